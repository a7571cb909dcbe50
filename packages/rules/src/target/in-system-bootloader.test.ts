import { describe, expect, it } from 'vitest';
import { place, runOnTarget } from '../../tests/target-facts.js';
import { inSystemBootloader } from './in-system-bootloader.js';

const inRom = place(0x1fff3d4a, { image: undefined, symbol: undefined, systemMemory: true });

describe('target/in-system-bootloader', () => {
  it('sees that the core executes the system memory', async () => {
    const { findings } = await runOnTarget(inSystemBootloader, { facts: { pc: inRom } });
    expect(findings).toMatchObject([{ severity: 'error', location: { address: 0x1fff3d4a }, explains: expect.arrayContaining(['target/not-mapped']) }]);
    expect(findings[0]?.message).toContain('0x1fff3d4a');
  });

  it('is silent where the core is elsewhere, and where the finding belongs to another program', async () => {
    expect(await runOnTarget(inSystemBootloader)).toEqual({ findings: [], notChecked: [] });
    expect(await runOnTarget(inSystemBootloader, { facts: { pc: inRom }, leads: false })).toEqual({ findings: [], notChecked: [] });
  });

  it('says that it cannot know while the core runs, and on parts that always start in their boot ROM', async () => {
    expect((await runOnTarget(inSystemBootloader, { facts: { pc: undefined } })).notChecked).toMatchObject([{ why: expect.stringContaining('--halt') }]);
    const onN6 = await runOnTarget(inSystemBootloader, { mcu: 'STM32N657X0HxQ', facts: { pc: inRom } });
    expect([onN6.findings, onN6.notChecked]).toMatchObject([[], [{ why: expect.stringContaining('boot ROM') }]]);
  });
});
