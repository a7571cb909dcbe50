import { mpuArchitectureOf, type Device, type MpuArchitecture } from '@qspi-doctor/devices';
import { failed, type Outcome, type RemoteMemoryMap, success, type TargetDescription } from '@qspi-doctor/gdb-remote';
import { deviceOfChip, readChip } from './chip.js';
import { compareImage, isTableOf, tableWords, type CompareOptions } from './contents.js';
import { readWindows, windowHolding } from './controller.js';
import { CoreRegisters } from './core-registers.js';
import { coreOfCpuid, readBreakpointUnit, readWatchpoints } from './core.js';
import { stackedState } from './exception-frame.js';
import type { CoreFacts, FaultFacts, ImageFacts, PlaceFacts, ServerFacts, StateFacts, TargetFacts } from './facts.js';
import { exceptionName, faultWords } from './faults.js';
import { readMpu } from './mpu.js';
import { placeOf, type TargetImage } from './place.js';
import { haltedBit, scs } from './registers.js';
import type { TargetMemory } from './target-memory.js';

export interface LookRequest {
  /** Of the project; without it, the connected chip's identity decides where its windows and controllers are. */
  readonly device?: Device | undefined;
  readonly images: readonly TargetImage[];
  readonly compare: CompareOptions;
}

/** What a connection has told before the first look. */
export interface Greeting {
  readonly server: ServerFacts;
  readonly description: TargetDescription | undefined;
  readonly map: RemoteMemoryMap | undefined;
  readonly signal: number;
}

const debugEnabled = 1;
/** CFSR.INVSTATE. */
const invalidState = 1 << 17;
const sleepingBit = 1 << 18;
const lockupBit = 1 << 19;

/** Reads everything once. Throws `ConnectionLost` where the connection ends on the way. */
export async function look(memory: TargetMemory, { server, description, map, signal }: Greeting, { device: given, images, compare }: LookRequest): Promise<Outcome<TargetFacts>> {
  const core = await readCore(memory);
  if (!core.ok) return core;
  const dhcsr = (await memory.word(scs.dhcsr)) ?? 0;
  const chip = await readChip(memory, given, core.value.name);
  const device = given ?? deviceOfChip(chip);
  // A model without debug registers (QEMU) reads as 0; a server that answers at all has halted it.
  const halted = (dhcsr & debugEnabled) === 0 || (dhcsr & haltedBit) !== 0;
  const registers = new CoreRegisters(memory.remote, description);
  const exception = await readException(memory, registers, halted);
  const windows = await readWindows(memory, device, map);
  // What a controller does not show is not touched: on silicon such a read ends in a bus error at best.
  const isHidden = (address: number) => windowHolding(windows, address)?.controller?.mapped === false;
  const vtor = core.value.name === 'cortex-m0' ? 0 : await memory.word(scs.vtor);
  const table = vtor === undefined || isHidden(vtor) ? undefined : await readTable(memory, vtor);
  const pc = halted ? await registers.pc : undefined;
  const atReset = pc !== undefined && table?.[1] !== undefined && pc === (table[1] & ~1) >>> 0;
  const state: StateFacts = { halted, atReset, lockedUp: (dhcsr & lockupBit) !== 0, sleeping: (dhcsr & sleepingBit) !== 0, exception, exceptionTitle: exception === 0 ? '' : exceptionName(exception), signal };
  const where = (address: number): Promise<PlaceFacts> => placeOf(address, images, device, isHidden(address) ? undefined : memory);
  const tables = [table];
  const architecture = architectureOf(core.value);
  if (architecture === 8) {
    // With TrustZone each state has a table of its own; what the debugger reads at VTOR is one of them.
    const other = await memory.word(scs.vtorNonSecure);
    if (other !== undefined && other !== 0 && other !== vtor && !isHidden(other)) tables.push(await readTable(memory, other));
  }
  const imageFacts: ImageFacts[] = [];
  for (const image of images) imageFacts.push({ ...(await compareImage(memory, image, windows, device, compare)), tableAtVtor: isInForce(image, tables) });
  const places = [...new Set([...images.flatMap(({ main, table: own }) => [main, own]), pc].filter((address): address is number => address !== undefined && address < 0xe0000000))];
  const faults = await readFaults(memory, core.value);
  return success({
    server,
    core: core.value,
    state,
    breakpointUnit: await readBreakpointUnit(memory, core.value),
    watchpoints: await readWatchpoints(memory),
    chip,
    memoryMap: map?.regions,
    windows,
    vtor,
    pc: pc === undefined ? undefined : await where(pc),
    interrupted: halted && exception !== 0 ? await readInterrupted(memory, registers, images, where, faults) : undefined,
    faults,
    mpu: await readMpu(memory, { halted, architecture, places }),
    images: imageFacts,
  });
}

