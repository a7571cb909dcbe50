import { summarizeLog } from '@qspi-doctor/debug-log';
import { absolutePath, type ProjectFiles } from '@qspi-doctor/files';
import { logLines, logsJson, type NamedLog } from '@qspi-doctor/report';
import { logRules } from '@qspi-doctor/rules';
import { openLog, type LogInput } from '@qspi-doctor/workspace';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

/** Everything of logs that a plain run does without: loaded when `--log` is given. */
export { logLines, logRules, logsJson };

/** Opens the logs that the user names. */
export function openLogs(files: ProjectFiles, folder: string, names: readonly string[], terminal: Terminal): readonly LogInput[] {
  return names.map((name) => {
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
