import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBaseline, updatedBaseline } from './apply-baseline.js';
import { readBaseline, writeBaseline } from './baseline-file.js';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300);
const word = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('a/rule', 'App', '__proto__', 'x\ny'));
const finding = fc.record({
  rule: word,
  severity: fc.constantFrom('error' as const, 'warning' as const, 'note' as const),
  program: word,
  message: fc.string(),
  messageId: word,
  data: fc.dictionary(word, fc.oneof(word, fc.integer(), fc.array(word, { maxLength: 3 }), fc.constant(undefined))),
  location: fc.record({ file: fc.option(word, { nil: undefined }), line: fc.nat() }),
  related: fc.constant([]),
  explains: fc.constant([]),
  remedies: fc.constant([]),
});
const scope = { by: 'check' as const, pathOf: (file: string) => file, notChecked: [] };

describe('baselines', () => {
  it('of any text are read or refused, never thrown at', () => {
    const almost = fc.record({ version: fc.constantFrom(1, 2, '1'), findings: fc.oneof(fc.array(fc.oneof(fc.jsonValue(), fc.record({ by: fc.constantFrom('check', 'lint', 'x'), rule: word, message: word, data: word, count: fc.oneof(fc.integer(), fc.double()) }))), fc.jsonValue()) });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), almost.map((value) => JSON.stringify(value))), (text) => {
        const read = readBaseline(text);
        if ('entries' in read) expect(() => applyBaseline([], read.entries, scope)).not.toThrow();
        else expect(read.problem).not.toBe('');
      }),
      { numRuns },
    );
  });

  it('know everything that they were written for, and the file changes nothing of that', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 12 }), (findings) => {
        const read = readBaseline(writeBaseline(updatedBaseline(findings, [], scope)));
        expect('entries' in read && applyBaseline([...findings].reverse(), read.entries, scope)).toEqual({ fresh: [], known: [...findings].reverse(), gone: [] });
      }),
      { numRuns },
    );
  });
});
