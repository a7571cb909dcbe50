import type { Repository, Violation } from '../repository.js';

/** A rule as the check needs it: its id, and the page that the generator makes of it. */
export interface DocumentedRule {
  readonly id: string;
  readonly page: string;
}

/** Rule, test and page stand one to one under the same name; pages are as the generator makes them; each says everything it must. */
export function checkRulesAndDocs(repository: Repository, rules: readonly DocumentedRule[]): readonly Violation[] {
  const violations: Violation[] = [];
  const paths = new Set(repository.paths);
  const expected = new Set<string>();
  for (const { id, page } of rules) {
    const own = id.startsWith('doctor/') ? `packages/${id.replace('/', '/src/')}` : id.startsWith('lint/') ? `packages/doctor/src/${id}` : `packages/rules/src/${id}`;
    for (const path of [`${own}.ts`, `${own}.test.ts`]) {
      expected.add(path);
      if (!paths.has(path)) violations.push({ path, message: `is missing: rule ${id} needs it` });
    }
    const doc = `docs/rules/${id}.md`;
    expected.add(doc);
    if (!paths.has(doc)) violations.push({ path: doc, message: `is missing: run "npm run generate"` });
    else if (repository.read(doc) !== page) violations.push({ path: doc, message: 'is not what the rule says now: run "npm run generate"' });
    for (const heading of ['## Why', '## How it shows']) if (!page.includes(`${heading}\n\n`) || new RegExp(`${heading}\n\n\\s*(?:##|$)`).test(page)) violations.push({ path: doc, message: `the rule leaves "${heading.slice(3)}" empty` });
  }
  for (const path of paths) {
    if (/^docs\/rules\/[^/]+\/[^/]+\.md$/.test(path) && !expected.has(path)) violations.push({ path, message: 'is the page of a rule that does not exist' });
    if (/^packages\/rules\/src\/[a-z-]+\/[a-z-]+\.test\.ts$/.test(path) && !paths.has(path.replace('.test.ts', '.ts'))) violations.push({ path, message: 'tests a file that does not exist' });
  }
  return violations;
}
