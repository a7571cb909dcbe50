import { relativePath } from '@qspi-doctor/files';
import { formatJson, formatLintPretty, type ColorLevel } from '@qspi-doctor/report';
import { renderFindings } from './findings-formats.js';
import { version } from '../version.js';
import type { LintedScripts } from './lint-scripts.js';

export interface LintResult extends LintedScripts {
  /** Absolute. */
  readonly files: readonly string[];
  readonly folder: string;
}

/** The outcome of a lint run in one of the formats. Machine formats say nothing but the report. */
export async function renderLint(format: 'pretty' | 'json' | 'sarif' | 'junit' | 'github' | 'gcc', { files, folder, findings, notChecked, texts }: LintResult, look: { readonly color: ColorLevel; readonly width: number }): Promise<string> {
  const names = files.map((path) => relativePath(folder, path));
  if (format === 'pretty') return formatLintPretty({ files: names, findings, notChecked, sourceOf: (file) => texts.get(file) }, look);
  const verdict = findings.some(({ severity }) => severity === 'error') ? 'broken' : findings.some(({ severity }) => severity === 'warning') ? 'suspect' : notChecked.length > 0 ? 'unknown' : 'healthy';
  if (format === 'json') return formatJson({ folder: '.', verdict, diagnosis: undefined, programs: [], findings, notChecked, remarks: [] }, version);
  return renderFindings(format, { findings, notChecked, examined: names, sourceOf: (file) => texts.get(file) });
}
