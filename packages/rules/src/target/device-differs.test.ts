import { describe, expect, it } from 'vitest';
import { onL476, runOnTarget } from '../../tests/target-facts.js';
import { deviceDiffers } from './device-differs.js';

describe('target/device-differs', () => {
  it('finds another chip by its identity code', async () => {
    const { findings } = await runOnTarget(deviceDiffers, { mcu: 'STM32L496AGIx', base: onL476 });
    expect(findings).toMatchObject([{ messageId: 'chip', severity: 'warning', related: [{ message: 'DBGMCU_IDCODE reads 0x10076415' }] }]);
    expect(findings[0]?.message).toContain('device id 0x461');
    expect(findings[0]?.message).toContain('0x415, which is STM32L476');
  });

  it('finds another core where the chip says nothing', async () => {
    const { findings } = await runOnTarget(deviceDiffers, { base: onL476, facts: { chip: undefined } });
    expect(findings).toMatchObject([{ messageId: 'core' }]);
    expect(findings[0]?.message).toBe('The project is for a Cortex-M7 (STM32F746NGHx), and the connected core is a Cortex-M4 r0p1.');
  });

  it('is silent where they agree, where the chip cannot be told, and where the finding belongs to another program', async () => {
    for (const subject of [{}, { mcu: 'STM32L476VGTx', base: onL476 }, { facts: { chip: undefined } }, { mcu: 'STM32L496AGIx', base: onL476, leads: false }])
      expect(await runOnTarget(deviceDiffers, subject)).toEqual({ findings: [], notChecked: [] });
  });
});
