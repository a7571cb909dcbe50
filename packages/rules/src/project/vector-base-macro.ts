import { formatAddress } from '@qspi-doctor/diagnostics';
import type { Device } from '@qspi-doctor/devices';
import { isPresent, vectorAddressOf, type LinkerScriptInput, type ProgramInputs, type SourcesInput } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { isFlash, windowAt } from '../external-window.js';
import { regionHolding } from '../region-holding.js';
import { judgeVectorBase } from './judge-vector-base.js';
import { macroEvidence, storeEvidence, vectorBaseRemedy } from './vector-base-evidence.js';

type Subject = Pick<ProgramInputs, 'program'> & Partial<Pick<ProgramInputs, 'image' | 'boot' | 'linkerScript' | 'device' | 'project'>>;

export const vectorBaseMacro = defineRule({
  id: 'project/vector-base-macro',
  since: '0.1.0',
  severity: 'error',
  needs: ['program'],
  uses: ['image', 'boot', 'linkerScript', 'device', 'project'],
  docs: {
    what: 'The sources set the vector table offset register (VTOR) to another address than the one at which the linker script places the vector table, or set macros for it that have no effect. Found by reading the sources as the compiler does, with the defines of the build configuration. Where an image is built, the image is run instead (`boot/vtor-mismatch`); what remains here is a program in external flash that leaves VTOR alone, with nobody in the folder who sets it.',
    why: "`SystemInit` in system_stm32….c writes VTOR, or leaves it: older templates of ST (and those of U5, H5, C0 and U0 to this day) always write `FLASH_BASE | VECT_TAB_OFFSET`, newer ones only where `USER_VECT_TAB_ADDRESS` is defined, and then the base is still the internal flash by default. The linker script knows nothing of it, and no tool compares the two.",
    symptom: "After the next build the program runs until the first interrupt: then a handler of the bootloader's table is called. `HAL_Delay` never returns, or the core ends in `Default_Handler` or a HardFault.",
    wrong: '```c\n/* linker script: .isr_vector at 0x90000000 */\n#define USER_VECT_TAB_ADDRESS\n#define VECT_TAB_BASE_ADDRESS   FLASH_BASE        /* 0x08000000 */\n#define VECT_TAB_OFFSET         0x00000000U\n```',
    right: '```c\n#define USER_VECT_TAB_ADDRESS\n#define VECT_TAB_BASE_ADDRESS   QSPI_BASE         /* 0x90000000 */\n#define VECT_TAB_OFFSET         0x00000000U\n```',
    sources: [
      'STMicroelectronics cmsis_device_l4, cmsis_device_f7, cmsis_device_h7, cmsis_device_u5: Source/Templates/system_stm32*.c and its history',
      'Armv7-M Architecture Reference Manual B3.2.5, Vector Table Offset Register',
      'STMicroelectronics stm32-mw-extmem-mgr, boot/stm32_boot_xip.c: sets VTOR before it starts an application; the older ExtMem_Boot examples do not',
    ],
  },
  messages: {
    elsewhere: ({ value, table, script, when }: { value: number; table: number; script: string; when: string }) =>
      `From the sources (${when}): SystemInit sets VTOR to ${formatAddress(value)}, but ${script} places the vector table at ${formatAddress(table)}: interrupts will go to other handlers than this program's.`,
    overlap: ({ value, table, script, when }: { value: number; table: number; script: string; when: string }) =>
      `From the sources (${when}): base and offset of the vector table have bits in common, and "base | offset" is ${formatAddress(value)}, not their sum. ${script} places the table at ${formatAddress(table)}: interrupts will go to other handlers than this program's.`,
    unset: ({ table, script, when }: { table: number; script: string; when: string }) =>
      `From the sources (${when}): nothing that is compiled writes VTOR, and ${script} places the vector table at ${formatAddress(table)}. At main, VTOR is what the program before this one left, and that is its own table unless it moves it: that program is not in this folder.`,
    unsetInRun: ({ table }: { table: number }) =>
      `Nothing writes VTOR, from reset to main and in what main sets up, and the vector table of this image is at ${formatAddress(table)}. At main, VTOR is what the program before this one left, and that is its own table unless it moves it: that program is not in this folder.`,
    unused: ({ name, value, table }: { name: string; value: string; table: number }) =>
      `${name} is set (${value}), and has no effect: SystemInit looks at it only where USER_VECT_TAB_ADDRESS is defined, and it is not. VTOR stays as it is, and the vector table is at ${formatAddress(table)}.`,
  },
  async check({ program, image, boot, linkerScript, device, project }: Subject, report) {
    const built = image !== undefined;
    if (image !== undefined && boot?.alone.reachesMain === true) {
      // A run of what is built says more than its sources.
      const table = image.vectorTable?.address;
      if (table === undefined || !startedBySomebodyElse(program, table, device?.device) || !leavesVectorBase(boot)) return;
      const opened = await program.open('sources');
      const off = isPresent(opened) ? opened.value.vectorBase().commentedOut : undefined;
      report({
        message: 'unsetInRun',
        severity: 'warning',
        data: { table },
        location: isPresent(opened) && off ? opened.value.locate(off) : image.location,
        related: [{ ...image.locate(table), message: `the vector table of this image, at ${formatAddress(table)}` }],
        remedies: isPresent(opened) ? [vectorBaseRemedy(table, undefined, opened.value)] : [],
      });
      return;
    }
    const table = linkerScript && vectorAddressOf(linkerScript.layout);
    if (linkerScript === undefined || table === undefined) return report.unknown(linkerScript === undefined ? await whyAbsent(program) : `where ${linkerScript.file} places the vector table is not known`);
    // An image that is linked in another way was built from something else.
    if (image !== undefined && image.vectorTable?.address !== table) return;
    const lesser = built ? { severity: 'warning' as const } : {};
    const when = built ? 'the image does not run as far as main' : 'nothing is built yet';
    const opened = await program.open('sources');
    if (!isPresent(opened)) return report.unknown(opened.absent);
    const sources = opened.value;
    const verdict = judgeVectorBase(sources, table, device?.device);
    const inScript = tableInScript(linkerScript, table);
    if (verdict.kind === 'unknown') return report.unknown(verdict.why);
    if (verdict.kind === 'elsewhere') {
      const { value, store } = verdict;
      report({
        message: overlaps(store.macros, value, table) ? 'overlap' : 'elsewhere',
        ...lesser,
        data: { value, table, script: linkerScript.file, when },
        location: { ...sources.locate(store.place), ...(store.function === undefined ? {} : { symbol: store.function }) },
        related: [...storeEvidence(store, sources, project).slice(1), ...inScript],
        remedies: [vectorBaseRemedy(table, store, sources)],
      });
      return;
    }
    if (verdict.kind !== 'untouched') return;
    const { systemInit, commentedOut } = sources.vectorBase();
    const isElsewhere = program.role === 'application';
    const without = effectless(sources);
    if (without && isElsewhere) {
      const [first] = macroEvidence([without], sources, project);
      report({
        message: 'unused',
        severity: 'warning',
        data: { name: without.name, value: without.text, table },
        location: first ?? program.location,
        related: [...(commentedOut ? [{ ...sources.locate(commentedOut), message: 'USER_VECT_TAB_ADDRESS, in a comment' }] : []), ...inScript],
        remedies: [vectorBaseRemedy(table, undefined, sources)],
      });
      return;
    }
    if (!startedBySomebodyElse(program, table, device?.device)) return;
    report({
      message: 'unset',
      severity: 'warning',
      data: { table, script: linkerScript.file, when },
      location: commentedOut ? sources.locate(commentedOut) : systemInit ? { ...firstLine(sources.locate(systemInit)), symbol: 'SystemInit' } : program.location,
      related: [...(systemInit && commentedOut ? [{ ...firstLine(sources.locate(systemInit)), message: 'SystemInit, which writes VTOR only where USER_VECT_TAB_ADDRESS is defined' }] : []), ...inScript],
      remedies: [vectorBaseRemedy(table, undefined, sources)],
    });
  },
});

