import { bytesSource, readImage } from '@qspi-doctor/elf';
import type { ProofFacts } from '@qspi-doctor/live-target';
import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { healthy, image, place, runOnTarget } from '../../tests/target-facts.js';
import { vtorDiffers } from './vtor-differs.js';

const left = { vtor: 0x08000000, images: [{ ...image, tableAtVtor: false }] };
const { value } = await readImage(bytesSource(buildFirmware({ table: 0x90000000, vtor: 0x90000000 })));
const main = value?.symbols.find('main')?.address ?? 0;
const proof = (more: Partial<ProofFacts>): ProofFacts => ({
  name: 'main',
  address: main,
  means: 'hardware breakpoint',
  why: '',
  halted: true,
  place: undefined,
  vtor: 0x08000000,
  tableAtVtor: false,
  time: 5,
  failure: undefined,
  ...more,
});

describe('target/vtor-differs', () => {
  it('finds the table of another program in force while this one runs', async () => {
    const { findings } = await runOnTarget(vtorDiffers, { facts: left });
    expect(findings).toMatchObject([{ messageId: 'running', severity: 'error', data: { vtor: 0x08000000, table: 0x90000000, where: 'main' }, explains: expect.arrayContaining(['boot/vtor-mismatch']) }]);
  });

  it('finds an interrupt of this program that was taken to a handler of another', async () => {
    const { findings } = await runOnTarget(vtorDiffers, {
      facts: { ...left, state: { ...healthy.state, exception: 15, exceptionTitle: 'SysTick' }, pc: place(0x08000400, { image: 'Boot', symbol: 'SysTick_Handler' }), interrupted: place(0x90000200, { symbol: 'tick_delay' }) },
    });
    expect(findings).toMatchObject([{ messageId: 'interrupted', data: { exception: 'SysTick', from: 'tick_delay', handler: 'SysTick_Handler' } }]);
  });

  it('takes the halt in main as the best evidence', async () => {
    const elsewhere = { ...left, pc: place(0x08000100, { image: 'Boot' }) };
    expect((await runOnTarget(vtorDiffers, { facts: elsewhere, proof: proof({}) })).findings).toMatchObject([{ messageId: 'atMain', data: { vtor: 0x08000000 } }]);
    // A halt somewhere else says nothing about main.
    expect((await runOnTarget(vtorDiffers, { facts: elsewhere, proof: proof({ address: main + 2 }) })).findings).toEqual([]);
  });

  it.each([
    ['VTOR is its own table', {}],
    ['a copy of the table in RAM', { facts: { vtor: 0x20000000, images: [{ ...image, tableAtVtor: true }] } }],
  ])('is silent where %s', async (_, subject) => {
    expect(await runOnTarget(vtorDiffers, subject)).toEqual({ findings: [], notChecked: [] });
  });

  it.each([
    ['the core is still in the boot code', { facts: { ...left, pc: place(0x08000100, { image: 'Boot', symbol: 'main' }) } }, /not in this program/],
    ['the core is in the start-up code', { facts: { ...left, pc: place(0x90000188, { symbol: 'SystemInit' }) } }, /start-up/],
    ['the core runs', { facts: { ...left, pc: undefined } }, /--halt/],
    ['VTOR is in RAM', { facts: { ...left, vtor: 0x20000000 } }, /in RAM/],
    ['the table could not be read', { facts: { images: [{ ...image, tableAtVtor: undefined }] } }, /could not be compared/],
  ])('says that it cannot know where %s', async (_, subject, why) => {
    const outcome = await runOnTarget(vtorDiffers, subject);
    expect(outcome.findings).toEqual([]);
    expect(outcome.notChecked).toMatchObject([{ why: expect.stringMatching(why) }]);
  });
});
