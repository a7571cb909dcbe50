import type { Finding, NotChecked } from '@qspi-doctor/diagnostics';
import { MemoryFiles } from '@qspi-doctor/testkit';
import { openLoneScript } from '@qspi-doctor/workspace';
import { linkerScriptRules, runRule } from '../src/index.js';

export interface Lint {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
}

/** Runs every rule of the area over one script that exists in the test only. */
export async function lintScript(text: string, { file = 'script.ld', device, more = {} }: { file?: string; device?: string; more?: Readonly<Record<string, string>> } = {}): Promise<Lint> {
  const files = new MemoryFiles({ [`/project/${file}`]: text, ...Object.fromEntries(Object.entries(more).map(([name, content]) => [`/project/${name}`, content])) });
  const program = openLoneScript(files, '/project', `/project/${file}`, { device });
  const outcomes = [];
  for (const rule of linkerScriptRules) outcomes.push(await runRule(rule, program));
  return { findings: outcomes.flatMap(({ findings }) => findings), notChecked: outcomes.flatMap(({ notChecked }) => notChecked) };
}

/** `linker-script/x` is said as `x` in tests of this area. */
export function shortId(rule: string): string {
  return rule.replace('linker-script/', '');
}

/**
 * A script with its expectations in it: a line `#   ^^^^ rule` says that the rule finds just what stands above the carets. The lines are
 * taken out; what is left is linted.
 */
export function readMarkedScript(marked: string): { text: string; expected: readonly string[] } {
  const lines: string[] = [];
  const expected: string[] = [];
  for (const line of marked.split('\n')) {
    const match = /^#( *)(\^+) ([\w-]+(?:\/[\w-]+)?)$/.exec(line);
    if (match === null) lines.push(line);
    else expected.push(`${lines.length}:${(match[1]?.length ?? 0) + 2}-${(match[1]?.length ?? 0) + 2 + (match[2]?.length ?? 0)} ${match[3] ?? ''}`);
  }
  return { text: lines.join('\n'), expected: expected.sort() };
}

/** Findings in the form of the marks. */
export function asMarks(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, location: { line, column, endLine, endColumn } }) => `${line}:${column}-${endLine === line ? endColumn : 'more'} ${shortId(rule)}`).sort();
}

/** A small script in which no rule finds anything, on an STM32L476VG. */
export const healthyScript = `ENTRY(Reset_Handler)
_estack = ORIGIN(RAM) + LENGTH(RAM);
_Min_Heap_Size = 0x200;
_Min_Stack_Size = 0x400;
MEMORY
{
  FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 1M
  RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 96K
  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K
}
SECTIONS
{
  .isr_vector :
  {
    . = ALIGN(4);
    KEEP(*(.isr_vector))
  } >FLASH
  .text :
  {
    *(.text)
    *(.text*)
    KEEP(*(.init))
    KEEP(*(.fini))
  } >FLASH
  .rodata : { *(.rodata) *(.rodata*) . = ALIGN(4); } >FLASH
  .init_array (READONLY) :
  {
    PROVIDE_HIDDEN(__init_array_start = .);
    KEEP(*(SORT(.init_array.*)))
    KEEP(*(.init_array*))
    PROVIDE_HIDDEN(__init_array_end = .);
  } >FLASH
  _sidata = LOADADDR(.data);
  .data :
  {
    . = ALIGN(4);
    _sdata = .;
    *(.data)
    *(.data*)
    . = ALIGN(4);
    _edata = .;
  } >RAM AT> FLASH
  .bss :
  {
    _sbss = .;
    __bss_start__ = _sbss;
    *(.bss)
    *(.bss*)
    *(COMMON)
    . = ALIGN(4);
    _ebss = .;
    __bss_end__ = _ebss;
  } >RAM
  ._user_heap_stack :
  {
    . = ALIGN(8);
    . = . + _Min_Heap_Size;
    . = . + _Min_Stack_Size;
    . = ALIGN(8);
  } >RAM
  /DISCARD/ : { libc.a ( * ) }
}
`;

/** The healthy script with pieces replaced; each must be there. */
export function changedScript(...changes: readonly (readonly [from: string, to: string])[]): string {
  let text = healthyScript;
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`the healthy script has no "${from}"`);
    text = text.replace(from, () => to);
  }
  return text;
}

/** Lints a marked script: what is found must be what is marked. */
export async function lintMarked(marked: string, device: string | undefined = 'STM32L476VG'): Promise<{ found: readonly string[]; expected: readonly string[]; lint: Lint }> {
  const { text, expected } = readMarkedScript(marked);
  const lint = await lintScript(text, device === undefined ? {} : { device });
  return { found: asMarks(lint.findings), expected, lint };
}
