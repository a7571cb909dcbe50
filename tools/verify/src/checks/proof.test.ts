import { describe, expect, it } from 'vitest';
import { checkProof } from './proof.js';

const test = 'tools/target-simulator/tests/a.tools.test.ts';
const source = "describe('x', () => { it('halts in `main`', () => {}); it.each(['F7'])('%s: runs', () => {}); });";
const rows = [`| Halts | [a](../${test}) | \`\` halts in \`main\` \`\` |`, `| Runs | [a](../${test}) | \`%s: runs\` |`];

function check(page: readonly string[] | undefined, text = source) {
  const files = new Map([
    [test, text],
    ...(page ? [['docs/proof.md', ['# Proof', '| Claim | File | Test |', '|---|---|---|', ...page].join('\n')] as const] : []),
  ]);
  return checkProof({ paths: [...files.keys()], read: (path) => files.get(path) ?? '' }).map(({ message }) => message);
}

describe('proof', () => {
  it('is silent where every row names a test and every test has a row', () => {
    expect(check(rows)).toEqual([]);
  });

  it.each([
    ['a page that is missing', undefined, /is missing/],
    ['a test that does not exist', [...rows, `| Flies | [a](../${test}) | \`flies\` |`], /names the test "flies"/],
    ['a file that does not exist', [...rows, '| Flies | [b](../tools/b.test.ts) | `flies` |'], /which does not exist/],
    ['a row without a claim', [...rows, `|  | [a](../${test}) | \`%s: runs\` |`], /without a claim/],
    ['a row that is none', [...rows, `| Runs | ${test} | runs |`], /is no row/],
    ['a test without a row', rows.slice(0, 1), /"%s: runs" has no row/],
  ])('finds %s', (_, page, message) => {
    expect(check(page)).toEqual([expect.stringMatching(message)]);
  });

  it('finds a rule that calls a remedy proved and is not named', () => {
    const files = new Map([
      ['docs/proof.md', 'Of `launch/a` and the others.'],
      ['packages/rules/src/launch/a.ts', "certainty: 'proved'"],
      ['packages/rules/src/launch/a.test.ts', ''],
      ['packages/rules/src/launch/b.ts', "certainty: 'proved'"],
      ['packages/rules/src/launch/b.test.ts', ''],
      ['packages/rules/src/launch/shared.ts', "certainty: 'proved'"],
    ]);
    const violations = checkProof({ paths: [...files.keys()], read: (path) => files.get(path) ?? '' });
    expect(violations).toEqual([
      expect.objectContaining({ path: 'packages/rules/src/launch/b.ts', message: expect.stringContaining('does not name launch/b') }),
    ]);
  });
});
