import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, wrap } from './wrap.js';

describe('wrapping', () => {
  it('keeps to the width, indents, and counts CJK characters double', () => {
    expect(wrap('one two three', 9, '- ', '  ')).toEqual(['- one two', '  three']);
    expect(wrap('大小 大小', 6)).toEqual(['大小', '大小']);
  });

  it('never breaks a word: addresses and paths are to be copied', () => {
    expect(wrap('see /a/very/long/path.c:12', 10)).toEqual(['see', '/a/very/long/path.c:12']);
  });

  it('loses no word', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/)), fc.integer({ min: 5, max: 40 }), (words, width) => {
        const lines = wrap(words.join(' '), width);
        expect(lines.join(' ').split(' ').filter(Boolean)).toEqual(words);
        expect(lines.every((line) => cellsOf(line) <= width || !line.includes(' '))).toBe(true);
      }),
    );
  });
});
