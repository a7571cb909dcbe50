import { lineEndOf } from './surroundings.js';

/**
 * Puts an item in front of a top-level list of a YAML text, and leaves all else as it is. Only block lists (one item a line, with a dash) and empty ones are added to: undefined
 * for anything else. `entry` is one item, written without indentation.
 */
export function insertInList(text: string, key: string, entry: readonly string[]): string | undefined {
  const end = lineEndOf(text);
  const lines = text.split(/\r?\n/);
  const at = lines.findIndex((line) => new RegExp(`^${key}\\s*:`).test(line));
  if (at < 0) return text.trim() === '' || !/^\S/m.test(text.replace(/^#.*$/gm, '')) ? `${text}${text === '' || text.endsWith('\n') ? '' : end}${key}:${end}${entry.map((line) => `  ${line}`).join(end)}${end}` : undefined;
  const rest = (lines[at] ?? '').replace(/^[^:]*:/, '').replace(/\s#.*$/, '').trim();
  if (rest === '[]') return [...lines.slice(0, at), `${key}:`, ...entry.map((line) => `  ${line}`), ...lines.slice(at + 1)].join(end);
  if (rest !== '') return undefined;
  const first = lines.slice(at + 1).findIndex((line) => line.trim() !== '' && !/^\s*#/.test(line));
  const indent = first < 0 ? '  ' : /^(\s*)-\s/.exec(lines[at + 1 + first] ?? '')?.[1];
  if (indent === undefined || indent.includes('\t')) return undefined;
  return [...lines.slice(0, at + 1), ...entry.map((line) => indent + line), ...lines.slice(at + 1)].join(end);
}

/** The job for lefthook: into the jobs or commands of `pre-commit`, or with a `pre-commit` of its own. Undefined where the text is of another make. */
export function insertLefthook(text: string, command: string): string | undefined {
  const end = lineEndOf(text);
  const lines = text.split(/\r?\n/);
  const at = lines.findIndex((line) => /^["']?pre-commit["']?\s*:/.test(line));
  const job = ['- name: linker scripts and launch configurations', '  glob: "*.{ld,lds,launch}"', `  run: ${command} lint {staged_files}`];
  const named = ['qspi-doctor:', '  glob: "*.{ld,lds,launch}"', `  run: ${command} lint {staged_files}`];
  if (at < 0) return `${text}${text === '' || text.endsWith('\n') ? '' : end}pre-commit:${end}  jobs:${end}${job.map((line) => `    ${line}`).join(end)}${end}`;
  if (!/:\s*(?:#.*)?$/.test(lines[at] ?? '')) return undefined;
  for (let index = at + 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (/^\S/.test(line) && !line.startsWith('#')) return undefined;
    const [, kind] = /^ +(jobs|commands):\s*(?:#.*)?$/.exec(line) ?? [];
    if (kind === undefined) continue;
    const next = lines.slice(index + 1).find((each) => each.trim() !== '' && !/^\s*#/.test(each));
    const own = /^ */.exec(line)?.[0] ?? '';
    const [, indent = `${own}  `] = /^( +)(?=\S)/.exec(next ?? '') ?? [];
    if (indent.length < own.length || (kind === 'commands' && indent.length === own.length)) return undefined;
    if ((kind === 'jobs') !== /^ *- /.test(next ?? '')) return undefined;
    return [...lines.slice(0, index + 1), ...(kind === 'jobs' ? job : named).map((each) => indent + each), ...lines.slice(index + 1)].join(end);
  }
  return undefined;
}
