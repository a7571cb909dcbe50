import type { Repository, Violation } from '../repository.js';

const longestFile = 400;
/** Paths of a build machine, and marks of unfinished work. The words are put together here so that this file passes its own check. */
const machinePath = new RegExp(`(?:^|[\\s"'\`(=:])(?:/${'work'}/|/${'root'}/|/${'home'}/[a-z]+/(?!user\\b|me\\b)|[A-Z]:\\\\${'Users'}\\\\(?!me\\b|user\\b))`);
const unfinished = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b|\\b(?:describe|it|test)\\.(?:only|${'sk' + 'ip'}|${'to' + 'do'})\\(`);
const textFile = /\.(?:ts|mjs|js|json|md|yml|yaml|sh|c|h|s|ld|launch|ioc|project|cproject|html|svg)$/;

/** Small files, nothing unfinished, no path of somebody's machine, no address of a registry. */
export function checkTidiness(repository: Repository): readonly Violation[] {
  const violations: Violation[] = [];
  for (const path of repository.paths) {
    if (!textFile.test(path)) continue;
    const text = repository.read(path);
    if (path === 'package-lock.json') {
      if (/"resolved": *"https?:/.test(text)) violations.push({ path, message: 'names the address of a registry: npm install with omit-lockfile-registry-resolved' });
      continue;
    }
    const lines = text.split('\n');
    if (/^(?:packages|apps|tools)\/.*(?<!\.generated)\.ts$/.test(path) && lines.length - 1 > longestFile) violations.push({ path, message: `has ${lines.length - 1} lines; ${longestFile} is the most a hand-written file may have` });
    lines.forEach((line, index) => {
      if (/\.(?:ts|mjs|sh)$/.test(path) && unfinished.test(line)) violations.push({ path, line: index + 1, message: 'unfinished work or a test that is left out' });
      if (!/(?:\.test\.ts|\.fuzz\.ts)$/.test(path) && machinePath.test(line)) violations.push({ path, line: index + 1, message: 'names a path of somebody\'s machine' });
    });
  }
  return violations;
}
