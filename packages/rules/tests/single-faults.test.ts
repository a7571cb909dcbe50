import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lintScript, shortId } from './lint-script.js';

const examples = fileURLToPath(new URL('../../../examples/', import.meta.url));
const scripts = [
  ['f411-plain/STM32F411RETX_FLASH.ld', 'STM32F411RETx', 'FLASH', '0x08000000'],
  ['l476g-disco-qspi/Bootloader/STM32L476VGTX_FLASH.ld', 'STM32L476VGTx', 'FLASH', '0x08000000'],
  ['l476g-disco-qspi/Application/STM32L476VGTX_QSPI.ld', 'STM32L476VGTx', 'QUADSPI', '0x90000000'],
] as const;

interface Fault {
  readonly rule: string;
  readonly from: RegExp;
  /** `$R` stands for the region of the code, `$O` for its origin. */
  readonly to: string;
  /** The line that is to be named; without it, the first line that changed (from 1). */
  readonly line?: (lines: readonly string[], changed: number) => number;
}

/** The first line that matches, or the first from the change on. */
const on = (pattern: RegExp, from: 'top' | 'change' = 'top') => (lines: readonly string[], changed: number) => lines.findIndex((line, index) => pattern.test(line) && (from === 'top' || index + 1 >= changed)) + 1;

const faults: readonly Fault[] = [
  { rule: 'assignment-needs-space', from: /ORIGIN = (0x20000000)/, to: 'ORIGIN=$1' },
  { rule: 'assignment-needs-space', from: /LENGTH = (\d+K)\n\}/, to: 'LENGTH=$1\n}' },
  { rule: 'assignment-needs-space', from: /_sdata = \./, to: '_sdata=.' },
  { rule: 'syntax', from: /(_Min_Heap_Size = 0x200);/, to: '$1', line: on(/_Min_Stack_Size = /) },
  { rule: 'syntax', from: /LOADADDR\(\.data\)/, to: 'LOADADDR(.data' },
  { rule: 'syntax', from: /\bSECTIONS\n/, to: 'SECTION\n', line: on(/^\{$/, 'change') },
  { rule: 'syntax', from: /(_etext = \.;\n) {2}\} /, to: '$1   ', line: on(/^ {2}\{$/, 'change') },
  { rule: 'syntax', from: /(_etext = \.;\n {2}\} )/, to: '$1} ' },
  { rule: 'syntax', from: /\}\s*$/, to: '\n', line: (lines) => lines.length },
  { rule: 'undefined-region', from: />RAM AT> (\w+)/, to: '>RAM AT> ROM' },
  { rule: 'undefined-region', from: /\}\s*>RAM\n/, to: '} >RAM_D1\n' },
  { rule: 'undefined-symbol', from: /_Min_Stack_Size = 0x400;/, to: '', line: on(/\. \+ _Min_Stack_Size/) },
  { rule: 'undefined-symbol', from: /(\. \+ )_Min_Heap_Size/, to: '$1_Min_Heap_Sise' },
  { rule: 'duplicate-region', from: /( {2}RAM +\(xrw\) : [^\n]*\n)/, to: '$1$1' },
  { rule: 'overlapping-regions', from: /( {2}RAM +\(xrw\) : ORIGIN = 0x20000000)/, to: '  BUFFERS (rw) : ORIGIN = 0x20004000, LENGTH = 16K\n$1', line: on(/ RAM +\(xrw\)/) },
  { rule: 'region-outside-device', from: /ORIGIN = 0x20000000/, to: 'ORIGIN = 0x24000000' },
  { rule: 'region-exceeds-device', from: /(ORIGIN = 0x20000000, LENGTH = )\d+K/, to: '$11M' },
  { rule: 'vector-table-not-kept', from: /KEEP\(\*\(\.isr_vector\)\)/, to: '*(.isr_vector)' },
  { rule: 'vector-table-not-first', from: /( {2}\.isr_vector :)/, to: '  .first : { *(.text.main) } >$R\n$1', line: on(/\.isr_vector\)/) },
  { rule: 'vector-table-misaligned', from: /ORIGIN = (?:0x08000000|0x90000000), LENGTH = (\d+)K/, to: 'ORIGIN = $O40, LENGTH = 64K' },
  { rule: 'stack-outside-ram', from: /_estack = ORIGIN\(RAM\) \+ LENGTH\(RAM\);/, to: '_estack = 0x20080000;' },
  { rule: 'data-without-load-region', from: />RAM AT> \w+/, to: '>RAM', line: on(/^ {2}\.data :/) },
  { rule: 'data-symbol-mismatch', from: /LOADADDR\(\.data\)/, to: 'LOADADDR(.rodata)' },
  { rule: 'data-symbol-mismatch', from: /( {4}_sbss = \.;[^]*?)( {4}\*\(COMMON\)\n)([^]*?_ebss = \.;\n)/, to: '$1$3$2', line: on(/_ebss = \.;/) },
  { rule: 'unaligned-section-bounds', from: / {4}\. = ALIGN\(4\);\n( {4}_edata = \.;)/, to: '$1' },
  { rule: 'writable-code-segment', from: /\.init_array \(READONLY\)/, to: '.init_array' },
  { rule: 'no-entry', from: /ENTRY\(Reset_Handler\)\n/, to: '', line: on(/\.isr_vector :/) },
  { rule: 'init-array-not-kept', from: /KEEP\(\*\(SORT\(\.init_array\.\*\)\)\)\n\s*KEEP\(\*\(\.init_array\*\)\)/, to: '*(SORT(.init_array.*))\n    KEEP(*(.init_array))' },
  { rule: 'no-heap-stack-check', from: / {2}\._user_heap_stack :[^}]*\} *>RAM\n/, to: '', line: on(/^ {2}\.bss/) },
  { rule: 'shadowed-pattern', from: /( {2}\._user_heap_stack :)/, to: '  .fast : { *(.text.fast) } >RAM AT> $R\n$1' },
  { rule: 'unlinkable', from: /( {2}\._user_heap_stack :)/, to: '  ASSERT(LENGTH(RAM) > 1M, "too little")\n$1' },
];

describe.each(scripts)('%s', (path, device, region, origin) => {
  const text = readFileSync(examples + path, 'utf8');

  it('is healthy', async () => {
    expect(await lintScript(text, { device })).toEqual({ findings: [], notChecked: [] });
  });

  it.each(faults.map((fault, index) => [`${index + 1} ${fault.rule}`, fault] as const))('with just one fault, %s, has just that finding, in the right line', async (_, { rule, from, to, line }) => {
    expect(text).toMatch(from);
    const faulty = text.replace(from, to.replaceAll('$R', region).replaceAll('$O', origin.slice(0, -2)));
    const extra = rule === 'overlapping-regions' ? faulty.replace('  ._user_heap_stack :', '  .buffers (NOLOAD) : { *(.buffers*) } >BUFFERS\n  ._user_heap_stack :') : faulty;
    const { findings } = await lintScript(extra, { device });
    expect(findings.map((finding) => shortId(finding.rule))).toEqual([rule]);
    const [lines, before] = [extra.split('\n'), text.split('\n')];
    const changed = lines.findIndex((now, index) => now !== before[index]) + 1;
    const wanted = line === undefined ? changed : line(lines, changed);
    expect(findings[0]?.location.line).toBe(wanted);
  });
});
