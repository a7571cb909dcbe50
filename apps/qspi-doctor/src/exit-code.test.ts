import { describe, expect, it } from 'vitest';
import { exitCodeFor } from './exit-code.js';

const of = (...severities: ('error' | 'warning' | 'note')[]) => severities.map((severity) => ({ severity }));

describe('the exit code', () => {
  it.each([
    ['error', of('error'), 1],
    ['error', of('warning', 'note'), 0],
    ['warning', of('warning'), 1],
    ['warning', of('note'), 0],
    ['note', of('note'), 1],
    ['note', of(), 0],
    ['never', of('error'), 0],
  ] as const)('with --fail-on %s (inclusive)', (failOn, findings, code) => {
    expect(exitCodeFor(findings, failOn)).toBe(code);
  });
});
