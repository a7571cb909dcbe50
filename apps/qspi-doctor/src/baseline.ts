import type { Finding, NotChecked } from '@qspi-doctor/diagnostics';
import { applyBaseline, readBaseline, updatedBaseline, writeBaseline, type BaselineCommand, type BaselineEntry, type BaselineOutcome, type BaselineScope, type BaselineSummary } from '@qspi-doctor/doctor';
import { absolutePath, folderOf, joinPath, type ProjectFiles } from '@qspi-doctor/files';
import type { Configuration } from './configuration.js';
import type { Parsed } from './options.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** Options of the commands that know baselines. */
export const baselineOptions = { baseline: { type: 'string' }, 'update-baseline': { type: 'boolean' } } as const;

export interface BaselineRequest {
  /** Absolute. */
  readonly path: string;
  /** As the user named it. */
  readonly shown: string;
  readonly update: boolean;
  readonly entries: readonly BaselineEntry[];
}

const maxBytes = 16 << 20;

/** The baseline that an option or the configuration (whose folder is `base`) names, read. */
export function baselineRequest(files: ProjectFiles, values: Parsed['values'], { baseline: configured }: Configuration, base: string, terminal: Terminal): BaselineRequest | undefined {
  const option = values['baseline'];
  const update = values['update-baseline'] === true;
  const shown = typeof option === 'string' ? option : configured;
  if (shown === undefined) {
    if (update) throw new UsageError('--update-baseline needs to know the file: --baseline qspi-doctor.baseline.json, or "baseline" in the configuration.');
    return undefined;
  }
  const path = typeof option === 'string' ? absolutePath(option, terminal.folder) : absolutePath(shown, base);
  if (!files.fileExistsSync(path)) {
    if (!update) throw new UsageError(`There is no baseline file ${shown}. Write one that knows all findings of today: the same command with --update-baseline.`);
    return { path, shown, update, entries: [] };
  }
  if (files.statSync(path).size > maxBytes) throw new UsageError(`${shown} is larger than 16 MB, which no baseline is.`);
  const read = readBaseline(files.readFileSync(path));
  if ('problem' in read) throw new UsageError(`${shown} is no baseline file: ${read.problem}. Write it anew: remove it, and run the same command with --update-baseline.`);
  return { path, shown, update, entries: read.entries };
}

export interface Judged {
  readonly by: BaselineCommand;
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  /** Absolute; the paths of findings are relative to it. */
  readonly folder: string;
  /** Of a lint run: the files, relative to `folder`. */
  readonly files?: readonly string[] | undefined;
  readonly severities: Configuration['severity'];
}

/** Parts what is known from what is new, after writing the baseline where that was asked for. */
export function judgeByBaseline(files: { writeFileAtomicSync(path: string, text: string): void }, request: BaselineRequest, judged: Judged, tell: (message: string) => void): BaselineOutcome {
  const from = folderOf(request.path);
  const scope: BaselineScope = {
    by: judged.by,
    pathOf: (file) => relativeWithSteps(from, joinPath(judged.folder, file)),
    files: judged.files,
    notChecked: judged.notChecked,
    off: Object.entries(judged.severities ?? {}).flatMap(([rule, severity]) => (severity === 'off' ? [rule] : [])),
  };
  const entries = request.update ? updatedBaseline(judged.findings, request.entries, scope) : request.entries;
  if (request.update) {
    files.writeFileAtomicSync(request.path, writeBaseline(entries));
    tell(`Baseline ${request.shown} written: it knows ${judged.findings.length} ${judged.findings.length === 1 ? 'finding' : 'findings'} of this run.`);
  }
  return applyBaseline(judged.findings, entries, scope);
}

/** A path from one folder to a file anywhere: `../` where it must be. Another drive stays absolute. */
function relativeWithSteps(folder: string, file: string): string {
  const [from, to] = [folder.split('/'), file.split('/')];
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return common === 0 ? file : [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

/** What a baseline did, in sentences, for those whose report has no place for it. */
export function baselineNotices({ file, known, gone }: BaselineSummary): readonly string[] {
  const missing = gone.reduce((sum, { count }) => sum + count, 0);
  const names = [...new Set(gone.map(({ rule, file: where }) => (where === undefined ? rule : `${rule} in ${where}`)))];
  return [
    ...(known === 0 ? [] : [`${known} known ${known === 1 ? 'finding is' : 'findings are'} hidden by the baseline ${file}.`]),
    ...(missing === 0 ? [] : [`${missing} ${missing === 1 ? 'entry' : 'entries'} of the baseline ${file} no longer ${missing === 1 ? 'occurs' : 'occur'} (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}): --update-baseline takes them out.`]),
  ];
}
