import type { Image } from './image.js';
import type { VectorJudge, VectorTableHints } from './vector-table.js';

export interface VectorCandidate {
  readonly address: number;
  readonly how: 'symbol' | 'section' | 'content';
  readonly name?: string;
  /** Words, where the file says it. */
  readonly entries?: number;
}

/**
 * Names under which start-up code of the field keeps its table: ST and NXP, CMSIS, IAR, newlib and Nordic, Rust, RP2040, Zephyr,
 * NuttX and ChibiOS, libopencm3, RIOT, Atmel, TI, Teensy, Contiki.
 */
const symbolNames = [
  'g_pfnVectors',
  '__isr_vector',
  '__Vectors',
  '__vector_table',
  '_vector_table',
  '_vectors',
  'vector_table',
  '__VECTOR_TABLE',
  '__vectors',
  'cortex_vector_base',
  'exception_table',
  'g_pfnVectors_CM7',
  'g_pfnVectors_CM4',
  'g_pfnVectors_CM0PLUS',
  '_VectorsFlash',
  'interruptVectors',
  'resetVectors',
  'isr_vector',
  '__interrupt_vector',
  '__vector_table_start',
  '_vector_start',
  '__Vectors_Flash',
  'Vectors',
  'vectors',
];
/** Input or output sections that hold a table and nothing before it. */
const sectionNames = [
  '.isr_vector',
  '.isr_vectors',
  '.vectors',
  '.vector_table',
  '.vector',
  '.intvec',
  '.interrupts',
  '.intvecs',
  'rom_start',
  'RESET',
  '.flash_vectors',
  '.cs3.interrupt_vector',
];
/** Sections that hold nothing but the table, so that their size is the table's. */
const wholeSection = new Set(['.isr_vector', '.isr_vectors', '.vectors', '.vector_table', '.intvec', '.interrupts', '.intvecs', 'RESET']);
/** Larger ones hold more than vectors. */
const largestTable = 512 * 4;
/**
 * Offsets into a segment: the start, then behind boot stages and signing headers (0x100 RP2040, 0x200 and 0x400 MCUboot and
 * STM32N6, 0x2000 i.MX RT). VTOR wants 128 bytes at least (DDI 0403, B3.2.5).
 */
const step = 0x80;
const searched = 0x2000;

/** Where a table may be, the best evidence first. */
export function* vectorCandidates(image: Image, hints: VectorTableHints, judge: VectorJudge): Generator<VectorCandidate> {
  if (hints.at !== undefined) {
    const all = [...bySymbol(image), ...bySection(image)];
    yield all.find(({ address }) => address === hints.at) ?? { address: hints.at, how: 'content' };
    return;
  }
  yield* bySymbol(image);
  yield* bySection(image);
  yield* byContent(image, judge);
}

function* bySymbol(image: Image): Generator<VectorCandidate> {
  for (const name of symbolNames) {
    for (const symbol of image.symbols.findAll(name)) {
      if (symbol.sectionIndex === 0) continue;
      const entries = symbol.size >= 8 && symbol.size <= largestTable ? symbol.size >> 2 : sectionEntries(image, symbol.address);
      yield { address: symbol.address, how: 'symbol', name, ...(entries === undefined ? {} : { entries }) };
    }
  }
}

function* bySection(image: Image): Generator<VectorCandidate> {
  for (const name of sectionNames) {
    for (const section of image.sections) {
      if (section.name !== name || !section.allocated || section.type === 'nobits') continue;
      const entries = sectionEntries(image, section.address);
      yield { address: section.address, how: 'section', name, ...(entries === undefined ? {} : { entries }) };
    }
  }
}

/** Words from an address to the end of a section that holds nothing else. */
function sectionEntries({ sections }: Image, address: number): number | undefined {
  const home = sections.find((one) => one.allocated && wholeSection.has(one.name) && address >= one.address && address < one.address + one.size);
  const size = home ? home.address + home.size - address : 0;
  return size >= 8 && size <= largestTable ? size >> 2 : undefined;
}

/** Tables that nothing names; the one whose reset handler is the entry point first. */
function byContent(image: Image, judge: VectorJudge): VectorCandidate[] {
  const found: (VectorCandidate & { atEntry: boolean })[] = [];
  for (const segment of image.segments) {
    // A linker that keeps code apart (lld, -z separate-code) has the table in a segment that is read only.
    if (segment.type !== 'load' || (segment.writable && !segment.executable)) continue;
    for (let offset = 0; offset <= searched && offset + 16 <= segment.fileSize; offset += step) {
      const address = segment.virtualAddress + offset;
      const words = [0, 4, 8, 12].map((at) => image.word(address + at));
      const [stack, reset, nmi, fault] = words;
      if (stack === undefined || reset === undefined || nmi === undefined || fault === undefined) break;
      if (!judge.isStackPointer(stack, false) || !judge.isHandler(reset) || !isVector(nmi, judge) || !isVector(fault, judge)) continue;
      found.push({ address, how: 'content', atEntry: (reset | 1) === (image.header.entry | 1) });
      break;
    }
  }
  return found.sort((a, b) => Number(b.atEntry) - Number(a.atEntry)).map(({ address, how }) => ({ address, how }));
}

function isVector(value: number, judge: VectorJudge): boolean {
  return value === 0 || value === 0xffffffff || judge.isHandler(value);
}
