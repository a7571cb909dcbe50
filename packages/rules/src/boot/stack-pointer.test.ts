import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { pairOf } from '../../tests/pair.js';
import { partsOf, withHalfWords } from '../../tests/patch-image.js';
import { runRuleOn } from '../../tests/rule-tester.js';
import { stackPointer } from './stack-pointer.js';

const application = buildFirmware({ table: 0x90000000 });
const bootloader = buildFirmware({ table: 0x08000000, startsTableAt: 0x90000000 });
/** The instruction behind MSR MSP that fetches the jump target; LDR r1,[SP] instead of LDR r1,[r2,#4]. */
const fetchesTarget = partsOf(0x08000000).resetHandler + 18;
const loadFromStack = 0x9900;

describe('boot/stack-pointer', () => {
  it('finds a jump target that is read from the stack after that was changed', async () => {
    const { findings } = await runRuleOn(stackPointer, pairOf(withHalfWords(bootloader, fetchesTarget, [loadFromStack]), application));
    expect(findings).toMatchObject([
      { severity: 'warning', program: 'App', messageId: 'locals', location: { file: 'Boot/Debug/Boot.elf', symbol: 'Reset_Handler' } },
    ]);
  });

  it('is silent where the target is in a register', async () => {
    expect(await runRuleOn(stackPointer, pairOf(bootloader, application))).toEqual({ findings: [], notChecked: [] });
  });
});
