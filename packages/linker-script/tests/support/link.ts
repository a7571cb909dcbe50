import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InputSection } from '../../src/index.js';

/** An input section to be assembled; `flags` as the assembler writes them. */
export interface MadeSection {
  readonly name: string;
  readonly size: number;
  readonly align?: number;
  readonly flags?: string;
  readonly nobits?: boolean;
}

export interface Linked {
  /** Output sections by name: address, load address and size. */
  readonly sections: ReadonlyMap<string, { readonly address: number; readonly loadAddress: number; readonly size: number }>;
  readonly symbols: ReadonlyMap<string, number>;
  /** What ld was given, as facts. */
  readonly inputs: readonly InputSection[];
  readonly objectSymbols: ReadonlyMap<string, number | undefined>;
  readonly errors: string;
}

/** Assembles objects of the given sections, links them with a script, and says where everything went. */
export function link(
  script: string,
  objects: Readonly<Record<string, readonly MadeSection[]>>,
  options: { readonly arguments?: readonly string[]; readonly files?: Readonly<Record<string, string>> } = {},
): Linked {
  const folder = mkdtempSync(join(tmpdir(), 'linker-script-link-'));
  try {
    const inputs: InputSection[] = [];
    for (const [file, sections] of Object.entries(objects)) {
      execFileSync('arm-none-eabi-as', ['-W', '-mcpu=cortex-m4', '-mthumb', '-o', file, '-'], { cwd: folder, input: sections.map(assembly).join('') });
      inputs.push(...readInputs(folder, file));
    }
    for (const [name, text] of Object.entries(options.files ?? {})) writeFileSync(join(folder, name), text, 'latin1');
    writeFileSync(join(folder, 'script.ld'), script, 'latin1');
    const { stderr, status } = spawnSync(
      'arm-none-eabi-ld',
      ['-T', 'script.ld', ...(options.arguments ?? []), ...Object.keys(objects), '-Map', 'out.map', '-o', 'out.elf'],
      { cwd: folder, encoding: 'latin1' },
    );
    if (status !== 0) return { sections: new Map(), symbols: new Map(), inputs, objectSymbols: new Map(), errors: stderr };
    return { sections: readSections(folder), symbols: readSymbols(folder), inputs, objectSymbols: new Map(), errors: stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function assembly({ name, size, align, flags, nobits }: MadeSection, index: number): string {
  if (name === 'COMMON') return `.comm common_${index}, ${size}, ${align ?? 4}\n`;
  return `.section "${name}","${flags ?? 'aw'}",%${nobits === true ? 'nobits' : 'progbits'}\n.balign ${align ?? 1}\n.space ${size}\n`;
}

/** The sections that an object really has, in its own order, as readelf shows them. */
function readInputs(folder: string, file: string): InputSection[] {
  const text = execFileSync('arm-none-eabi-readelf', ['-SW', file], { cwd: folder, encoding: 'latin1' });
  const inputs: InputSection[] = [];
  for (const line of text.split('\n')) {
    const match = /^ +\[ *\d+\] (\S+) +(PROGBITS|NOBITS|ARM_\w+|\w*_ARRAY|NOTE) +\w+ \w+ (\w+) \w+ +([A-Zp]*) +\d+ +\d+ +(\d+)$/.exec(line);
    if (match === null) continue;
    const [, name, type, size, flags, align] = match as unknown as string[];
    inputs.push({
      file,
      name: name!,
      size: Number.parseInt(size!, 16),
      align: Math.max(1, Number(align)),
      alloc: flags!.includes('A'),
      load: type !== 'NOBITS',
      write: flags!.includes('W'),
      execute: flags!.includes('X'),
    });
  }
  const commons = execFileSync('arm-none-eabi-readelf', ['-sW', file], { cwd: folder, encoding: 'latin1' });
  for (const match of commons.matchAll(/: (\w+) +(\d+) OBJECT +GLOBAL DEFAULT +COM /g)) {
    inputs.push({ file, name: 'COMMON', size: Number(match[2]), align: Number.parseInt(match[1]!, 16), write: true });
  }
  return inputs;
}

/** Output sections as ld's map has them, with the load address that ld computed (that in the program headers may differ). */
function readSections(folder: string): Map<string, { address: number; loadAddress: number; size: number }> {
  const text = readFileSync(join(folder, 'out.map'), 'latin1').replace(/^[\s\S]*Linker script and memory map/, '');
  const sections = new Map<string, { address: number; loadAddress: number; size: number }>();
  for (const match of text.matchAll(/^([^\s*][^\n]*?)\s+0x([0-9a-f]+)\s+0x([0-9a-f]+)(?: load address 0x([0-9a-f]+))?$/gm)) {
    const [address, size, load] = match.slice(2).map((digits) => (digits === undefined ? undefined : Number.parseInt(digits, 16)));
    sections.set(match[1]!, { address: address!, loadAddress: load ?? address!, size: size! });
  }
  return sections;
}

function readSymbols(folder: string): Map<string, number> {
  const text = execFileSync('arm-none-eabi-nm', ['out.elf'], { cwd: folder, encoding: 'latin1' });
  return new Map([...text.matchAll(/^([0-9a-f]{8}) \S (.+)$/gm)].map((match) => [match[2]!, Number.parseInt(match[1]!, 16)]));
}
