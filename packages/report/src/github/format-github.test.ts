import type { Finding } from '@qspi-doctor/diagnostics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatGithub } from './format-github.js';

const finding = (message: string, location: Finding['location'], severity: Finding['severity'] = 'error'): Finding => ({ rule: 'linker-script/syntax', severity, message, messageId: 'm', data: {}, location, related: [], explains: [], remedies: [] });
const report = (...findings: Finding[]) => formatGithub({ toolVersion: '1', findings, notChecked: [], rules: [], examined: [], sourceOf: () => undefined });

describe('annotations for GitHub', () => {
  it('say what, where and which rule, by place', () => {
    expect(report(finding('no', { file: 'b.ld', line: 1, column: 2, endLine: 1, endColumn: 5 }), finding('hm', { file: 'a.ld' }, 'note'), finding('oh', { file: 'b.ld', line: 9, column: 2, endLine: 11, endColumn: 5 }, 'warning'))).toBe(
      '::notice file=a.ld,title=linker-script/syntax::hm\n::error file=b.ld,line=1,endLine=1,col=2,endColumn=5,title=linker-script/syntax::no\n::warning file=b.ld,line=9,endLine=11,title=linker-script/syntax::oh\n',
    );
  });

  it('escape what would end or split a command', () => {
    expect(report(finding('100 %\r\nsecond: a,b', { file: 'a,b:c%.ld', line: 1 }))).toBe('::error file=a%2Cb%3Ac%25.ld,line=1,title=linker-script/syntax::100 %25%0D%0Asecond: a,b\n');
  });

  it('are one line each, whatever comes in', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (message, file) => report(finding(message, { file })).split(/\r|\n/).length === 2));
  });
});
