import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { externalLoader } from '../../tests/external-loader.js';
import { pair } from '../../tests/launch-pair.js';
import { launch, runRuleOn, type LaunchFacts } from '../../tests/rule-tester.js';
import { loaderRange } from './loader-range.js';

const path = '${workspace_loc:/App/w25.stldr}';
const run = async (stldr: Uint8Array, facts: LaunchFacts = {}) => (await runRuleOn(loaderRange, pair({ launch: { loaders: [{ path }], ...facts }, more: { 'App/w25.stldr': stldr } }))).findings;

describe('launch/loader-range', () => {
  it('finds a loader for another window', async () => {
    expect(await run(externalLoader({ start: 0x70000000, size: 0x4000000 }))).toMatchObject([{ severity: 'error', messageId: 'outside', data: { address: 0x90000000 } }]);
  });

  it('finds a loader for a smaller memory', async () => {
    expect(await run(externalLoader({ start: 0x90000000, size: 0x40 }))).toMatchObject([{ messageId: 'outside' }]);
  });

  it('finds a file that is no loader', async () => {
    expect(await run(buildFirmware({ table: 0x20000000 }))).toMatchObject([{ messageId: 'noLoader', data: { file: 'w25.stldr' } }]);
  });

  it('goes by the start address that CubeIDE 1.0 to 1.10 store', async () => {
    const old = (start: string) =>
      launch({ extra: [['string', '.stlink.external_loader', `W25, ${start}, NOR_FLASH, W25.stldr`], ['boolean', '.stlink.enable_external_loader', 'true']] }).replace(/.*cubeprog_external_loaders.*\n/, '');
    const found = async (start: string) => (await runRuleOn(loaderRange, pair({ more: { 'App/App Debug.launch': old(start) } }))).findings;
    expect(await found('0x70000000')).toMatchObject([{ severity: 'error', messageId: 'otherWindow' }]);
    expect(await found('0x90000000')).toEqual([]);
  });

  it('is silent about a loader that covers the image, or that is not at hand, and where nothing is downloaded', async () => {
    expect(await run(externalLoader({ start: 0x90000000, size: 0x1000000 }))).toEqual([]);
    expect(await run(externalLoader({ start: 0x70000000, size: 0x1000000 }), { loaders: [{ path }, { path: 'MT25TL01G_STM32H750B-DISCO.stldr' }] })).toEqual([]);
    expect(await run(externalLoader({ start: 0x70000000, size: 0x1000000 }), { download: false })).toEqual([]);
  });
});
