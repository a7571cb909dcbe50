import { joinPath, type ProjectFiles } from '@qspi-doctor/files';
import type { Planned, Surroundings } from './plan.js';
import { gitConfig, lineEndOf, textOf } from './surroundings.js';
import { insertInList, insertLefthook } from './yaml-insert.js';

const globs = ['*.ld', '*.lds', '*.launch'] as const;

/** The hook for whatever runs hooks here: pre-commit, lefthook, husky, or git itself. */
export function planHook(files: ProjectFiles, around: Surroundings): Planned {
  const { root } = around;
  if (root === undefined) return { part: 'hook', left: 'the folder is in no git repository' };
  const preCommit = ['.pre-commit-config.yaml', '.pre-commit-config.yml'].find((name) => files.fileExistsSync(`${root}/${name}`));
  if (preCommit !== undefined) return planPreCommit(files, around, `${root}/${preCommit}`, preCommit);
  const lefthook = ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml'].find((name) => files.fileExistsSync(`${root}/${name}`));
  if (lefthook !== undefined) return planLefthook(files, around, `${root}/${lefthook}`, lefthook);
  if (files.directoryExistsSync(`${root}/.husky`)) return planScript(files, `${root}/.husky/pre-commit`, '.husky/pre-commit', around, '', true);
  return planGitHook(files, root, around);
}

function planPreCommit(files: ProjectFiles, { command, source }: Surroundings, path: string, name: string): Planned {
  const before = textOf(files, path) ?? '';
  if (before.includes('qspi-doctor')) return { part: 'hook', done: `${name} has the hook` };
  const entry =
    source === undefined
      ? ['- repo: local', '  hooks:', '    - id: qspi-doctor', '      name: linker scripts and launch configurations (qspi-doctor)', `      entry: ${command} lint`, '      language: system', "      files: '\\.(ld|lds|launch)$'"]
      : [`- repo: https://github.com/${source.repository}`, `  rev: ${source.tag}`, '  hooks:', '    - id: qspi-doctor-linker-scripts', '    - id: qspi-doctor-launch-configurations'];
  const text = insertInList(before, 'repos', entry);
  return text === undefined ? { part: 'hook', left: `${name} has no list "repos" that can be added to. Add to it:\n${entry.join('\n')}` } : { part: 'hook', file: { path, before, text } };
}

function planLefthook(files: ProjectFiles, { command }: Surroundings, path: string, name: string): Planned {
  const before = textOf(files, path) ?? '';
  if (before.includes('qspi-doctor')) return { part: 'hook', done: `${name} has the hook` };
  const text = insertLefthook(before, command);
  return text === undefined ? { part: 'hook', left: `${name} has a "pre-commit" that cannot be added to by machine. Add a job: glob "*.{ld,lds,launch}", run "${command} lint {staged_files}"` } : { part: 'hook', file: { path, before, text } };
}

function planGitHook(files: ProjectFiles, root: string, around: Surroundings): Planned {
  if (!files.directoryExistsSync(`${root}/.git`)) return { part: 'hook', left: 'this is a work tree or a submodule, whose hooks are shared with others: write the hook there by hand' };
  const { hooksPath } = gitConfig(files, root);
  if (hooksPath !== undefined && /^(?:[~/]|[A-Za-z]:)/.test(hooksPath)) return { part: 'hook', left: `git takes its hooks from ${hooksPath}, outside of the repository: write the hook there by hand` };
  const folder = hooksPath === undefined ? '.git/hooks' : hooksPath;
  return planScript(files, joinPath(root, `${folder}/pre-commit`), `${folder}/pre-commit`, around, '#!/bin/sh\n', false);
}

/** Lines of sh at the end of a script. Names of files may have any character. */
function planScript(files: ProjectFiles, path: string, name: string, { command }: Surroundings, head: string, mayAdd: boolean): Planned {
  const before = textOf(files, path);
  if (before?.includes('qspi-doctor') === true) return { part: 'hook', done: `${name} has the hook` };
  const end = lineEndOf(before ?? '');
  const changed = `git diff --cached --name-only --diff-filter=ACMR -z -- ${globs.map((glob) => `'${glob}'`).join(' ')}`;
  const lines = [
    '# Linker scripts and launch configurations of this commit (qspi-doctor).',
    // Not every xargs leaves the command alone where there is nothing to give to it.
    `if [ -n "$(${changed} | tr '\\0' '\\n')" ]; then`,
    `  ${changed} | xargs -0 ${command} lint || exit 1`,
    'fi',
  ];
  if (before === undefined || before.trim() === '') return { part: 'hook', file: { path, before, text: `${head}${lines.join('\n')}\n`, executable: true } };
  const text = `${before}${before.endsWith('\n') ? '' : end}${lines.join(end)}${end}`;
  return { part: 'hook', file: { path, before, text, executable: true, ...(mayAdd ? {} : { foreign: 'it is a hook of your own; with --force a few lines are added to its end' }) } };
}
