import { describe, expect, it } from 'vitest';
import { healthy, place, runOnTarget, unmappedWindow } from '../../tests/target-facts.js';
import { notMapped } from './not-mapped.js';

const inBoot = place(0x08000210, { image: undefined, symbol: 'Error_Handler' });

describe('target/not-mapped', () => {
  it('reads in the registers that the memory is not there, and quotes them', async () => {
    const { findings } = await runOnTarget(notMapped, { facts: { windows: [unmappedWindow], pc: inBoot } });
    expect(findings).toMatchObject([
      { messageId: 'off', severity: 'error', related: [{ address: 0xa0001014, message: 'CCR reads 0x00000000: FMODE 0 (indirect write); CR reads 0x00000000: EN 0' }] },
    ]);
  });

  it('is a note while the core stands at its reset vector: nothing has run yet', async () => {
    const { findings } = await runOnTarget(notMapped, { facts: { windows: [unmappedWindow], pc: inBoot, state: { ...healthy.state, atReset: true } } });
    expect(findings).toMatchObject([{ messageId: 'atReset', severity: 'note' }]);
  });

  it('tells where the core executes memory that was taken away', async () => {
    const { findings } = await runOnTarget(notMapped, { facts: { windows: [unmappedWindow] } });
    expect(findings).toMatchObject([{ messageId: 'executing', severity: 'error', explains: expect.arrayContaining(['target/fault']) }]);
  });

  it('judges a program that runs at 0 by the window that it is programmed into', async () => {
    const { findings } = await runOnTarget(notMapped, { mcu: 'STM32L476VGTx', firmware: { table: 0, loadedAt: 0x90000000, vtor: 0 }, facts: { windows: [unmappedWindow], pc: inBoot } });
    expect(findings).toMatchObject([{ messageId: 'off' }]);
  });

  it.each([
    ['the memory is mapped', {}],
    ['the program is in internal flash', { firmware: { table: 0x08000000, vtor: 0x08000000 }, facts: { windows: [unmappedWindow] } }],
  ])('is silent where %s', async (_, subject) => {
    expect(await runOnTarget(notMapped, subject)).toEqual({ findings: [], notChecked: [] });
  });

  it('says that it cannot know where the registers cannot be read', async () => {
    const outcome = await runOnTarget(notMapped, { facts: { windows: [{ ...unmappedWindow, controller: undefined }] } });
    expect([outcome.findings, outcome.notChecked]).toMatchObject([[], [{ why: expect.stringContaining('could not be read') }]]);
  });
});
