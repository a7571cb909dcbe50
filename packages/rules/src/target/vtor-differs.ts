import { formatAddress, type Location, type Remedy } from '@qspi-doctor/diagnostics';
import { exceptionName } from '@qspi-doctor/live-target';
import type { ImageInput, TargetInput } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';

/** What runs before main: VTOR may still be the boot code's there. */
const startUp = /^(?:Reset_?Handler|ResetISR|reset_handler|SystemInit|_?_?(?:libc_init_array|start|main|cmain|iar_program_start|scatterload.*|rt_entry.*)|_init|_mainCRTStartup|ExitRun0Mode)$/i;

export const vtorDiffers = defineRule({
  id: 'target/vtor-differs',
  since: '0.1.0',
  severity: 'error',
  needs: ['program', 'image', 'target'],
  docs: {
    what: 'The program runs, and the vector table offset register (VTOR) of the live target points to a table that is not its own: the words there are not those of the image.',
    why: "Every interrupt goes through the table that VTOR points to. A SystemInit that writes `FLASH_BASE | VECT_TAB_OFFSET`, or a bootloader that jumps without setting VTOR, leaves the bootloader's table in force.",
    symptom: "The first interrupt runs a handler of the bootloader: `HAL_Delay` never returns, or the core ends in the bootloader's `Default_Handler`.",
    wrong: '```text\npc 0x90000418 (tick_delay)   VTOR 0x08000000\n```',
    right: '```text\npc 0x90000418 (tick_delay)   VTOR 0x90000000\n```',
    sources: ['Armv7-M Architecture Reference Manual B3.2.5, Vector Table Offset Register', 'Armv7-M Architecture Reference Manual B1.5.6, exception entry'],
  },
  messages: {
    running: ({ vtor, table, where }: { vtor: number; table: number; where: string }) =>
      `The program runs (${where}) with VTOR at ${formatAddress(vtor)}, where another table is; its own is at ${formatAddress(table)}. Interrupts go to other handlers than this program's.`,
    atMain: ({ vtor, table }: { vtor: number; table: number }) =>
      `When the core halts in main, VTOR is ${formatAddress(vtor)}, where another table is than this image's at ${formatAddress(table)}: interrupts go to other handlers than this program's.`,
    interrupted: ({ vtor, table, exception, from, handler }: { vtor: number; table: number; exception: string; from: string; handler: string }) =>
      `${exception} interrupted this program (at ${from}), and the handler that runs is not its own: ${handler}, taken from the table at ${formatAddress(vtor)}. The program's table is at ${formatAddress(table)}.`,
  },
  check({ program, image, target }, report) {
    const { facts, proof } = target;
    const { vectorTable } = image;
    if (vectorTable === undefined) return report.unknown('the image has no vector table');
    const table = vectorTable.address;
    const shared = (location: Location) => ({
      location,
      related: [{ ...image.locate(table), message: `the vector table of this image, at ${formatAddress(table)}` }],
      explains: ['boot/vtor-mismatch', 'target/fault'],
      remedies: [remedy(table, facts.core.name)],
    });
    if (proof?.halted === true && proof.tableAtVtor === false && target.image?.tableAtVtor !== true && proof.vtor !== undefined && proof.address === image.main?.address) {
      report({ message: 'atMain', data: { vtor: proof.vtor, table }, ...shared(image.locate(proof.address)) });
      return;
    }
    const { vtor, pc, interrupted } = facts;
    if (target.image?.tableAtVtor !== false || vtor === undefined) {
      if (target.image?.tableAtVtor === undefined) report.unknown('the table at VTOR could not be compared with that of the image');
      return;
    }
    if (isInRam(vtor)) return report.unknown(`VTOR is ${formatAddress(vtor)}, in RAM: a table that the program put there itself cannot be told from another's`);
    if (facts.state.exception !== 0 && interrupted?.image === program.name && pc?.image !== program.name) {
      const handler = pc === undefined ? 'unknown' : (pc.symbol ?? formatAddress(pc.address));
      const from = interrupted.symbol ?? formatAddress(interrupted.address);
      report({ message: 'interrupted', data: { vtor, table, exception: exceptionName(facts.state.exception), from, handler }, ...shared(image.locate(interrupted.address)) });
      return;
    }
    if (pc?.image !== program.name) return report.unknown(whereNow(target));
    if (isStartUp(pc.symbol, pc.address, image)) return report.unknown('the core is in the start-up code, which may still set VTOR: look again when main runs (--prove main)');
    report({ message: 'running', data: { vtor, table, where: pc.symbol ?? formatAddress(pc.address) }, ...shared(image.locate(pc.address)) });
  },
});

function isInRam(address: number): boolean {
  return address >= 0x10000000 && address < 0x40000000 && !(address >= 0x1ff00000 && address < 0x20000000);
}

function isStartUp(symbol: string | undefined, address: number, { image, vectorTable }: ImageInput): boolean {
  if (symbol === undefined || startUp.test(symbol)) return symbol !== 'main';
  const reset = vectorTable && image.functionAt((vectorTable.resetHandler & ~1) >>> 0);
  return reset !== undefined && address >= reset.low && address < reset.high;
}

function whereNow({ facts: { pc } }: TargetInput): string {
  return pc === undefined ? 'the core runs, so where it is cannot be read: halt it first (--halt)' : 'the core is not in this program now: VTOR counts when main runs (--prove main shows it)';
}

function remedy(table: number, core: string | undefined): Remedy {
  return {
    title: "Let VTOR follow the linker script: point it to the image's own table",
    // The test has a Cortex-M4.
    certainty: core === 'cortex-m4' ? 'proved' : 'documented',
    steps: [
      'In SystemInit (system_stm32….c), write: extern uint32_t g_pfnVectors[]; SCB->VTOR = (uint32_t)g_pfnVectors; (g_pfnVectors is the name in ST start-up files).',
      `To try it without a build, halt in main and write it by hand: set *(unsigned int *)0xe000ed08 = ${formatAddress(table)}`,
      'Build again, program, and read 0xE000ED08 at main.',
    ],
  };
}
