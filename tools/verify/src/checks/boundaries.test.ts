import { describe, expect, it } from 'vitest';
import { checkBoundaries } from './boundaries.js';

function repository(files: Readonly<Record<string, string>>) {
  const manifest = (name: string, layer: string, dependencies: readonly string[] = []) =>
    JSON.stringify({ name: `@qspi-doctor/${name}`, nx: { tags: [`layer:${layer}`] }, dependencies: Object.fromEntries(dependencies.map((dependency) => [dependency, '0.1.0'])) });
  const all: Record<string, string> = {
    'packages/elf/package.json': manifest('elf', 'facts', ['@qspi-doctor/diagnostics']),
    'packages/diagnostics/package.json': manifest('diagnostics', 'diagnostics'),
    'packages/rules/package.json': manifest('rules', 'rules', ['@qspi-doctor/elf']),
    ...files,
  };
  return { paths: Object.keys(all), read: (path: string) => all[path] ?? '' };
}

describe('the law of imports', () => {
  it.each([
    ['upwards', 'packages/elf/src/a.ts', "import { x } from '@qspi-doctor/rules';", /downwards only/],
    ['by a side door', 'packages/rules/src/a.ts', "import { x } from '@qspi-doctor/elf/src/image.js';", /side door/],
    ['by a relative path', 'packages/rules/src/a.ts', "import { x } from '../../elf/src/image.js';", /another folder/],
    ['without naming it', 'packages/rules/src/a.ts', "import { x } from '@qspi-doctor/diagnostics';", /does not name/],
    ['of a foreign package without naming it', 'packages/rules/src/a.ts', "import chalk from 'chalk';", /does not name/],
    ['of the file system', 'packages/elf/src/a.ts', "import { readFileSync } from 'node:fs';", /touch the machine/],
    ['that waits', 'packages/elf/src/a.ts', "const x = await import('@qspi-doctor/rules');", /downwards only/],
    ['of types', 'packages/elf/src/a.ts', "import type { X } from '@qspi-doctor/rules';", /downwards only/],
  ])('forbids an import %s', (_, path, text, message) => {
    expect(checkBoundaries(repository({ [path]: text })).map((violation) => violation.message)).toEqual([expect.stringMatching(message)]);
  });

  it('allows what runs downwards by the front door', () => {
    expect(checkBoundaries(repository({ 'packages/rules/src/a.ts': "import { x } from '@qspi-doctor/elf';\nimport { y } from './b.js';" }))).toEqual([]);
  });
});
