import type { ProjectFiles } from '@qspi-doctor/files';
import { editJsonList, readLaunchJson } from '@qspi-doctor/launch-config';
import type { Planned, Surroundings } from './plan.js';
import { textOf } from './surroundings.js';

const rule = '\\[([a-z-]+/[a-z0-9-]+)\\]$';
const common = { owner: 'qspi-doctor', source: 'qspi-doctor', fileLocation: ['relative', '${workspaceFolder}'] } as const;

/** Read what --format gcc prints: findings at a line, and findings about a whole file. */
export const problemMatchers = [
  { ...common, pattern: { regexp: `^(.+?):(\\d+):(\\d+): (error|warning|note): (.*) ${rule}`, file: 1, line: 2, column: 3, severity: 4, message: 5, code: 6 } },
  { ...common, pattern: { kind: 'file', regexp: `^((?:[A-Za-z]:)?[^:]+): (error|warning|note): (.*) ${rule}`, file: 1, severity: 2, message: 3, code: 4 } },
] as const;

/** A task that lints the folder and puts the findings into the list of problems. */
export function lintTask(command: string): Readonly<Record<string, unknown>> {
  return { label: 'qspi-doctor: lint', type: 'shell', command: `${command} lint . --format gcc`, presentation: { reveal: 'silent' }, problemMatcher: problemMatchers };
}

/** The task in .vscode/tasks.json, where the folder is one that VS Code is used in. */
export function planVscode(files: ProjectFiles, { folder, root, command }: Surroundings): Planned {
  const home = [folder, ...(root === undefined ? [] : [root])].find((each) => files.directoryExistsSync(`${each}/.vscode`));
  if (home === undefined) return { part: 'vscode', left: 'there is no folder .vscode' };
  const path = `${home}/.vscode/tasks.json`;
  const before = textOf(files, path);
  const { text, edits } = editJsonList(before ?? '', lintTask(command), { member: 'tasks', keys: ['label'], head: { version: '2.0.0' } });
  if (before !== undefined && before.trim() !== '' && edits.length === 0) {
    // The reader of launch.json reads any JSON with comments: it tells a file that is right already from one that cannot be read.
    return readLaunchJson(before).value === undefined || !before.includes('qspi-doctor') ? { part: 'vscode', left: '.vscode/tasks.json cannot be read' } : { part: 'vscode', done: '.vscode/tasks.json has the task' };
  }
  return { part: 'vscode', file: { path, before, text } };
}
