import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut, parseLinkerScript, visitStatements, type ParsedScript, type ScriptNode, type Token } from './index.js';
import { mutate, randomFrom } from '../tests/support/mutate.js';

/** FUZZ_RUNS=70000 for a long run of each. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 800);

const folder = join(import.meta.dirname, '../tests/fixtures');
const fixtures = ['ld', 'constructs', 'errors'].flatMap((name) =>
  readdirSync(join(folder, name)).map((file) => readFileSync(join(folder, name, file), 'latin1')),
);

const words =
  'MEMORY SECTIONS ENTRY PROVIDE PROVIDE_HIDDEN HIDDEN ASSERT INCLUDE PHDRS VERSION OVERLAY GROUP INPUT KEEP SORT SORT_NONE ' +
  'EXCLUDE_FILE FILL BYTE LONG AT ALIGN SUBALIGN ORIGIN LENGTH ' +
  'SIZEOF ADDR LOADADDR DEFINED MAX MIN ABSOLUTE NEXT BLOCK SEGMENT_START CONSTANT DATA_SEGMENT_ALIGN REGION_ALIAS INSERT AFTER ' +
  'EXTERN NOLOAD READONLY TYPE .text .data RAM FLASH _x . * 0 1 0x10 4K ABH $ff ' +
  '{ } ( ) [ ] ; : , = += <<= + - * / % ! ~ ? < > == && || & | " /* */ # // \\ @ ^ AT> >RAM =0 { } ( ) ; = #if #define #endif ' +
  '#include "a" extern global: local: /DISCARD/';

const soup = fc.array(fc.constantFrom(...words.split(' '), ' ', '\n', '\n'), { maxLength: 120 }).map((tokens) => tokens.join(' '));
const bytes = fc.uint8Array({ maxLength: 300 }).map((values) => Buffer.from(values).toString('latin1'));
const strings = fc.string({ unit: 'binary', maxLength: 200 });
const mutated = fc.tuple(fc.nat(), fc.nat({ max: fixtures.length - 1 })).map(([seed, index]) => mutate(fixtures[index]!, randomFrom(seed)));

/** Whatever the text: a lossless tree, ranges within the text, and a layout. */
function checkScript(text: string, preprocess: 'never' | 'always'): void {
  const script = parseLinkerScript(text, { file: 'fuzz.ld', preprocess, includes: (name) => (name === 'a' ? { file: 'a', text: 'x = 1;' } : undefined) });
  if (preprocess === 'never') expect(textOf(script)).toBe(text);
  for (const { range } of script.problems) {
    expect(range.start).toBeGreaterThanOrEqual(0);
    expect(range.end).toBeLessThanOrEqual(text.length);
    expect(range.start).toBeLessThanOrEqual(range.end);
  }
  visitStatements(script, {
    statement: ({ range }, { text: whole }) => {
      expect(range.start).toBeLessThanOrEqual(range.end);
      expect(range.end).toBeLessThanOrEqual(whole.length);
    },
  });
  const layout = layOut(script, { defsym: new Map([['_x', 4n]]) });
  for (const region of layout.regions) if (region.origin !== undefined) expect(Number.isFinite(region.origin)).toBe(true);
}

/** The text as tokens and what lies between them. */
function textOf(script: ParsedScript): string {
  let text = '';
  let at = 0;
  const visit = (child: ScriptNode | Token): void => {
    if ('children' in child) child.children.forEach(visit);
    else {
      text += script.text.slice(at, child.start) + script.text.slice(child.start, child.end);
      if (child.start < at) throw new Error(`the token at ${child.start} lies before the end of the last one`);
      at = child.end;
    }
  };
  visit(script.tree);
  return text + script.text.slice(at);
}

describe('any text is read without an exception, losslessly', () => {
  test.each([
    ['tokens in any order', soup],
    ['bytes', bytes],
    ['characters', strings],
    ['mutations of scripts', mutated],
  ])('%s', { timeout: 30_000 + numRuns * 20 }, (_name, texts) => {
    fc.assert(fc.property(texts, fc.constantFrom('never' as const, 'never' as const, 'always' as const), checkScript), { numRuns });
  });

  test('deep nesting is refused, not followed', () => {
    for (const text of [
      'a = ' + '('.repeat(200_000),
      'a = ' + '-'.repeat(200_000),
      'a = ' + '1 ? '.repeat(100_000),
      'SECTIONS { ' + 'GROUP : { '.repeat(50_000),
      'INPUT(' + 'AS_NEEDED('.repeat(50_000),
    ]) {
      checkScript(text, 'never');
      expect(parseLinkerScript(text).problems.some(({ message }) => message.includes('deep'))).toBe(true);
    }
  });

  test('long chains are as good as short ones', () => {
    const script = parseLinkerScript(`a = ${'1 + '.repeat(100_000)}1;`);
    expect(script.problems).toEqual([]);
    expect(layOut(script).symbols.get('a')?.value).toBe(100_001);
  });

  test('macros that double each other come to an end', () => {
    const macros = Array.from({ length: 60 }, (_, i) => `#define m${i} m${i + 1} m${i + 1}`).join('\n');
    expect(parseLinkerScript(`${macros}\na = m0;`, { preprocess: 'always' }).problems).toHaveLength(1);
  });
});