/** True where one of the tables is the image's; undefined where none is and one could not be read. */
function isInForce(image: TargetImage, tables: readonly (readonly number[] | undefined)[]): boolean | undefined {
  const answers = tables.map((table) => isTableOf(image, table));
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

/** Of the cores that no STM32 has, those with an MPU are Armv8-M. */
function architectureOf({ name }: CoreFacts): MpuArchitecture {
  return name === undefined ? 8 : (mpuArchitectureOf(name) ?? 7);
}

async function readCore(memory: TargetMemory): Promise<Outcome<CoreFacts>> {
  const cpuid = await memory.word(scs.cpuid);
  const core = cpuid === undefined ? undefined : coreOfCpuid(cpuid);
  if (core) return success(core);
  return failed(
    'refused',
    cpuid === undefined
      ? 'the server answers, but lets nobody read CPUID at 0xe000ed00: this is no Cortex-M target, or the chip does not respond'
      : `the server answers, but CPUID at 0xe000ed00 reads 0x${cpuid.toString(16).padStart(8, '0')}, which no Cortex-M has: this is another kind of target, or the chip does not respond`,
  );
}

/** IPSR, else VECTACTIVE of ICSR. */
async function readException(memory: TargetMemory, registers: CoreRegisters, halted: boolean): Promise<number> {
  const xpsr = halted ? ((await registers.named('xpsr')) ?? (await registers.named('cpsr'))) : undefined;
  return (xpsr ?? (await memory.word(scs.icsr)) ?? 0) & 0x1ff;
}

async function readTable(memory: TargetMemory, vtor: number): Promise<readonly number[] | undefined> {
  const read = await memory.bytes(vtor, 4 * tableWords);
  if (!('bytes' in read)) return undefined;
  const view = new DataView(read.bytes.buffer, read.bytes.byteOffset, read.bytes.byteLength);
  return Array.from({ length: tableWords }, (_, index) => view.getUint32(4 * index, true));
}

async function readFaults(memory: TargetMemory, { name }: CoreFacts): Promise<FaultFacts | undefined> {
  // Armv6-M has no fault status registers.
  if (name === 'cortex-m0' || name === 'cortex-m0plus') return undefined;
  const [cfsr, hfsr, dfsr] = [await memory.word(scs.cfsr), await memory.word(scs.hfsr), await memory.word(scs.dfsr)];
  if (cfsr === undefined || hfsr === undefined) return undefined;
  const [mmfar, bfar] = [(await memory.word(scs.mmfar)) ?? 0, (await memory.word(scs.bfar)) ?? 0];
  return { cfsr, hfsr, dfsr: dfsr ?? 0, mmfar, bfar, words: faultWords(cfsr, hfsr, mmfar, bfar) };
}

/** By the exception frame: on the stack that EXC_RETURN names where LR still holds one, else on the one in use, else on the process's. */
async function readInterrupted(memory: TargetMemory, registers: CoreRegisters, images: readonly TargetImage[], where: (address: number) => Promise<PlaceFacts>, faults: FaultFacts | undefined): Promise<PlaceFacts | undefined> {
  const [sp, lr, psp] = [await registers.sp, await registers.lr, await registers.named('psp')];
  const onProcessStack = lr !== undefined && lr >>> 8 === 0xffffff && (lr & 4) !== 0;
  const stacks = (onProcessStack ? [psp, sp] : [sp, psp]).filter((stack): stack is number => stack !== undefined);
  const inImages = (address: number) =>
    images.some(({ image }) => image.segments.some(({ type, virtualAddress, memorySize }) => type === 'load' && address >= virtualAddress && address - virtualAddress < memorySize));
  const isCode = images.length > 0 ? inImages : (address: number) => address >= 0x100 && address < 0xa0000000;
  const stacked = await stackedState(memory, stacks, isCode, ((faults?.cfsr ?? 0) & invalidState) !== 0);
  return stacked && where(stacked.pc);
}
