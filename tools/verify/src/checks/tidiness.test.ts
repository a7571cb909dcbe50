import { describe, expect, it } from 'vitest';
import { checkTidiness } from './tidiness.js';

function check(path: string, text: string) {
  return checkTidiness({ paths: [path], read: () => text });
}

describe('tidiness', () => {
  it.each([
    ['a file that is too long', 'packages/a/src/a.ts', 'x;\n'.repeat(401)],
    ['unfinished work', 'packages/a/src/a.ts', `// ${'TO' + 'DO'}: later\n`],
    ['a test that is left out', 'packages/a/src/a.test.ts', `it.${'sk' + 'ip'}('x', () => {});\n`],
    ["a path of somebody's machine", 'docs/a.md', `see /${'home'}/jane/project\n`],
    ['the address of a registry', 'package-lock.json', '{ "resolved": "https://registry.example/x.tgz" }'],
  ])('finds %s', (_, path, text) => {
    expect(check(path, text)).toHaveLength(1);
  });

  it('is silent about generated tables and ordinary text', () => {
    expect(check('packages/a/src/a.generated.ts', 'x;\n'.repeat(4000))).toEqual([]);
    expect(check('docs/a.md', 'cd firmware && qspi-doctor .\n')).toEqual([]);
  });
});
