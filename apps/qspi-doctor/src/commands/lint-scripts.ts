import { lintProgram, textsOf, type LintOutcome } from '@qspi-doctor/doctor';
import type { ProjectFiles } from '@qspi-doctor/files';
import { linkerScriptRules } from '@qspi-doctor/rules';
import { isPresent, openLoneScript } from '@qspi-doctor/workspace';
import type { Configuration } from '../configuration.js';
import { UsageError } from '../usage-error.js';

export interface LintedScripts extends LintOutcome {
  /** Texts by the names that locations have. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Lints scripts one by one. A finding in a file that several of them include is told once. */
export async function lintScripts(files: ProjectFiles, folder: string, paths: readonly string[], device: string | undefined, severities: Configuration['severity']): Promise<LintedScripts> {
  const findings: LintOutcome['findings'][number][] = [];
  const notChecked: LintOutcome['notChecked'][number][] = [];
  const texts = new Map<string, string>();
  const told = new Set<string>();
  for (const path of paths) {
    const program = openLoneScript(files, folder, path, { device });
    const opened = await program.open('linkerScript');
    if (!isPresent(opened)) throw new UsageError(`${opened.absent}.`);
    for (const [file, text] of textsOf(opened.value)) texts.set(file, text);
    const outcome = await lintProgram(program, linkerScriptRules, severities);
    for (const finding of outcome.findings) {
      const key = `${finding.rule} ${finding.location.file} ${finding.location.line}:${finding.location.column} ${finding.message}`;
      if (told.has(key)) continue;
      told.add(key);
      findings.push(finding);
    }
    notChecked.push(...outcome.notChecked);
  }
  return { findings, notChecked, texts };
}
