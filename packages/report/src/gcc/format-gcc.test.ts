import type { Finding, Location } from '@qspi-doctor/diagnostics';
import { describe, expect, it } from 'vitest';
import { formatGcc } from './format-gcc.js';

function lines(...locations: readonly Location[]): readonly string[] {
  const findings = locations.map((location): Finding => ({ rule: 'a/b', severity: 'warning', program: 'App', message: 'one\ntwo \u001b[2J', messageId: 'm', data: {}, location, related: [], explains: [], remedies: [] }));
  return formatGcc({ toolVersion: '1', findings, notChecked: [], rules: [], examined: [], sourceOf: () => undefined }).split('\n').slice(0, -1);
}

describe('the report as compilers write it', () => {
  it('has a line for each finding, and nothing that breaks it', () => {
    expect(lines({ file: 'a b/x.ld', line: 3, column: 7, address: 1 })).toEqual(['a b/x.ld:3:7: warning: one two <1b>[2J [a/b]']);
    expect(lines({ file: 'x.ld', line: 3 })).toEqual(['x.ld:3:1: warning: one two <1b>[2J [a/b]']);
  });

  it('says what it knows where there is no line', () => {
    expect(lines({ file: 'x.elf', address: 0x90000000, symbol: 'main' })).toEqual(['x.elf: warning: one two <1b>[2J (main at 0x90000000) [a/b]']);
    expect(lines({})).toEqual(['App: warning: one two <1b>[2J [a/b]']);
  });

  it('is in the order of the files', () => {
    expect(lines({ file: 'b', line: 1 }, { file: 'a', line: 10 }, { file: 'a', line: 9 }).map((line) => line.slice(0, 4))).toEqual(['a:9:', 'a:10', 'b:1:']);
  });
});
