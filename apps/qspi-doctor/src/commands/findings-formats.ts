import type { Diagnosis } from '@qspi-doctor/doctor';
import { joinPath, type ProjectFiles } from '@qspi-doctor/files';
import { formatGcc, formatGithub, formatJunit, formatSarif, type FindingsReport } from '@qspi-doctor/report';
import { version } from '../version.js';

/** The formats that are about findings alone, whichever command found them. */
export const findingsFormats = ['sarif', 'junit', 'github', 'gcc'] as const;
export type FindingsFormat = (typeof findingsFormats)[number];

export function isFindingsFormat(format: string): format is FindingsFormat {
  return (findingsFormats as readonly string[]).includes(format);
}

export async function renderFindings(format: FindingsFormat, report: Omit<FindingsReport, 'toolVersion' | 'rules'>): Promise<string> {
  // Titles and pages of rules are part of a SARIF log only, and loading all rules takes its time.
  const rules = format === 'sarif' ? (await import('./rules.js')).allRules() : [];
  const whole = { ...report, rules, toolVersion: version };
  return format === 'sarif' ? formatSarif(whole) : format === 'junit' ? formatJunit(whole) : format === 'gcc' ? formatGcc(whole) : formatGithub(whole);
}

/** A diagnosis as these formats take it. Programs without findings are examined as well: their image, script or name stands for them. */
export function findingsReport({ findings, notChecked, programs }: Diagnosis, files: ProjectFiles, folder: string): Omit<FindingsReport, 'toolVersion' | 'rules'> {
  const sourceOf = (file: string) => {
    try {
      return files.readFileSync(joinPath(folder, file));
    } catch {
      return undefined;
    }
  };
  return { findings, notChecked, examined: programs.map(({ name }) => name), sourceOf };
}
