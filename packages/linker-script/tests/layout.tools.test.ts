import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layOut, parseLinkerScript, type Layout } from '../src/index.js';
import { withoutTools } from './support/ld.js';
import { link, type Linked, type MadeSection } from './support/link.js';

const code: readonly MadeSection[] = [
  { name: '.isr_vector', size: 0x188, align: 4, flags: 'a' },
  { name: '.text', size: 0x1235, align: 4, flags: 'ax' },
  { name: '.text.main', size: 0x33, align: 2, flags: 'ax' },
  { name: '.text.unlikely', size: 0x7, align: 16, flags: 'ax' },
  { name: '.rodata', size: 0x101, align: 8, flags: 'a' },
  { name: '.rodata.str', size: 0x11, align: 1, flags: 'a' },
  { name: '.init_array.00100', size: 4, align: 4, flags: 'aw' },
  { name: '.init_array.00020', size: 4, align: 4, flags: 'aw' },
  { name: '.init_array', size: 8, align: 4, flags: 'aw' },
  { name: '.data', size: 0x55, align: 4 },
  { name: '.data.table', size: 0x40, align: 32 },
  { name: '.bss', size: 0x123, align: 4, nobits: true },
  { name: '.bss.buffer', size: 0x200, align: 64, nobits: true },
  { name: 'COMMON', size: 0x30, align: 8 },
  { name: '.itcm', size: 0x21, align: 4, flags: 'ax' },
  { name: '.dma', size: 0x41, align: 8, nobits: true },
  { name: '.noinit', size: 0x13, align: 4, nobits: true },
  { name: '.external', size: 0x1001, align: 4, flags: 'a' },
  { name: '.external.second', size: 0x11, align: 4, flags: 'a' },
  { name: '.assets', size: 0x2222, align: 1024, flags: 'a' },
  { name: 'ExtFlashSection', size: 0x777, align: 4, flags: 'a' },
  { name: 'FontFlashSection', size: 0x99, align: 4, flags: 'a' },
  { name: 'FontFlashSection.b', size: 0x9, align: 16, flags: 'a' },
  { name: 'Framebuffer', size: 0x3fc01, align: 4, nobits: true },
];
const more: readonly MadeSection[] = [
  { name: '.text.second', size: 0x21, align: 4, flags: 'ax' },
  { name: '.data', size: 0x3, align: 1 },
  { name: '.bss', size: 0x9, align: 1, nobits: true },
];

/** Placed by ld at its own discretion when the script has no room for them: not for a script to answer. */
function only(names: string): Readonly<Record<string, readonly MadeSection[]>> {
  const pattern = new RegExp(`^(${names})`);
  return { 'main.o': code.filter(({ name }) => pattern.test(name)), 'more.o': more };
}

const common = '\\.isr|\\.text|\\.rodata|\\.data|\\.bss|COMMON';

/** Everything that ld placed and the script names stands where we say. */
function compare(layout: Layout, linked: Linked): { sections: unknown; symbols: unknown } {
  const named = new Set(layout.sections.map(({ name }) => name));
  const sections = [...linked.sections].filter(([name]) => named.has(name) && name !== '.ARM.attributes');
  const theirs = sections.map(([name, { address, size, loadAddress }]) => ({ name, address, size, loadAddress }));
  const ours = sections.map(([name]) => {
    const { address, size, loadAddress } = layout.sections.find((section) => section.name === name)!;
    return { name, address, size, loadAddress };
  });
  expect(ours).toEqual(theirs);
  const symbols = [...layout.symbols.values()].filter(({ name }) => linked.symbols.has(name));
  expect(symbols.map(({ name, value }) => ({ name, value }))).toEqual(symbols.map(({ name }) => ({ name, value: linked.symbols.get(name) })));
  return { sections: sections.length, symbols: symbols.length };
}

describe.skipIf(withoutTools)('sections and symbols stand where arm-none-eabi-ld puts them', () => {
  const cases: readonly [name: string, sections: string][] = [
    ['l476-qspi', `${common}|\\.init_array`],
    ['f746-touchgfx', `${common}|Ext|Font|Frame`],
    ['h750-xip', `${common}|\\.itcm|\\.dma`],
    ['u575-octospi', `${common}|\\.init_array|\\.noinit|\\.external`],
    ['n657-fsbl', `${common}|\\.assets`],
  ];

  test.each(cases)('%s, from its input sections', (name, sections) => {
    const text = readFileSync(join(import.meta.dirname, 'fixtures/ld', `${name}.ld`), 'latin1').replace(/lib\w+\.a \( \* \)/g, '');
    const linked = link(text, only(sections));
    expect(linked.sections.size, linked.errors).toBeGreaterThan(4);
    const layout = layOut(parseLinkerScript(text), { inputSections: linked.inputs, objectSymbols: new Map() });
    expect(layout.problems).toEqual([]);
    compare(layout, linked);
  });

  test.each(cases)('%s, from the sections of the image', (name, sections) => {
    const text = readFileSync(join(import.meta.dirname, 'fixtures/ld', `${name}.ld`), 'latin1').replace(/lib\w+\.a \( \* \)/g, '');
    const linked = link(text, only(sections));
    const layout = layOut(parseLinkerScript(text), { sections: linked.sections });
    for (const symbol of layout.symbols.values()) {
      if (symbol.value !== undefined && linked.symbols.has(symbol.name)) expect(symbol.value, symbol.name).toBe(linked.symbols.get(symbol.name));
    }
    for (const name of ['_sdata', '_edata', '_sidata', '_ebss', '_etext', '_estack'])
      expect(layout.symbols.get(name)?.value, name).toBe(linked.symbols.get(name));
  });

  test.each(cases)('%s, from the script alone: what is said is right', (name, sections) => {
    const text = readFileSync(join(import.meta.dirname, 'fixtures/ld', `${name}.ld`), 'latin1').replace(/lib\w+\.a \( \* \)/g, '');
    const linked = link(text, only(sections));
    const layout = layOut(parseLinkerScript(text));
    let known = 0;
    for (const { name: symbol, value } of layout.symbols.values()) {
      if (value === undefined || !linked.symbols.has(symbol)) continue;
      expect(value, symbol).toBe(linked.symbols.get(symbol));
      known++;
    }
    for (const { name: section, address, loadAddress } of layout.sections) {
      const theirs = linked.sections.get(section);
      if (theirs === undefined) continue;
      if (address !== undefined) expect(address, section).toBe(theirs.address);
      if (loadAddress !== undefined) expect(loadAddress, section).toBe(theirs.loadAddress);
    }
    expect(known).toBeGreaterThan(2);
  });

  test('every operator and function', () => {
    const text = readFileSync(join(import.meta.dirname, 'fixtures/constructs/expressions.ld'), 'latin1');
    const linked = link(text, { 'empty.o': [] });
    const layout = layOut(parseLinkerScript(text), {
      inputSections: [],
      objectSymbols: new Map(),
      maxPageSize: 0x1000,
      commonPageSize: 0x1000,
      sizeofHeaders: 0x74,
    });
    expect(linked.symbols.size, linked.errors).toBeGreaterThan(30);
    compare(layout, linked);
  });
});
