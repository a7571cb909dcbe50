import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { pairOf } from '../../tests/pair.js';
import { loadConstant, partsOf, withHalfWords } from '../../tests/patch-image.js';
import { runRuleOn } from '../../tests/rule-tester.js';
import { reconfiguresExternalMemory } from './reconfigures-external-memory.js';

const bootloader = buildFirmware({ table: 0x08000000, startsTableAt: 0x90000000 });
/** main writes this value into a register of choice instead of VTOR. */
const writing = (register: number, value = 0x100) =>
  withHalfWords(buildFirmware({ table: 0x90000000, vtorInMain: value }), partsOf(0x90000000).main, loadConstant(0, register));

describe('boot/reconfigures-external-memory', () => {
  it.each([
    ['sets up its own controller', 0xa0001004, 0x00170000, 'controller'],
    ['resets its own controller', 0x40021030, 0x100, 'reset'],
  ])('finds a main in external flash that %s', async (_, register, value, messageId) => {
    const { findings } = await runRuleOn(reconfiguresExternalMemory, pairOf(bootloader, writing(register, value)));
    expect(findings).toMatchObject([{ severity: 'error', program: 'App', messageId, location: { file: 'App/Debug/App.elf', symbol: 'main' } }]);
  });

  it.each([
    ['a flag that is cleared', 0xa000100c],
    ['another peripheral', 0x40013000],
    ['a reset of another peripheral', 0x40021028],
  ])('is silent about %s', async (_, register) => {
    expect(await runRuleOn(reconfiguresExternalMemory, pairOf(bootloader, writing(register)))).toEqual({ findings: [], notChecked: [] });
  });
});
