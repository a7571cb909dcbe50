import { LineIndex, type Edit, type Finding, type Location, type Severity } from '@qspi-doctor/diagnostics';
import { formatAddress } from '@qspi-doctor/diagnostics';
import { explainCommand, sortedFindings, type FindingsReport } from '../findings/findings-report.js';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', note: 'note' };
/** Made by a build and not part of a repository: code scanning cannot show a result there. */
const builtFile = /\.(?:elf|axf|out|stldr|bin|hex)$/i;

/** The findings as a SARIF 2.1.0 log (OASIS), for code scanning. Paths are relative to the folder of the run. */
export function formatSarif(report: FindingsReport): string {
  const findings = sortedFindings(report.findings);
  const used = new Set(findings.map(({ rule }) => rule));
  const rules = report.rules.filter(({ id }) => used.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'qspi-doctor',
            version: report.toolVersion,
            rules: rules.map(({ id, severity, docs }) => ({
              id,
              shortDescription: { text: docs.what },
              fullDescription: { text: `${docs.what} ${docs.why}` },
              help: { text: `${docs.what}\n\n${docs.why}\n\n${docs.symptom}\n\nMore: ${explainCommand(id)}`, markdown: `${docs.what}\n\n${docs.why}\n\n**How it shows**\n\n${docs.symptom}\n\n**Wrong**\n\n${docs.wrong}\n\n**Right**\n\n${docs.right}` },
              defaultConfiguration: { level: levels[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: report.notChecked.map(({ rule, program, why }) => ({ level: 'note', associatedRule: { id: rule }, message: { text: `not checked${program === undefined ? '' : ` (${program})`}: ${why}` } })),
          },
        ],
        results: findings.map((finding) => resultOf(finding, indexOf.get(finding.rule), report.sourceOf)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultOf(finding: Finding, ruleIndex: number | undefined, sourceOf: FindingsReport['sourceOf']) {
  const { rule, severity, message, remedies, program } = finding;
  // A result in a built file is shown at the first of its places that is in a source.
  const anchor = isBuilt(finding.location) ? (finding.related.find((other) => other.file !== undefined && !isBuilt(other)) ?? finding.location) : finding.location;
  const others = [...(anchor === finding.location ? [] : [{ ...finding.location, message: 'the place in the image' }]), ...finding.related.filter((other) => other !== anchor)];
  const fixes = remedies.flatMap(({ title, edits }) => (edits === undefined || edits.length === 0 ? [] : (fixOf(title, edits, sourceOf) ?? [])));
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: [locationOf(anchor)],
    ...(others.length === 0 ? {} : { relatedLocations: others.map((other, id) => ({ id, ...locationOf(other), message: { text: other.message } })) }),
    ...(fixes.length === 0 ? {} : { fixes }),
    ...(program === undefined ? {} : { properties: { program } }),
  };
}

function isBuilt({ file }: Location): boolean {
  return file !== undefined && builtFile.test(file);
}

function locationOf({ file, line, column, endLine, endColumn, address, symbol }: Location) {
  const region =
    line === undefined
      ? undefined
      : {
          startLine: Math.max(1, line),
          ...(column === undefined ? {} : { startColumn: Math.max(1, column) }),
          ...(endLine === undefined || endColumn === undefined ? {} : { endLine: Math.max(1, endLine), endColumn: Math.max(1, endColumn) }),
        };
  return {
    physicalLocation: {
      artifactLocation: { uri: fileUri(file ?? '.') },
      ...(region === undefined ? {} : { region }),
    },
    ...(symbol === undefined && address === undefined ? {} : { logicalLocations: [{ ...(symbol === undefined ? {} : { name: symbol }), ...(address === undefined ? {} : { fullyQualifiedName: `${symbol === undefined ? '' : `${symbol} at `}${formatAddress(address)}` }) }] }),
  };
}

/** A path as a relative reference: each part percent-encoded. Absolute paths become file URIs. */
export function fileUri(path: string): string {
  const encoded = path
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll('%3A', ':'))
    .join('/');
  if (/^[A-Za-z]:\//.test(path)) return `file:///${encoded}`;
  if (path.startsWith('/')) return `file://${encoded}`;
  // A colon in the first part would make it a scheme.
  return /^[^/]*:/.test(encoded) ? `./${encoded}` : encoded;
}

function fixOf(title: string, edits: readonly Edit[], sourceOf: FindingsReport['sourceOf']) {
  const files = [...new Set(edits.map(({ file }) => file))];
  const changes = files.map((file) => {
    const text = sourceOf(file);
    if (text === undefined) return undefined;
    const lines = new LineIndex(text);
    const replacements = edits
      .filter((edit) => edit.file === file)
      .map(({ range, newText }) => {
        const { line, column, endLine, endColumn } = lines.locate(range);
        return { deletedRegion: { startLine: line, startColumn: column, endLine, endColumn }, ...(newText === '' ? {} : { insertedContent: { text: newText } }) };
      });
    return { artifactLocation: { uri: fileUri(file) }, replacements };
  });
  return changes.includes(undefined) ? undefined : { description: { text: title }, artifactChanges: changes };
}
