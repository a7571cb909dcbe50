import { describe, expect, it } from 'vitest';
import { onL476, runOnTarget } from '../../tests/target-facts.js';
import { breakpointUnit } from './breakpoint-unit.js';

const l476 = { mcu: 'STM32L476VGTx', base: onL476 };

describe('target/breakpoint-unit', () => {
  it('measures that the unit ends below main, and hands over the ways out that work on this device', async () => {
    const { findings } = await runOnTarget(breakpointUnit, l476);
    expect(findings).toMatchObject([{ severity: 'error', explains: expect.arrayContaining(['breakpoint/unreachable']), related: [{ address: 0xe0002000 }] }]);
    expect(findings[0]?.message).toContain('FP_CTRL reads 0x00000260');
    expect(findings[0]?.message).toContain('6 comparators (2 in use)');
    expect(findings[0]?.remedies.length).toBeGreaterThan(3);
  });

  it('says so where the chip is not what the project says', async () => {
    const { findings } = await runOnTarget(breakpointUnit, { base: onL476 });
    expect(findings[0]?.related[0]?.message).toContain('the project says Cortex-M7');
  });

  it.each([
    ['the unit reaches it', {}],
    ['main is at the alias at 0', { ...l476, firmware: { table: 0, loadedAt: 0x90000000, vtor: 0 } }],
    ['the program is in internal flash', { ...l476, firmware: { table: 0x08000000, vtor: 0x08000000 } }],
  ])('is silent where %s', async (_, subject) => {
    expect(await runOnTarget(breakpointUnit, subject)).toEqual({ findings: [], notChecked: [] });
  });

  it('says that it cannot know where the unit does not answer', async () => {
    expect((await runOnTarget(breakpointUnit, { facts: { breakpointUnit: undefined } })).notChecked).toMatchObject([{ why: expect.stringContaining('FP_CTRL') }]);
  });
});
