import { coreTitle, type Device } from '@qspi-doctor/devices';
import { type Certainty, formatAddress, formatSize, type Remedy } from '@qspi-doctor/diagnostics';
import type { CoreInput, ImageInput } from '@qspi-doctor/workspace';
import type { Window } from '../external-window.js';

/** What is known where remedies are chosen: only those that work on this device, for this image, are handed out. */
export interface UnreachableCase {
  readonly core: CoreInput;
  readonly device: Device | undefined;
  /** Undefined where there is only a linker script yet. */
  readonly image: ImageInput | undefined;
  readonly window: Window;
  readonly name: string;
  /** Of the function `name`, where it is known. */
  readonly address: number | undefined;
}

/** Every way to halt in code that the breakpoint unit cannot reach, best first. */
export function remediesFor(subject: UnreachableCase): readonly Remedy[] {
  return [aliasAtZero(subject), watchpointComparator(subject), codeInRam(subject), internalFlash(subject), jlink()].filter((remedy): remedy is Remedy => remedy !== undefined);
}

/** tools/target-simulator proves what is so on a model of the STM32L476, with the real OpenOCD and GDB (docs/proof.md); the rest is documented. */
const provedIf = (shown: boolean): Certainty => (shown ? 'proved' : 'documented');

/** SYSCFG_MEMRMP shows the external memory at address 0, which every comparator reaches: L4, L4+, G4 and WB have it (their HAL: __HAL_SYSCFG_REMAPMEMORY_…). */
function aliasAtZero({ device, window }: UnreachableCase): Remedy | undefined {
  const remap = device?.remapToZero;
  const option = remap?.options.find(({ peripheral }) => peripheral === window.name);
  if (!remap || !option) return undefined;
  return {
    title: `Run the program at address 0: ${device.family} can show ${window.name} there, within reach of the breakpoint unit`,
    certainty: provedIf(device.family === 'STM32L4' && window.name === 'QUADSPI'),
    steps: [
      `Linker script: add a region that starts at 0x00000000 and place vectors, code and constants "> that region AT> ${window.name}", so that they run at 0 and are still programmed at ${formatAddress(window.origin)}.`,
      `Bootloader: set its own VTOR to the internal flash first, map ${window.name} as before, switch the SYSCFG clock on, then write ${option.value} into the memory mode bits (mask ${remap.mask}) of ${remap.name} at ${formatAddress(remap.register)}.`,
      "Bootloader: take stack pointer and reset handler from the table at 0x00000000 and jump. Application: SCB->VTOR = (uint32_t)g_pfnVectors.",
      'Build and debug: main now lies below 0x20000000, and an ordinary hardware breakpoint works. How much of the memory appears at 0 is for the reference manual of the device to say.',
    ],
  };
}

/** Armv7-M C1.8: a DWT comparator with FUNCTION 4 (PC match) compares all 32 bits and halts under a debugger; debug event is DWTTRAP. */
function watchpointComparator({ core, address, name }: UnreachableCase): Remedy | undefined {
  const count = core.watchpointComparators;
  if (count === undefined || count < 1) return undefined;
  const comparator = 0xe0001020 + 0x10 * (count - 1);
  const set = (register: number, value: string) => `set *(unsigned int *)${formatAddress(register)} = ${value}`;
  return {
    title: `Use a watchpoint comparator instead: the DWT of this ${coreTitle(core.name)} compares whole addresses, and there are ${count}`,
    certainty: provedIf(core.name === 'cortex-m4'),
    steps: [
      'In the debug configuration switch "Set breakpoint at: main" off, connect, and reset first: a reset may clear the comparators.',
      'Then, in the GDB console:',
      'set *(unsigned int *)0xe000edfc |= 0x01000000   (DEMCR.TRCENA: the unit on)',
      `${set(comparator, address === undefined ? `(unsigned int)${name} & ~1` : formatAddress(address))}   (comparator ${count - 1}: ${name})`,
      `${set(comparator + 4, '0')}   (no mask)`,
      `${set(comparator + 8, '4')}   (halt on a match of the program counter)`,
      'Continue. The core halts with SIGTRAP one instruction or so behind the address. To go on, take the comparator back first:',
      set(comparator + 8, '0'),
      'Data watchpoints of the debugger take the same comparators, the lowest first.',
    ],
  };
}

function codeInRam({ device, core, image, name }: UnreachableCase): Remedy {
  const near = device?.memories.find(({ kind, origin, core: only, aliasOf }) => kind === 'ram' && aliasOf === undefined && only === undefined && origin > 0 && origin <= core.breakpointUnit.highestAddress);
  const size = image === undefined ? undefined : codeSize(image);
  return {
    title: 'Run the code under test from RAM',
    certainty: provedIf(core.name === 'cortex-m4'),
    steps: [
      `Mark the functions that you debug${size === undefined ? '' : ` (the whole program has ${formatSize(size)} of code)`} with __attribute__((section(".RamFunc"))); ${name} itself may stay where it is.`,
      near
        ? `In the linker script, give *(.RamFunc*) an output section that runs in ${near.name} at ${formatAddress(near.origin)} and is loaded from the flash (> … AT> …), and copy it at start-up as .data is copied: hardware breakpoints reach that RAM.`
        : 'In the linker script, place *(.RamFunc*) inside .data, which the start-up copies to RAM: the debugger can write a software breakpoint there.',
      'Set the breakpoint after the start-up has copied the section.',
    ],
  };
}

function internalFlash({ device, core, image, window }: UnreachableCase): Remedy | undefined {
  const flash = device?.memories.find(({ kind, aliasOf }) => kind === 'flash' && aliasOf === undefined);
  if (!flash || flash.length === undefined || flash.lengthCertainty !== 'part' || image === undefined) return undefined;
  const size = bytesLoadedInto(image, window);
  if (size > flash.length) return undefined;
  return {
    title: `Debug a build for the internal flash: the program has ${formatSize(size)}, the flash of ${device?.name ?? 'the device'} ${formatSize(flash.length)}`,
    certainty: provedIf(core.name === 'cortex-m4'),
    steps: [
      `Add a build configuration with a linker script whose code region is the internal flash (ORIGIN = ${formatAddress(flash.origin)}), from the same sources.`,
      'Debug there with ordinary breakpoints, and release the build for the external flash.',
    ],
  };
}

function jlink(): Remedy {
  return {
    title: 'Use a SEGGER J-Link with flash breakpoints (J-Link PLUS or better)',
    certainty: 'documented',
    steps: ['Its software reprograms the flash sector with the breakpoint in it; that works in memory-mapped QSPI flash on Cortex-M3 and M4 as well, within its licence.', 'In CubeIDE choose the probe "SEGGER J-LINK" in the Debugger tab.'],
  };
}

function bytesLoadedInto(image: ImageInput, { origin, span }: Window): number {
  return image.image.segments.filter(({ type, physicalAddress }) => type === 'load' && physicalAddress >= origin && physicalAddress - origin < span).reduce((sum, { fileSize }) => sum + fileSize, 0);
}

function codeSize(image: ImageInput): number {
  return image.image.sections.filter(({ allocated, executable }) => allocated && executable).reduce((sum, { size }) => sum + size, 0);
}
