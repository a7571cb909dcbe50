import type { Finding } from '@qspi-doctor/diagnostics';
import { describe, expect, it } from 'vitest';
import { applyBaseline, updatedBaseline, type BaselineScope } from './apply-baseline.js';
import { readBaseline, writeBaseline } from './baseline-file.js';
import { entryOf } from './entry.js';

function finding({ line = 1, data = {}, ...more }: Partial<Finding> & { line?: number } = {}): Finding {
  return { rule: 'a/rule', severity: 'error', program: 'App', message: 'text', messageId: 'kind', data, location: { file: 'App/x.ld', line }, related: [], explains: [], remedies: [], ...more };
}
const scope: BaselineScope = { by: 'check', pathOf: (file) => file, notChecked: [] };
const baselineOf = (...findings: Finding[]) => updatedBaseline(findings, [], scope);

describe('a baseline', () => {
  it('knows a finding again after lines, addresses and sizes have changed', () => {
    const known = finding({ line: 3, data: { region: 'QSPI', address: 0x900002e8, window: 'QUADSPI at 0x90000000', who: ['main', 'f'] } });
    const later = finding({ line: 40, data: { who: ['main', 'f'], region: 'QSPI', address: 0x90000304, window: 'QUADSPI at 0x90000000' } });
    expect(applyBaseline([later], baselineOf(known), scope)).toEqual({ fresh: [], known: [later], gone: [] });
  });

  it.each<[string, Partial<Finding>]>([
    ['of another rule', { rule: 'a/other' }],
    ['in another program', { program: 'Boot' }],
    ['in another file', { location: { file: 'App/y.ld' } }],
    ['of another kind', { messageId: 'other' }],
    ['about another name', { data: { region: 'FLASH' } }],
  ])('does not know a finding %s', (_, more) => {
    expect(applyBaseline([finding(more)], baselineOf(finding()), scope)).toMatchObject({ fresh: [{}], known: [], gone: [{ rule: 'a/rule' }] });
  });

  it('counts: two that are alike do not make a third one known', () => {
    const entries = baselineOf(finding({ line: 1 }), finding({ line: 2 }));
    expect(entries).toMatchObject([{ count: 2 }]);
    expect(applyBaseline([finding(), finding(), finding()], entries, scope)).toMatchObject({ known: [{}, {}], fresh: [{}] });
    expect(applyBaseline([finding()], entries, scope).gone).toMatchObject([{ count: 1 }]);
  });

  it('calls nothing gone that this run did not look at', () => {
    const entries = baselineOf(finding());
    expect(applyBaseline([], entries, { ...scope, notChecked: [{ rule: 'a/rule', program: 'App', why: 'no image' }] }).gone).toEqual([]);
    expect(applyBaseline([], entries, { ...scope, off: ['a/rule'] }).gone).toEqual([]);
    expect(applyBaseline([], entries, { ...scope, by: 'lint' }).gone).toEqual([]);
    const linted = updatedBaseline([finding()], [], { ...scope, by: 'lint' });
    expect(applyBaseline([], linted, { ...scope, by: 'lint', files: ['App/other.ld'] }).gone).toEqual([]);
    expect(applyBaseline([], linted, { ...scope, by: 'lint', files: ['App/x.ld'] }).gone).toHaveLength(1);
  });

  it('is written anew with the reasons that people gave, and with what this run did not look at', () => {
    const [first] = baselineOf(finding());
    const [unseen] = baselineOf(finding({ rule: 'a/unseen' }));
    const old = [{ ...first!, reason: 'the board is like that' }, unseen!];
    const not = { ...scope, notChecked: [{ rule: 'a/unseen', program: 'App', why: 'no image' }] };
    expect(updatedBaseline([finding()], old, not)).toEqual(old);
    expect(updatedBaseline([], old, not)).toEqual([unseen]);
    // Found and yet not wholly seen: not counted twice.
    expect(updatedBaseline([finding({ rule: 'a/unseen' })], [unseen!], not)).toEqual([unseen]);
  });
});

describe('a baseline file', () => {
  it('has one sorted line an entry, and reads back as it was', () => {
    const entries = baselineOf(finding({ rule: 'b/second' }), finding());
    const text = writeBaseline(entries);
    expect(text.split('\n')).toHaveLength(8);
    expect(text.indexOf('a/rule')).toBeLessThan(text.indexOf('b/second'));
    expect(readBaseline(text)).toEqual({ entries: JSON.parse(JSON.stringify([entries[1], entries[0]])) });
    expect(readBaseline(`\ufeff${writeBaseline([])}`)).toEqual({ entries: [] });
  });

  it.each([
    ['{', /not JSON/],
    ['[]', /expected an object/],
    ['{"version":2,"findings":[]}', /version 2 is not known/],
    ['{"version":1,"findings":[{"rule":"a/b"}]}', /entry 1/],
    ['{"version":1,"findings":[{"by":"check","rule":"a/b","message":"x","data":"0","count":0}]}', /entry 1/],
  ])('that is %s is told, with what is wrong', (text, problem) => {
    expect(readBaseline(text)).toMatchObject({ problem: expect.stringMatching(problem) });
  });
});

it('keeps the program out of lint entries: a lint run calls each file one', () => {
  expect(entryOf(finding(), 'lint', (file) => `../${file}`)).toMatchObject({ by: 'lint', file: '../App/x.ld' });
  expect(entryOf(finding(), 'lint', (file) => file)).not.toHaveProperty('program');
});
