import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool, withoutTools } from '@qspi-doctor/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preprocessed, tokens, type Files } from './read.js';

// The judge is GCC's own preprocessor: which branches it keeps, what it makes of macros, and which it knows at the end.
describe.skipIf(withoutTools)('the preprocessor, beside arm-none-eabi-gcc -E', () => {
  let folder = '';
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'c-source-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  let count = 0;
  function byGcc(files: Files, main: string, defines: readonly string[]): { readonly text: string; readonly macros: ReadonlyMap<string, string> } {
    const own = join(folder, String(count++));
    mkdirSync(own);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(own, name), text);
    const gcc = (...args: string[]) => runTool('arm-none-eabi-gcc', ['-mcpu=cortex-m4', '-w', '-E', ...args, ...defines.map((define) => `-D${define}`), `-I${own}`, join(own, main)]).stdout;
    const macros = new Map<string, string>();
    for (const line of gcc('-dM').split('\n')) {
      const [, name, body] = /^#define ([A-Za-z]\w*)(?:\(.*?\))? ?(.*)$/.exec(line) ?? [];
      if (name !== undefined) macros.set(name, body ?? '');
    }
    return { text: tokens(gcc('-P')), macros };
  }

  function compare(files: Files, main: string, defines: readonly string[] = []): void {
    const expected = byGcc(files, main, defines);
    const own = preprocessed(files, main, defines);
    expect(own.uncertain).toEqual([]);
    expect(tokens(own.code.text)).toBe(expected.text);
    for (const name of 'ABCDEFGH') {
      const state = own.macros.state(name);
      expect([name, state.kind === 'defined' ? tokens(state.macro.body) : state.kind]).toEqual([name, expected.macros.has(name) ? tokens(expected.macros.get(name) ?? '') : 'undefined']);
    }
  }

  it.each([
    ['nested conditions', '#define A 2\n#if A > 1 && defined(A)\n#ifdef B\none;\n#elif A == 2\ntwo;\n#else\nthree;\n#endif\n#else\nfour;\n#endif\n'],
    ['comments and continued lines', '#define A /* x */ 1 \\\n  + 2 // y\n#if (A) == 3 /* ...\n #endif */ \nA; // A\n#endif\n"A" \'"\' A;\n'],
    ['function-like macros', '#define A(x) ((x) * 2)\n#define B(x, y) A(x) + A(y)\n#define C(...) f(__VA_ARGS__)\nB(1, A(2)); C(1, (2, 3), 4); A; A (3);\n'],
    ['pasting', '#define A(x, y) x ## y\n#define B 3\nA(B, 4); A(ab, cd); A(, 1);\n'],
    ['a macro that ends in the name of another', '#define A B\n#define B(x) C x\n#define C(y) y + 1\nA(2); A (3); A; B((4))(5); A((A(6)));\n'],
    ['comments of several lines in a directive', '#define A(x) { \\\n  /* one, \\\n     two */ \\\n  f(x); /* three\n  four */ g(x); }\nA(1); /* five\n#define B 1\n*/ B;\n#if 1 /* six\n*/ && 1\nyes;\n#endif\n'],
    ['strings of arguments', '#define A(x) f("a" #x, # x)\n#define B(x) A(x)\nA(0); A(a + b); B(C);\n'],
    ['blanks behind the backslash', '#define A(x) do { \\  \n  f(x); \\\t\n } while (0)\nA(1);\n#if 1 && \\ \n 1\nyes;\n#endif\n'],
    ['a byte order mark', '\ufeff#define A 1\nA;\n'],
    ['a header that is asked for', '#if defined(__has_include) && __has_include(<stdint.h>)\nyes;\n#endif\n'],
    ['a macro that names itself', '#define A A + 1\n#define B C\n#define C B\nA; B; C;\n'],
    ['undef and define again', '#define A 1\n#undef A\n#ifndef A\n#define A 7\n#endif\nA;\n'],
    ['numbers of all kinds', '#if 0x10UL == 16 && 010 == 8 && 0b11 == 3 && 1 << 4 == 16 && -1 < 0 && ~0 == -1 && (1 ? 2 : 3) == 2\nyes;\n#endif\n#if 7 / 2 == 3 && 7 % 4 == 3 && 5 - 2 - 1 == 2 && (6 & 3) == 2 && (6 ^ 3) == 5\nyes;\n#endif\n'],
    ['an unknown name is 0', '#if NOBODY\nno;\n#elif NOBODY == 0\nyes;\n#endif\n'],
    ['a condition that a macro makes', '#define A defined_b\n#define defined_b 1\n#if A\nyes;\n#endif\n'],
    ['elif behind a branch that was taken is not read', '#if 1\nyes;\n#elif 1 / 0\nno;\n#endif\n'],
    ['an inactive branch hides its directives', '#if 0\n#define A 1\n#error no\n#if 1\n#else\n#endif\n#else\n#define B 2\n#endif\nA; B;\n'],
  ])('%s', (_, text) => compare({ 'main.c': text }, 'main.c'));

  it('follows headers with guards, once, and through macros', () => {
    const files = {
      'main.c': '#include "a.h"\n#include "a.h"\n#define NAME "b.h"\n#include NAME\nA; B; C;\n',
      'a.h': '#ifndef A_H\n#define A_H\n#include "b.h"\n#ifdef A\n#define C 9\n#endif\n#define A 1\n#endif\n',
      'b.h': '#pragma once\n#include "a.h"\n#ifndef B\n#define B 5\n#else\n#undef B\n#define B 6\n#endif\n',
    };
    compare(files, 'main.c');
  });

  it('takes the options of the command line', () => {
    compare({ 'main.c': '#if A == 1 && defined B && C == 0x90000000UL\nA B C D;\n#endif\n' }, 'main.c', ['A', 'B=', 'C=0x90000000UL', 'D=(1 + 2)']);
  });

  it('agrees on texts made at random', () => {
    const name = fc.constantFrom(...'ABCDEFGH');
    const number = fc.constantFrom('0', '1', '2', '7', '0x10', '3U');
    const expression: fc.Arbitrary<string> = fc.letrec<{ readonly e: string }>((tie) => ({
      e: fc.oneof(
        { depthSize: 'small' },
        number,
        name,
        name.map((each) => `defined(${each})`),
        name.map((each) => `!defined ${each}`),
        fc.tuple(tie('e'), fc.constantFrom('+', '-', '*', '==', '!=', '<', '>=', '&&', '||', '&', '|', '^'), tie('e')).map(([a, o, b]) => `(${a} ${o} ${b})`),
        fc.tuple(tie('e'), tie('e'), tie('e')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      ),
    })).e;
    const body = fc.oneof(number, fc.tuple(name, number).map(([a, b]) => `(${a} + ${b})`), name, fc.constant(''));
    const lines: fc.Arbitrary<string> = fc.letrec<{ readonly l: string }>((tie) => ({
      l: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.tuple(name, body).map(([a, b]) => `#undef ${a}\n#define ${a} ${b}\n`),
        name.map((each) => `#undef ${each}\n`),
        fc.tuple(name, fc.nat(99)).map(([a, n]) => `mark${n} ${a};\n`),
        fc.tuple(tie('l'), tie('l')).map((parts) => parts.join('')),
        fc.tuple(expression, tie('l'), expression, tie('l'), tie('l')).map(([a, x, b, y, z]) => `#if ${a}\n${x}#elif ${b}\n${y}#else\n${z}#endif\n`),
        fc.tuple(fc.constantFrom('ifdef', 'ifndef'), name, tie('l'), tie('l')).map(([word, a, x, y]) => `#${word} ${a}\n${x}#else\n${y}#endif\n`),
      ),
    })).l;
    let compared = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.array(lines, { minLength: 1, maxLength: 8 }), fc.subarray(['A', 'B=2', 'C=(1)', 'D=']), (parts, defines) => {
        const text = parts.join('');
        // An empty or dangling expression is an error to GCC, and nothing to compare.
        let expected;
        try {
          expected = byGcc({ 'main.c': text }, 'main.c', defines);
        } catch (error) {
          expect(String(error)).toMatch(/#if|#elif/);
          refused++;
          return;
        }
        compared++;
        const own = preprocessed({ 'main.c': text }, 'main.c', defines);
        expect(tokens(own.code.text)).toBe(expected.text);
        for (const each of 'ABCDEFGH') expect([each, own.macros.state(each).kind === 'defined']).toEqual([each, expected.macros.has(each)]);
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 40) },
    );
    expect(compared).toBeGreaterThan(refused);
  }, 120_000);
});
