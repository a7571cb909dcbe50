/** What GDB may do with memory, as a line of a map says it: `ram` takes software breakpoints, the others make GDB ask for hardware ones. */
export type MapKind = 'ram' | 'rom' | 'flash';

export interface MapLine {
  /** As it was printed. */
  readonly text: string;
  readonly start: number;
  /** Exclusive; undefined where the line does not say it in a way that is known. */
  readonly end: number | undefined;
  readonly kind: MapKind | undefined;
}

const mostLines = 2000;
const element = /<memory\b[^>]{0,400}>/g;
const number = /\b0x[0-9a-f]{1,16}\b/gi;
/** `rom` before `ram`, `ro` before `rw`: the words stand for themselves, not for parts of names. */
const words: readonly (readonly [RegExp, MapKind])[] = [
  [/\bflash\b/i, 'flash'],
  [/\b(?:rom|ro|read[- ]only)\b/i, 'rom'],
  [/\b(?:ram|rw|sram|read[- ]write)\b/i, 'ram'],
];

/**
 * Reads a memory map that a GDB server prints. GDB's XML (GDB manual, Memory Map Format) is read for sure; of any other form the lines with two numbers are taken, as
 * far as they say which is which. What the ST-LINK GDB server prints for `--memory-map` is not described in any public source: nothing is guessed.
 */
export function readMemoryMap(text: string): readonly MapLine[] {
  const elements = [...text.matchAll(element)].slice(0, mostLines).flatMap(([found]) => elementLine(found));
  return elements.length > 0 ? elements : text.split(/\r?\n/).slice(0, mostLines).flatMap(plainLine);
}

function elementLine(text: string): readonly MapLine[] {
  const attribute = (name: string) => new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(text)?.[1];
  const [start, length, type] = [Number(attribute('start') ?? Number.NaN), Number(attribute('length') ?? Number.NaN), attribute('type')];
  if (!Number.isFinite(start)) return [];
  return [{ text, start, end: Number.isFinite(length) ? start + length : undefined, kind: type === 'ram' || type === 'rom' || type === 'flash' ? type : undefined }];
}

function plainLine(line: string): readonly MapLine[] {
  const text = line.trim().slice(0, 200);
  const [first, second] = [...text.matchAll(number)].map(([found]) => Number(found));
  if (first === undefined) return [];
  const between = /0x[0-9a-f]+(.*?)0x/i.exec(text)?.[1] ?? '';
  const isLength = /\b(?:size|length|len)\b/i.test(text);
  const isEnd = !isLength && (/(?:\bend\b|\bto\b|\.\.|\s-\s|^-$|^\s*-)/i.test(between) || /\bend\b/i.test(text));
  const end = second === undefined ? undefined : isLength ? first + second : isEnd && second > first ? second : undefined;
  return [{ text, start: first, end, kind: words.find(([word]) => word.test(text))?.[1] }];
}

/** The line that covers an address; of lines that do not say where they end, the one that starts there. */
export function lineAt(lines: readonly MapLine[], address: number): MapLine | undefined {
  return lines.find(({ start, end }) => end !== undefined && address >= start && address < end) ?? lines.find(({ start, end }) => end === undefined && start === address);
}
