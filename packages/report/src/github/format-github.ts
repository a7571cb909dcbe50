import type { Finding, Severity } from '@qspi-doctor/diagnostics';
import { sortedFindings, type FindingsReport } from '../findings/findings-report.js';

const commands: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = { error: 'error', warning: 'warning', note: 'notice' };

/** Workflow commands that GitHub turns into annotations, one a line (actions/toolkit, packages/core/src/command.ts). */
export function formatGithub({ findings }: FindingsReport): string {
  return sortedFindings(findings).map(annotation).join('');
}

function annotation({ rule, severity, message, location, remedies }: Finding): string {
  const { file, line, column, endLine, endColumn } = location;
  const properties: [string, string | number | undefined][] = [
    ['file', file],
    ['line', line],
    ['endLine', endLine],
    // GitHub takes columns only where the annotation is in one line.
    ['col', endLine === undefined || endLine === line ? column : undefined],
    ['endColumn', endLine === line ? endColumn : undefined],
    ['title', rule],
  ];
  const said = properties.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`]));
  const step = remedies[0]?.steps[0];
  return `::${commands[severity]} ${said.join(',')}::${escapeData(step === undefined ? message : `${message}\n${step}`)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
