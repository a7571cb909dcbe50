/** A region of the memory map that GDB works with, as far as the log shows it. */
export interface LogRegion {
  /** `ram` stands for what GDB may write as it likes: `ram` of a server, `rw` of `info mem`. */
  readonly kind: 'ram' | 'rom' | 'flash';
  readonly start: number;
  /** Exclusive; up to 0x1_0000_0000. */
  readonly end: number;
  readonly line: number;
  readonly text: string;
  /** `server`: the packet qXfer:memory-map; `gdb`: the table of `info mem`, which also has what the user set. */
  readonly from: 'server' | 'gdb';
}

const element = /<memory\b([^>]{1,200})>/g;
const kinds: Readonly<Record<string, LogRegion['kind']>> = { ram: 'ram', rom: 'rom', flash: 'flash', rw: 'ram', ro: 'rom' };
const end32 = 0x1_0000_0000;

/** The regions in a memory map (GDB manual, "Memory Map Format"), whole or cut: GDB shows the first 512 characters of a packet. */
export function regionsInXml(text: string): readonly Omit<LogRegion, 'line' | 'text'>[] {
  const regions = [];
  for (const [, attributes = ''] of text.replaceAll('\\"', '"').matchAll(element)) {
    const of = (name: string) => new RegExp(`\\b${name}\\s*=\\s*["']([^"']+)["']`).exec(attributes)?.[1];
    const kind = kinds[of('type') ?? ''];
    const start = numberOf(of('start'));
    const length = numberOf(of('length'));
    if (kind !== undefined && start !== undefined && length !== undefined && start + length <= end32) regions.push({ kind, start, end: start + length, from: 'server' as const });
  }
  return regions;
}

/** A row of `info mem` (gdb/memattr.c): number, enabled, low, high, attributes. The high address of the last is 0x100000000. */
export function regionInRow(line: string): Omit<LogRegion, 'line' | 'text'> | undefined {
  const match = /^\s*\d+\s+([yn])\s+0x([0-9a-fA-F]+)\s+0x([0-9a-fA-F]+)\s+(rw|ro|flash)\b/.exec(line);
  if (!match || match[1] === 'n') return undefined;
  const [start, high] = [Number.parseInt(match[2] ?? '', 16), Number.parseInt(match[3] ?? '', 16)];
  const kind = kinds[match[4] ?? ''];
  const end = high === 0 ? end32 : high;
  return kind === undefined || end <= start || end > end32 ? undefined : { kind, start, end, from: 'gdb' };
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^(?:0x[0-9a-f]{1,9}|\d{1,10})$/i.test(text) ? Number(text) : undefined;
}
