import { readSync } from 'node:fs';
import { summarizeLog } from '@qspi-doctor/debug-log';
import { absolutePath, type ProjectFiles } from '@qspi-doctor/files';
import { logLines, logsJson, styleOf, type NamedLog } from '@qspi-doctor/report';
import { logRules } from '@qspi-doctor/rules';
import { openLog, readLog, type LogInput } from '@qspi-doctor/workspace';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

/** Everything of logs that a plain run does without: loaded when `--log` is given. */
export { logLines, logRules, logsJson };

/** Opens the logs that the user names; `-` is standard input: what was just copied from a page. */
export function openLogs(files: ProjectFiles, folder: string, names: readonly string[], terminal: Terminal): readonly LogInput[] {
  return names.map((name) => {
    if (name === '-') return { file: 'standard input', log: readLog((terminal.input ?? standardInput)()) };
    const path = absolutePath(name, terminal.folder);
    if (files.directoryExistsSync(path)) throw new UsageError(`${name} is a folder. Name the log file in it.`);
    if (!files.fileExistsSync(path)) throw new UsageError(`There is no log ${name}.`);
    try {
      return openLog(files, folder, path);
    } catch (error) {
      throw new UsageError(`${name} cannot be read: ${(error as Error).message}.`);
    }
  });
}

export function namedLogs(logs: readonly LogInput[]): readonly NamedLog[] {
  return logs.map(({ file, log }) => ({ file, summary: summarizeLog(log) }));
}

/** What the logs say as plain text, its title first. */
export function logText(logs: readonly NamedLog[]): string {
  return logLines(logs, styleOf(0, 100)).join('\n');
}

function* standardInput(): Iterable<Uint8Array> {
  for (;;) {
    const buffer = new Uint8Array(1 << 16);
    let length;
    try {
      length = readSync(0, buffer);
    } catch (error) {
      // Windows ends a pipe with an error; a terminal that has nothing yet is waited for.
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') continue;
      if ((error as NodeJS.ErrnoException).code === 'EOF') return;
      throw new UsageError(`Standard input cannot be read: ${(error as Error).message}.`);
    }
    if (length === 0) return;
    yield buffer.subarray(0, length);
  }
}
