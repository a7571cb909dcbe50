import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeLines, safeText } from './safe-text.js';

describe('text from files on the terminal', () => {
  it('shows escape sequences as their codes', () => {
    expect(safeText('a\u001b[31mred\u0007')).toBe('a<1b>[31mred<07>');
    expect(safeText('left\u202eright')).toBe('left<202e>right');
  });

  it('keeps what people write', () => {
    expect(safeText('größe 大小 — main.c')).toBe('größe 大小 — main.c');
  });

  it('keeps the lines of a text of several', () => {
    expect(safeLines('one\ntwo \u001b[2J\n')).toBe('one\ntwo <1b>[2J\n');
  });

  it('lets no control character through, whatever comes in', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(safeText(text))));
  });
});
