import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Finding } from '@qspi-doctor/diagnostics';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { FindingsReport } from '../findings/findings-report.js';
import { fileUri, formatSarif } from './format-sarif.js';

/** The official schema (OASIS, by way of schemastore), as Microsoft's package ships it. It is of draft 4: the words that this log uses mean the same in draft 7. */
const schemaFile = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

const text = 'MEMORY\n{\n  RAM (rw) : ORIGIN=0x20000000, LENGTH = 96K\n}\n';
const finding: Finding = {
  rule: 'linker-script/assignment-needs-space',
  severity: 'error',
  program: 'boards/my board/x%1.ld',
  message: 'ld reads "ORIGIN=0x20000000" as one name.',
  messageId: 'glued',
  data: {},
  location: { file: 'boards/my board/x%1.ld', line: 3, column: 14, endLine: 3, endColumn: 31 },
  related: [{ file: 'a.ioc', message: 'says the device' }],
  explains: [],
  remedies: [{ title: 'Put blanks', certainty: 'proved', steps: ['Write it'], edits: [{ file: 'boards/my board/x%1.ld', range: { start: 22, end: 39 }, newText: 'ORIGIN = 0x20000000' }] }],
};
const rule = { id: finding.rule, since: '0.1.0', severity: 'error' as const, docs: { what: 'w', why: 'y', symptom: 's', wrong: '', right: '', sources: [] } };
const report = (findings: readonly Finding[], more: Partial<FindingsReport> = {}): FindingsReport => ({ toolVersion: '1.2.3', findings, notChecked: [], rules: [rule], examined: [], sourceOf: () => text, ...more });

interface Log {
  runs: { tool: { driver: { rules: { id: string; help: { text: string } }[] } }; results: { ruleId: string; ruleIndex?: number; level: string; locations: { physicalLocation: { artifactLocation: { uri: string }; region?: Record<string, number> } }[]; fixes?: unknown[]; relatedLocations?: unknown[] }[]; invocations: { toolExecutionNotifications: unknown[] }[] }[];
}

function logOf(given: FindingsReport): Log['runs'][number] {
  const log = JSON.parse(formatSarif(given)) as Log;
  validate(log);
  expect(validate.errors).toBeNull();
  return log.runs[0]!;
}

describe('the SARIF log', () => {
  it('keeps to the official schema with nothing, with everything, and with places that have neither line nor file', () => {
    logOf(report([]));
    logOf(report([finding], { notChecked: [{ rule: rule.id, program: 'x', why: 'no device' }, { rule: rule.id, why: 'y' }] }));
    logOf(report([{ ...finding, location: {} }, { ...finding, program: undefined, location: { file: 'a.elf', address: 0x90000000, symbol: 'main' }, related: [], remedies: [] }]));
  });

  it('names rule, page, place and fix', () => {
    const { tool, results } = logOf(report([finding]));
    expect(tool.driver.rules).toMatchObject([{ id: rule.id, help: { text: expect.stringContaining('qspi-doctor explain linker-script/assignment-needs-space') as string } }]);
    expect(results).toMatchObject([
      {
        ruleId: rule.id,
        ruleIndex: 0,
        level: 'error',
        locations: [{ physicalLocation: { artifactLocation: { uri: 'boards/my%20board/x%251.ld' }, region: { startLine: 3, startColumn: 14, endLine: 3, endColumn: 31 } } }],
        fixes: [{ artifactChanges: [{ replacements: [{ deletedRegion: { startLine: 3, startColumn: 14, endLine: 3, endColumn: 31 }, insertedContent: { text: 'ORIGIN = 0x20000000' } }] }] }],
      },
    ]);
  });

  it('has lines and columns from 1, whatever comes in, and results by place', () => {
    const at = (file: string, line: number) => ({ ...finding, remedies: [], location: { file, line, column: 0 } });
    const { results } = logOf(report([at('b.ld', 2), at('b.ld', 0), at('a.ld', 9)]));
    expect(results.map(({ locations }) => [locations[0]?.physicalLocation.artifactLocation.uri, locations[0]?.physicalLocation.region?.['startLine'], locations[0]?.physicalLocation.region?.['startColumn']])).toEqual([
      ['a.ld', 9, 1],
      ['b.ld', 1, 1],
      ['b.ld', 2, 1],
    ]);
  });

  it('shows a result in a built image at the source that it relates to', () => {
    const { results } = logOf(report([{ ...finding, remedies: [], location: { file: 'Debug/App.elf', address: 0x90000000 }, related: [{ file: 'App.ld', line: 4, column: 1, message: 'the region' }] }]));
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('App.ld');
    expect(results[0]?.relatedLocations).toMatchObject([{ physicalLocation: { artifactLocation: { uri: 'Debug/App.elf' } } }]);
  });

  it.each([
    ['a b/ü.ld', 'a%20b/%C3%BC.ld'],
    ['/tmp/x#1.ld', 'file:///tmp/x%231.ld'],
    ['C:/x/y.ld', 'file:///C:/x/y.ld'],
    ['a:b.ld', './a:b.ld'],
    ['boards(1)/x.ld', 'boards(1)/x.ld'],
  ])('writes the path %s as %s', (path, uri) => {
    expect(fileUri(path)).toBe(uri);
  });
});
