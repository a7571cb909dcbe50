import type { BootRecord } from '@qspi-doctor/cortex-m';
import type { Device } from '@qspi-doctor/devices';
import { formatAddress } from '@qspi-doctor/diagnostics';
import { isPresent, type ImageInput, type Program } from '@qspi-doctor/workspace';

/** Blocks that every start-up reads and that the machine answers as the hardware would: RCC, PWR, FLASH and SYSCFG of the families (CMSIS device headers). */
const clockBlocks = new Set([
  0x40021000, 0x40023800, 0x58024400, 0x46020c00, 0x44020c00, 0x56028000, 0x40007000, 0x58024800, 0x46020800, 0x44020800, 0x40022000, 0x40023c00, 0x52002000,
  0x40010000, 0x40013800, 0x58000400, 0x40020c00, 0x40030c00, 0x58000000,
]);

/** Handlers of a program's own checks: that a run ends there can come from what a made-up peripheral answered. */
const errorHandler = /error|assert|panic|fail|abort|exit/i;

/**
 * Why a run that did not arrive proves nothing about the program: the machine does not know an instruction, the program waits for something
 * that only the real hardware brings, or it had read what nobody here can answer. Undefined where the program itself went wrong.
 */
export function doubtAbout(record: BootRecord, image: ImageInput, device: Device | undefined): string | undefined {
  const { stop } = record;
  const at = placeText(stop.at, [image]);
  switch (stop.kind) {
    case 'reached':
      return undefined;
    case 'unknown-instruction':
      return `the simulated core does not know an instruction in ${at}: ${stop.detail}`;
    case 'budget':
      return `the run was ended in ${at}: ${stop.detail}`;
    case 'sleep':
      return `the program sleeps in ${at} and waits for an event that the simulated core does not have`;
    case 'reset':
      return `the program asks for a system reset in ${at}; what it would do after that is not followed`;
    case 'loop':
      return (
        doubtAboutLoop(record, at, device) ??
        doubtAboutReads(record, at) ??
        (errorHandler.test(at) ? `the program ends in ${at}, which it may have chosen for what the simulated hardware answered` : undefined)
      );
    case 'unmapped':
      return doubtAboutMemory(stop.accessed, at, device) ?? doubtAboutReads(record, at);
    default:
      return doubtAboutReads(record, at);
  }
}

function doubtAboutLoop({ stop, enabledInterrupts, sysTickEnabledAtStop }: BootRecord, at: string, device: Device | undefined): string | undefined {
  if (stop.detail !== 'repeats itself for ever') return `${at} ${stop.detail}: the real peripheral may answer otherwise`;
  if (enabledInterrupts.length > 0 || sysTickEnabledAtStop) return `${at} waits, and an interrupt that is enabled may end that`;
  if ((device?.cores.length ?? 1) > 1) return `${at} waits, and the other core of ${device?.name ?? 'the device'} may end that`;
  return undefined;
}

/** An access to nothing is the program's fault only where it is certain that the device has nothing there. */
function doubtAboutMemory(accessed: number | undefined, at: string, device: Device | undefined): string | undefined {
  if (accessed === undefined) return undefined;
  const where = `${at} uses ${formatAddress(accessed)}`;
  if (accessed >= 0xfffffff0) return undefined;
  if (device === undefined) return `${where}, and which memories the device has is not known`;
  if (!device.memoriesComplete) return `${where}, and not all memories of ${device.name} are known`;
  if (device.memoryAt(accessed) !== undefined) return `${where}, which the simulated core does not have`;
  // Identification words, one-time memory and boot ROM lie in gaps below the RAM; above 0x40000000 are peripherals.
  if (accessed < 0x20000000 || (accessed >= 0x40000000 && accessed < 0x60000000) || accessed >= 0xa0000000)
    return `${where}, where the simulated core has nothing`;
  return undefined;
}

function doubtAboutReads({ peripherals }: BootRecord, at: string): string | undefined {
  const asked = peripherals.find(({ base, accesses }) => !clockBlocks.has(base) && accesses.some(({ write }) => !write));
  return (
    asked && `the run ended in ${at}, after the program had asked ${asked.name ?? `the peripheral at ${formatAddress(asked.base)}`}, whose answers are made up`
  );
}

/** A function with its address and, where the line table has it, its source line: `HAL_Delay at 0x900002c6 (Core/Src/main.c:37)`. */
export function placeText(address: number, images: readonly ImageInput[]): string {
  const owner = images.find(({ image }) => image.bytesAt(address, 2) !== undefined);
  const { file, line } = owner?.locate(address) ?? {};
  return `${owner?.image.functionAt(address)?.name ?? 'code'} at ${formatAddress(address)}${line === undefined || file === undefined ? '' : ` (${file}:${line})`}`;
}

/** The image of a program, where it has one. */
export async function imagesOf(program: Program | undefined): Promise<readonly ImageInput[]> {
  const opened = await program?.open('image');
  return opened && isPresent(opened) ? [opened.value] : [];
}

/** Why and where a run ended: `repeats itself for ever in Error_Handler at 0x900002c6 (Core/Src/main.c:37)`. */
export function stopText({ stop }: BootRecord, images: readonly ImageInput[]): string {
  return `${stop.detail || stop.kind} in ${placeText(stop.at, images)}`;
}

/** The calls that were open where a run ended, innermost first. Bounded; a path whose middle is left out gives the innermost ones. */
export function openCalls({ path }: BootRecord, most = 4): readonly { readonly pc: number; readonly target: number }[] {
  const open: { pc: number; target: number }[] = [];
  for (const { kind, pc, target } of path) {
    if (kind === 'call') open.push({ pc, target });
    else if (kind === 'return') open.pop();
    else open.length = 0;
  }
  return open.reverse().slice(0, most);
}

/** True where the core starts with this table: nothing runs before the program, so nothing that it needs can have been prepared. */
export function startsAtReset(table: number, device: Device | undefined): boolean {
  if (table === 0 || table === 0x08000000) return true;
  return device?.memories.some(({ kind, origin, aliasOf }) => kind === 'flash' && aliasOf === undefined && origin === table) ?? false;
}
