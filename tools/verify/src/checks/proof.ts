import { ts } from '@ts-morph/common';
import type { Repository, Violation } from '../repository.js';

const page = 'docs/proof.md';
/** Tests that prove something with the real tools: each has its row. */
const proofs = /^tools\/target-simulator\/tests\/[^/]+\.tools\.test\.ts$/;
/** `| claim | [name](../path) | `title of the test` |`, the title as it stands in the source. */
const row = /^\|(?<claim>[^|]*)\|\s*\[[^\]]*\]\(\.\.\/(?<path>[^)]+)\)\s*\|\s*(?<fence>`+)\s?(?<title>.*?)\s?\k<fence>\s*\|\s*$/;

/** Every row of docs/proof.md names a test that exists, every proof test has a row, and every rule that calls a remedy proved is named. */
export function checkProof(repository: Repository): readonly Violation[] {
  if (!repository.paths.includes(page)) return [{ path: page, message: 'is missing: it lists each claim beside the test that proves it' }];
  const violations: Violation[] = [];
  const titles = new Map<string, ReadonlySet<string>>();
  const titlesIn = (path: string): ReadonlySet<string> => {
    let found = titles.get(path);
    if (!found) titles.set(path, (found = repository.paths.includes(path) ? testTitles(repository.read(path)) : new Set()));
    return found;
  };
  const named = new Set<string>();
  repository
    .read(page)
    .split('\n')
    .forEach((line, index) => {
      // Rows of the tables of claims are those with a link to a test.
      if (!line.startsWith('|') || !line.includes('.test.ts')) return;
      const { claim = '', path = '', title = '' } = row.exec(line)?.groups ?? {};
      const complain = (message: string): void => void violations.push({ path: page, line: index + 1, message });
      if (path === '') complain('is no row of the form "| claim | [file](../path) | `test` |"');
      else if (claim.trim() === '') complain('names a test without a claim');
      else if (!repository.paths.includes(path)) complain(`names ${path}, which does not exist`);
      else if (!titlesIn(path).has(title)) complain(`names the test "${title}", which ${path} does not have`);
      else named.add(`${path}\n${title}`);
    });
  for (const path of repository.paths.filter((candidate) => proofs.test(candidate))) {
    for (const title of titlesIn(path)) if (!named.has(`${path}\n${title}`)) violations.push({ path, message: `the test "${title}" has no row in ${page}` });
  }
  for (const path of repository.paths) {
    const [, area = '', name = ''] = /^packages\/rules\/src\/([a-z-]+)\/([a-z-]+)\.ts$/.exec(path) ?? [];
    if (area === '' || !repository.read(path).includes("'proved'")) continue;
    // A file without a test of its own serves the rules of its area.
    const rule = repository.paths.includes(path.replace('.ts', '.test.ts')) ? `${area}/${name}` : `${area}/`;
    if (!repository.read(page).includes(`\`${rule}`)) violations.push({ path, message: `calls a remedy proved, and ${page} does not name ${rule}` });
  }
  return violations;
}

/** Titles of the tests in a file: the first argument of `it(…)`, `test(…)` and of what `it.each(…)` gives. */
function testTitles(text: string): ReadonlySet<string> {
  const titles = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title) && /^(?:it|test)(?:\.each\b|$)/.test(nameOf(node.expression))) titles.add(title.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('test.ts', text, ts.ScriptTarget.Latest));
  return titles;
}

/** `it`, `it.each` for the function that is called, through the call that makes it. */
function nameOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return `${nameOf(node.expression)}.${node.name.text}`;
  if (ts.isCallExpression(node)) return nameOf(node.expression);
  return ts.isTaggedTemplateExpression(node) ? nameOf(node.tag) : '';
}
