import { buildImage, type BuiltSection } from './elf-builder.js';
import { call, forever, halfWords, load, returnToCaller, store } from './thumb.js';

const vtorRegister = 0xe000ed08;

/** Room for the longest start-up. */
const resetBytes = 40;
const callRegister3: readonly number[] = [0x4798];

export interface FirmwareOptions {
  /** Run address of the vector table, which is followed by the code. */
  readonly table: number;
  /** Where it is programmed; default: where it runs. */
  readonly loadedAt?: number;
  readonly stack?: number;
  /** Interrupts besides the 16 exceptions. */
  readonly interrupts?: number;
  /** What SystemInit writes into VTOR; undefined: it leaves VTOR alone. */
  readonly vtor?: number;
  /** What main writes into VTOR first thing. */
  readonly vtorInMain?: number;
  /** Words that main writes then. */
  readonly writesInMain?: readonly (readonly [address: number, value: number])[];
  /** Run address of main, where it is not behind the start-up code. */
  readonly mainAt?: number;
  /** Load address of main, where it has a place of its own. */
  readonly mainLoadedAt?: number;
  /** Where Reset_Handler jumps instead of calling main: a bootloader. Reads stack pointer and reset handler there. */
  readonly startsTableAt?: number;
  readonly withoutVectors?: boolean;
  readonly withoutMain?: boolean;
  readonly cpuArch?: number;
  readonly cpuName?: string;
  /** Names of further functions; they are Default_Handler under another name. */
  readonly functions?: readonly string[];
}

/** A firmware image in a few hundred bytes: vector table, Reset_Handler → SystemInit → main → a loop, with symbols. */
export function buildFirmware(options: FirmwareOptions): Uint8Array {
  const { table, loadedAt = table, stack = 0x20018000, interrupts = 82, vtor, vtorInMain, writesInMain = [], mainAt, mainLoadedAt, withoutVectors, withoutMain, startsTableAt, cpuArch, cpuName, functions = [] } = options;
  const entries = 16 + interrupts;
  const text = table + entries * 4;
  const systemInit = text;
  const systemInitCode = [...(vtor === undefined ? [] : writeVtor(vtor)), ...returnToCaller];
  const reset = systemInit + systemInitCode.length * 2;
  const handler = reset + resetBytes;
  const main = mainAt ?? handler + 4;
  const mainCode = halfWords([...(vtorInMain === undefined ? [] : writeVtor(vtorInMain)), ...writesInMain.flatMap(([address, value]) => writeWord(address, value)), ...forever]);
  const resetCode = [...call(reset, systemInit), ...(startsTableAt === undefined ? [...load(3, main | 1), ...callRegister3, ...forever] : handOver(startsTableAt))];
  const padding = Array.from({ length: resetBytes / 2 - resetCode.length }, () => forever[0] ?? 0);
  const code = [...systemInitCode, ...resetCode, ...padding, ...forever, ...forever];
  const vectors = new Uint8Array(entries * 4);
  const view = new DataView(vectors.buffer);
  for (let index = 2; index < entries; index++) view.setUint32(index * 4, handler | 1, true);
  view.setUint32(0, stack, true);
  view.setUint32(4, reset | 1, true);
  const codeBytes = mainAt === undefined ? new Uint8Array([...halfWords(code), ...mainCode]) : halfWords(code);
  const sections: BuiltSection[] = [
    ...(withoutVectors ? [] : [{ name: '.isr_vector', address: table, loadAddress: loadedAt, bytes: vectors }]),
    { name: '.text', address: text, loadAddress: loadedAt + entries * 4, bytes: codeBytes, executable: true },
    ...(mainAt === undefined ? [] : [{ name: '.text_main', address: mainAt, loadAddress: mainLoadedAt ?? mainAt, bytes: mainCode, executable: true }]),
  ];
  return buildImage({
    entry: reset | 1,
    sections,
    cpuArch,
    cpuName,
    symbols: [
      { name: 'SystemInit', value: systemInit | 1, size: systemInitCode.length * 2, type: 'function' },
      { name: 'Reset_Handler', value: reset | 1, size: handler - reset, type: 'function' },
      { name: 'Default_Handler', value: handler | 1, size: 2, type: 'function' },
      ...functions.map((name) => ({ name, value: handler | 1, size: 2, type: 'function' as const })),
      ...(withoutVectors ? [] : [{ name: 'g_pfnVectors', value: table, size: entries * 4, type: 'object' as const }]),
      ...(withoutMain ? [] : [{ name: 'main', value: main | 1, size: mainCode.length, type: 'function' as const }]),
    ],
  });
}

function writeVtor(value: number): number[] {
  return writeWord(vtorRegister, value);
}

function writeWord(address: number, value: number): number[] {
  return [...load(0, address), ...load(1, value), ...store(1, 0)];
}

/** LDR r0,[r2]; MSR MSP,r0; LDR r1,[r2,#4]; BX r1: what classic bootloaders do. */
function handOver(table: number): number[] {
  return [...load(2, table), 0x6810, 0xf380, 0x8808, 0x6851, 0x4708];
}
