import type { Finding } from '@qspi-doctor/diagnostics';
import { lintProgram, textsOf, type LintOutcome } from '@qspi-doctor/doctor';
import type { ProjectFiles } from '@qspi-doctor/files';
import { linkerScriptRules } from '@qspi-doctor/rules';
import { isNamedByProject, isPresent, openLoneScript } from '@qspi-doctor/workspace';
import type { Configuration } from '../configuration.js';
import { UsageError } from '../usage-error.js';

export interface LintedScripts extends LintOutcome {
  /** Texts by the names that locations have. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Lints scripts one by one. A finding in a file that several of them include is told once. */
export async function lintScripts(files: ProjectFiles, folder: string, paths: readonly string[], device: string | undefined, severities: Configuration['severity'], searchFolders: readonly string[] = []): Promise<LintedScripts> {
  const findings: LintOutcome['findings'][number][] = [];
  const notChecked: LintOutcome['notChecked'][number][] = [];
  const texts = new Map<string, string>();
  const told = new Set<string>();
  for (const path of paths) {
    const program = openLoneScript(files, folder, path, { device, searchFolders });
    const opened = await program.open('linkerScript');
    if (!isPresent(opened)) throw new UsageError(`${opened.absent}.`);
    for (const [file, text] of textsOf(opened.value)) texts.set(file, text);
    const outcome = await lintProgram(program, linkerScriptRules, severities);
    const found = outcome.findings.some(isAboutTheDevice) && isNamedByProject(files, folder, path) === false ? outcome.findings.map((finding) => softened(finding, severities)) : outcome.findings;
    for (const finding of found) {
      const key = `${finding.rule} ${finding.location.file} ${finding.location.line}:${finding.location.column} ${finding.message}`;
      if (told.has(key)) continue;
      told.add(key);
      findings.push(finding);
    }
    notChecked.push(...outcome.notChecked);
  }
  return { findings, notChecked, texts };
}

/** Rules that compare a script with the part: CubeIDE itself makes scripts with sizes of other parts, beside the one that is used. */
function isAboutTheDevice({ rule }: Finding): boolean {
  return rule === 'linker-script/region-exceeds-device' || rule === 'linker-script/region-outside-device';
}

function softened(finding: Finding, severities: Configuration['severity']): Finding {
  if (!isAboutTheDevice(finding) || severities?.[finding.rule] !== undefined) return finding;
  return { ...finding, severity: 'note', message: `${finding.message} No build configuration of the project uses this script.` };
}
