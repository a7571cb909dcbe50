import type { Finding } from '@qspi-doctor/diagnostics';
import { locationText } from '../pretty/location-text.js';
import { explainCommand, sortedFindings, type FindingsReport } from '../findings/findings-report.js';

/**
 * JUnit XML as Jenkins and GitLab read it (the schema of the Jenkins xUnit plugin): one suite a file, one case a finding. An error or a warning
 * is a failure, a note is a case that passes and says something; what could not be checked is a case that was skipped.
 */
export function formatJunit(report: FindingsReport): string {
  const findings = sortedFindings(report.findings);
  const names = new Set([...report.examined, ...findings.map(suiteOf), ...report.notChecked.map(({ program }) => program ?? 'qspi-doctor')]);
  const suites = [...names].sort().map((name) => suite(name, findings.filter((finding) => suiteOf(finding) === name), report));
  const total = (member: 'tests' | 'failures' | 'skipped') => suites.reduce((sum, one) => sum + one[member], 0);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="qspi-doctor" tests="${total('tests')}" failures="${total('failures')}" errors="0" time="0">\n${suites.map(({ text }) => text).join('')}</testsuites>\n`;
}

function suiteOf({ location, program }: Finding): string {
  return location.file ?? program ?? 'qspi-doctor';
}

function suite(name: string, findings: readonly Finding[], { notChecked }: FindingsReport) {
  const left = notChecked.filter(({ program }) => (program ?? 'qspi-doctor') === name);
  const cases = findings.map(findingCase);
  const skipped = left.map(({ rule, why }) => `    <testcase name="${attribute(rule)}" classname="${attribute(name)}" time="0">\n      <skipped message="${attribute(why)}"/>\n    </testcase>\n`);
  // A suite without cases counts as "no tests were run" for some readers.
  const fine = cases.length + skipped.length === 0 ? [`    <testcase name="qspi-doctor" classname="${attribute(name)}" time="0"/>\n`] : [];
  const failures = findings.filter(({ severity }) => severity !== 'note').length;
  const tests = cases.length + skipped.length + fine.length;
  const text = `  <testsuite name="${attribute(name)}" tests="${tests}" failures="${failures}" errors="0" skipped="${skipped.length}" time="0">\n${[...cases, ...skipped, ...fine].join('')}  </testsuite>\n`;
  return { text, tests, failures, skipped: skipped.length };
}

function findingCase(finding: Finding): string {
  const { rule, severity, message, location, remedies, related } = finding;
  const place = location.line === undefined ? '' : `:${location.line}${location.column === undefined ? '' : `:${location.column}`}`;
  const head = `    <testcase name="${attribute(`${rule}${place}`)}" classname="${attribute(suiteOf(finding))}" time="0"${location.file === undefined ? '' : ` file="${attribute(location.file)}"`}${location.line === undefined ? '' : ` line="${location.line}"`}>\n`;
  const body = [`${locationText(location)}: ${severity}: ${message}`, ...related.map((other) => `${locationText(other)}: ${other.message}`), ...remedies.slice(0, 1).flatMap(({ title, steps }) => [title, ...steps.map((step) => `- ${step}`)]), `More: ${explainCommand(rule)}`].join('\n');
  if (severity === 'note') return `${head}      <system-out>${content(body)}</system-out>\n    </testcase>\n`;
  return `${head}      <failure type="${severity}" message="${attribute(message)}">${content(body)}</failure>\n    </testcase>\n`;
}

/** Characters that XML 1.0 cannot hold, not even escaped, are shown by their code. */
function clean(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (unit) => `<${unit.charCodeAt(0).toString(16).padStart(2, '0')}>`);
}

function content(text: string): string {
  return clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(text: string): string {
  return content(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\r', '&#13;').replaceAll('\t', '&#9;');
}
