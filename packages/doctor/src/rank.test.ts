import type { Finding, Severity } from '@qspi-doctor/diagnostics';
import { describe, expect, it } from 'vitest';
import { groupFindings, isExplained, rank } from './rank.js';

function finding(rule: string, severity: Severity = 'error', explains: string[] = [], program = 'App'): Finding {
  return { rule, severity, program, message: rule, messageId: 'x', data: {}, location: { file: 'f' }, related: [], explains, remedies: [] };
}

const catalogue = ['a/first', 'a/second', 'a/third'];
const order = (...findings: Finding[]) => {
  const ranked = rank(findings, catalogue);
  return { rules: ranked.findings.map(({ rule }) => rule), diagnosis: ranked.diagnosis };
};

describe('ranking', () => {
  it('puts the most serious first, whatever the catalogue says', () => {
    expect(order(finding('a/first', 'note'), finding('a/second', 'warning'), finding('a/third', 'error'))).toEqual({ rules: ['a/third', 'a/second', 'a/first'], diagnosis: 'a/third' });
  });

  it('puts what explains others before what does not, and the explained behind it', () => {
    expect(order(finding('a/first'), finding('a/second'), finding('a/third', 'error', ['a/first']))).toEqual({ rules: ['a/third', 'a/first', 'a/second'], diagnosis: 'a/third' });
  });

  it('lists what is explained by way of another with its cause, the most serious first', () => {
    const findings = [finding('a/first', 'note'), finding('a/second', 'warning', ['a/first']), finding('a/third', 'error', ['a/second']), finding('b/other')];
    expect(order(...findings).rules).toEqual(['a/third', 'a/second', 'a/first', 'b/other']);
    expect(groupFindings(findings).map(({ head, explained }) => [head.rule, explained.map(({ rule }) => rule)])).toEqual([['a/third', ['a/second', 'a/first']], ['b/other', []]]);
  });

  it('explains within one program only', () => {
    expect(order(finding('a/first'), finding('a/third', 'error', ['a/first'], 'Boot')).rules).toEqual(['a/first', 'a/third']);
  });

  it('keeps the order of the catalogue among equals, and of discovery within a rule', () => {
    expect(order(finding('a/third'), finding('a/second'), finding('a/first')).rules).toEqual(['a/first', 'a/second', 'a/third']);
  });

  it('lets no note hide an error that it explains', () => {
    expect(order(finding('a/first', 'error'), finding('a/third', 'note', ['a/first'])).rules).toEqual(['a/first', 'a/third']);
    expect(isExplained(finding('a/first', 'error'), [finding('a/third', 'warning', ['a/first'])])).toBe(false);
  });

  it('loses nothing where findings explain each other in a circle', () => {
    expect(order(finding('a/first', 'error', ['a/second']), finding('a/second', 'error', ['a/first'])).rules).toHaveLength(2);
  });

  it('makes no diagnosis of notes, nor of nothing', () => {
    expect(order(finding('a/first', 'note')).diagnosis).toBeUndefined();
    expect(order()).toEqual({ rules: [], diagnosis: undefined });
  });
});
