import type { Finding } from '@qspi-doctor/diagnostics';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatJunit } from './format-junit.js';

const finding = (severity: Finding['severity'], message = 'm', file = 'x.ld'): Finding => ({ rule: 'linker-script/syntax', severity, program: file, message, messageId: 'm', data: {}, location: { file, line: 2, column: 3 }, related: [], explains: [], remedies: [] });
const report = (findings: readonly Finding[], notChecked: readonly { rule: string; program?: string; why: string }[] = [], examined: readonly string[] = []) => ({ toolVersion: '1', findings, notChecked, rules: [], examined, sourceOf: () => undefined });
const parse = (xml: string) => new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', parseAttributeValue: true, isArray: (name) => name === 'testsuite' || name === 'testcase' }).parse(xml) as { testsuites: Record<string, unknown> };

describe('the JUnit report', () => {
  it('has a suite for each file; errors and warnings fail, notes do not, what was not checked is skipped', () => {
    const xml = formatJunit(report([finding('error'), finding('warning', 'm', 'y.ld'), finding('note')], [{ rule: 'a/b', program: 'x.ld', why: 'no device' }], ['fine.ld']));
    expect(XMLValidator.validate(xml)).toBe(true);
    const { testsuites } = parse(xml);
    expect(testsuites).toMatchObject({ tests: 5, failures: 2, errors: 0 });
    expect(testsuites['testsuite']).toMatchObject([
      { name: 'fine.ld', tests: 1, failures: 0, skipped: 0 },
      { name: 'x.ld', tests: 3, failures: 1, skipped: 1, testcase: [{ name: 'linker-script/syntax:2:3', line: 2 }, {}, { name: 'a/b' }] },
      { name: 'y.ld', tests: 1, failures: 1 },
    ]);
  });

  it('counts what is there: every suite has as many cases as it says', () => {
    const suites = (parse(formatJunit(report([finding('error'), finding('note')], [{ rule: 'a/b', why: 'x' }], ['z']))).testsuites['testsuite'] ?? []) as { tests: number; testcase: unknown[] }[];
    for (const { tests, testcase } of suites) expect(testcase).toHaveLength(tests);
  });

  it('is well-formed whatever the texts hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (message, file) => {
        const xml = formatJunit(report([finding('error', message, file)], [{ rule: message, program: file, why: message }]));
        expect(XMLValidator.validate(xml)).toBe(true);
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      }),
    );
  });
});
