import { describeAttributes, type Image, type ImageSymbol } from '@qspi-doctor/elf';
import { isPresent, type ImageFile } from '@qspi-doctor/workspace';
import { bootSummary } from './describe-boot.js';
import { biggestSymbols } from './biggest-symbols.js';
import { placeOf } from './place-of.js';
import { programmedStretches, runningStretches } from './stretches.js';
import type { ImagePage, NamedPlace, VectorSummary } from './page.js';

export interface PageOptions {
  /** How the file is called on the page. */
  readonly file: string;
  /** Symbols that are listed for each memory. */
  readonly top: number;
  /** False: the image is not run. */
  readonly boot: boolean;
}

/** Symbols worth naming where an image has them: start-up, bounds of what is copied and cleared, clock and external memory. */
const known =
  /^(?:Reset_Handler|SystemInit|SystemClock_Config|ExitRun0Mode|g_pfnVectors|__Vectors|_vectors|__isr_vector|_estack|__StackTop|__initial_sp|_Min_Stack_Size|_Min_Heap_Size|_sidata|_sdata|_edata|_sbss|_ebss|__data_start__|__data_end__|__etext|_etext|_stext|__bss_start__|__bss_end__|HardFault_Handler|Default_Handler|MX_(?:QUADSPI|OCTOSPI|XSPI|HSPI|EXTMEM)\w*|HAL_(?:QSPI|OSPI|XSPI)_(?:Init|MemoryMapped)|BSP_(?:QSPI|OSPI|XSPI)_\w*(?:Init|MemoryMapped\w*)|[A-Z]+_EnableMemoryMapped\w*|JumpToApplication|BOOT_(?:Application|JumpTo\w*)|MPU_Config|StorageInfo|Init|Write|SectorErase|MassErase|Verify|Read)$/;
/** Names of a loader's entries are ordinary words elsewhere. */
const loaderOnly = /^(?:StorageInfo|Init|Write|SectorErase|MassErase|Verify|Read)$/;
const mostKnown = 40;

/** Gathers what the page tells. Nothing in a file makes it throw. */
export async function describeImage(opened: ImageFile, { file, top, boot }: PageOptions): Promise<ImagePage> {
  const { image, device, vectorTable, main, loader } = opened;
  const { header, attributes } = image;
  const record = boot ? await opened.boot() : { absent: 'not asked for (--no-boot)' };
  const vectors: VectorSummary | undefined = vectorTable && {
    address: vectorTable.address,
    loadAddress: vectorTable.loadAddress,
    foundBy: vectorTable.how === 'content' ? 'its content' : `the ${vectorTable.how} ${vectorTable.name ?? ''}`.trim(),
    plausible: vectorTable.plausible,
    initialStackPointer: vectorTable.initialStackPointer,
    handlers: vectorTable.entries.slice(1).map(({ index, value, symbol }) => ({ index, exception: exceptionName(index), value, symbol })),
  };
  return {
    file,
    size: opened.size,
    type: loader ? 'external loader' : header.type,
    machine: header.machineName,
    littleEndian: header.littleEndian,
    entry: placeOf(image, header.entry),
    attributes: attributes ? describeAttributes(attributes).map(({ name, value }) => ({ name, value })) : [],
    architecture:
      attributes?.cpuArch &&
      `${attributes.cpuArch.name}${attributes.cpuArch.number === 10 && attributes.cpuArchProfile ? `-${attributes.cpuArchProfile}` : ''}`,
    floatingPoint: floatText(image),
    possibleCores: opened.possibleCores,
    device: device?.name,
    buildId: image.buildId,
    producers: image.producers,
    debugInfo: image.hasDebugInfo,
    symbolCount: image.symbols.count,
    programmed: programmedStretches(image, device),
    running: runningStretches(image, device),
    vectors,
    main: main && named(image, main),
    symbols: keySymbols(image, loader !== undefined),
    boot: isPresent(record) ? bootSummary(record.value, image, device, opened.core ?? '') : { notRun: record.absent },
    biggest: top > 0 ? biggestSymbols(image, device, top) : [],
    loader: loader && {
      name: loader.name,
      type: loader.typeName,
      start: loader.start,
      size: loader.size,
      pageSize: loader.pageSize,
      eraseValue: loader.eraseValue,
      sectors: loader.sectors,
    },
    problems: [...opened.problems, ...(loader?.problems ?? [])].map(({ offset, message }) => ({ offset, message })),
  };
}

function named(image: Image, symbol: ImageSymbol): NamedPlace {
  return {
    ...placeOf(image, symbol.address),
    address: symbol.address,
    name: symbol.name,
    size: symbol.size,
    ...(symbol.type === 'function' ? {} : { source: undefined }),
  };
}

function keySymbols(image: Image, isLoader: boolean): readonly NamedPlace[] {
  const found = new Map<string, NamedPlace>();
  for (const symbol of image.symbols) {
    if (found.size >= mostKnown) break;
    if (symbol.sectionIndex === 0 || !known.test(symbol.name) || (!isLoader && loaderOnly.test(symbol.name)) || found.has(symbol.name)) continue;
    found.set(symbol.name, named(image, symbol));
  }
  return [...found.values()].sort((a, b) => a.address - b.address);
}

function floatText({ attributes, header }: Image): string {
  const unit = ['none', 'VFPv1', 'VFPv2', 'VFPv3', 'VFPv3-D16', 'VFPv4', 'VFPv4-D16', 'FPv5', 'FPv5-D16'][attributes?.fpArch ?? 0] ?? 'unknown';
  const calls =
    attributes?.vfpArgs === 1 || header.floatAbi === 'hard'
      ? 'hard (arguments in FPU registers)'
      : attributes?.vfpArgs === 3
        ? 'compatible with hard and soft'
        : attributes === undefined
          ? 'not stated'
          : 'soft (arguments in core registers)';
  return unit === 'none' ? `no FPU instructions, calls ${calls}` : `${unit}${attributes?.hardFpUse === 1 ? ', single precision' : ''}, calls ${calls}`;
}

/** Names of the system exceptions (Armv7-M ARM B1.5.2, Armv8-M ARM B3.10). */
const exceptions = [
  '',
  'Reset',
  'NMI',
  'HardFault',
  'MemManage',
  'BusFault',
  'UsageFault',
  'SecureFault',
  undefined,
  undefined,
  undefined,
  'SVCall',
  'DebugMonitor',
  undefined,
  'PendSV',
  'SysTick',
];

function exceptionName(index: number): string | undefined {
  return index < 16 ? exceptions[index] : undefined;
}