/** A program in external flash whose bootloader is not in the folder, on a device for which ST's own boot code leaves VTOR to the application. */
function startedBySomebodyElse(program: ProgramInputs['program'], table: number, device: Device | undefined): boolean {
  return program.role === 'application' && program.bootloader === undefined && windowAt(table, device)?.mayHold.some(isFlash) === true && !startedByMemoryManager.has(device?.family ?? '');
}

/** Families whose external memory is brought up by ST's ExtMem Manager, which sets VTOR for the application. */
const startedByMemoryManager = new Set(['STM32H7RS', 'STM32N6']);

function leavesVectorBase(boot: ProgramInputs['boot']): boolean {
  return boot.alone.reachesMain && boot.vtorAtMain === undefined && boot.alone.vtor.writes.length === 0 && boot.intoMain().record.vtor.writes.length === 0;
}

async function whyAbsent(program: ProgramInputs['program']): Promise<string> {
  const script = await program.open('linkerScript');
  return isPresent(script) ? '' : script.absent;
}

function tableInScript({ layout, locate }: LinkerScriptInput, table: number) {
  const region = regionHolding(layout, table);
  return region ? [{ ...locate(region.originRange ?? region.range, region.script), message: `the linker script places the vector table into ${region.name}` }] : [];
}

function firstLine<T extends { readonly endLine?: number | undefined; readonly endColumn?: number | undefined }>({ endLine: _endLine, endColumn: _endColumn, ...rest }: T) {
  return rest;
}

/** `base | offset` where base + offset would be the table. */
function overlaps(macros: readonly { readonly name: string; readonly text: string }[], value: number, table: number): boolean {
  const plain = (name: RegExp) => macros.filter((macro) => name.test(macro.name)).map(({ text }) => /^\(*\s*(0[xX][0-9a-fA-F]+|\d+)[uUlL]*\s*\)*$/.exec(text)?.[1]).find((text) => text !== undefined);
  const [base, offset] = [plain(/^VECT_TAB_BASE_ADDRESS$|_BASE$|^APPLICATION_ADDRESS$/), plain(/^VECT_TAB_OFFSET$/)];
  if (base === undefined || offset === undefined) return false;
  return Number(base) + Number(offset) === table && ((Number(base) | Number(offset)) >>> 0) === value;
}

/** A macro that chooses the table, set where the template does not look at it. */
function effectless(sources: SourcesInput) {
  const { template, macros } = sources.vectorBase();
  if (template !== 'user-vect-tab-address' || macros.some(({ name }) => name === 'USER_VECT_TAB_ADDRESS')) return undefined;
  return macros.find(({ name, source }) => /^VECT_TAB_(?:BASE_ADDRESS|OFFSET|ADDRESS|SRAM)$/.test(name) && source.kind !== 'known');
}
