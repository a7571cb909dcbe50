import { describe, expect, it } from 'vitest';
import { checkRulesAndDocs } from './rules-and-docs.js';

const page = '# a/b\n\n## Why\n\nBecause.\n\n## How it shows\n\nSo.\n';
const complete = { 'packages/rules/src/a/b.ts': '', 'packages/rules/src/a/b.test.ts': '', 'docs/rules/a/b.md': page };

function check(files: Readonly<Record<string, string>>, rules = [{ id: 'a/b', page }]) {
  return checkRulesAndDocs({ paths: Object.keys(files), read: (path) => files[path] ?? '' }, rules).map(({ path, message }) => `${path}: ${message}`);
}

describe('rules and their pages', () => {
  it('accepts rule, test and page of one name', () => {
    expect(check(complete)).toEqual([]);
  });

  it('misses a test, a page, and a page that is out of date', () => {
    const { 'packages/rules/src/a/b.test.ts': _test, ...withoutTest } = complete;
    expect(check(withoutTest)).toEqual([expect.stringContaining('b.test.ts: is missing')]);
    const { 'docs/rules/a/b.md': _doc, ...withoutDoc } = complete;
    expect(check(withoutDoc)).toEqual([expect.stringContaining('b.md: is missing')]);
    expect(check({ ...complete, 'docs/rules/a/b.md': 'old' })).toEqual([expect.stringContaining('not what the rule says')]);
  });

  it('finds pages without a rule and rules that leave a part empty', () => {
    expect(check({ ...complete, 'docs/rules/a/gone.md': '' })).toEqual([expect.stringContaining('gone.md')]);
    const empty = '# a/b\n\n## Why\n\n\n\n## How it shows\n\nSo.\n';
    expect(check({ ...complete, 'docs/rules/a/b.md': empty }, [{ id: 'a/b', page: empty }])).toEqual([expect.stringContaining('empty')]);
  });
});
