import { describe, expect, it } from 'vitest';
import { pair } from '../../tests/launch-pair.js';
import { runRuleOn, type LaunchFacts } from '../../tests/rule-tester.js';
import { loaderDeviceMismatch } from './loader-device-mismatch.js';

const run = async (loader: LaunchFacts['loaders'], facts: LaunchFacts = {}) =>
  (await runRuleOn(loaderDeviceMismatch, pair({ mcu: 'STM32H735IGKx', launch: { loaders: loader, ...facts } }))).findings;

describe('launch/loader-device-mismatch', () => {
  it('finds the loader of a board with another family, and names those that fit', async () => {
    expect(await run([{ path: 'MX25LM51245G_STM32L4R9I-DISCO.stldr' }])).toMatchObject([
      {
        severity: 'warning',
        data: { board: '32L4R9I-DISCO', families: ['STM32L4+'], device: 'STM32H735IGKx' },
        location: { file: 'App/App Debug.launch' },
        remedies: [{ steps: [expect.any(String), expect.stringContaining('MX25LM51245G_STM32H735G-DK.stldr')] }],
      },
    ]);
  });

  it.each([
    ['the loader of a board with this device', 'MX25LM51245G_STM32H735G-DK.stldr'],
    ['that of another board of the family', 'MT25TL01G_STM32H750B-DISCO.stldr'],
    ['a name that ST does not use', 'W25Q128_STM32L4_Own.stldr'],
    ['a file of the project', '${workspace_loc:/App/MX25LM51245G_STM32L4R9I-DISCO.stldr}'],
  ])('is silent about %s', async (_, path) => {
    expect(await run([{ path }])).toEqual([]);
  });

  it('is silent about a disabled loader, and about a server that uses none', async () => {
    expect(await run([{ path: 'MX25LM51245G_STM32L4R9I-DISCO.stldr', enabled: false }])).toEqual([]);
    expect(await run([{ path: 'MX25LM51245G_STM32L4R9I-DISCO.stldr' }], { probe: 'jlink' })).toEqual([]);
  });
});
