import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '@qspi-doctor/command-table';
import { runTool, withoutTools } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { root } from './fake-terminal.js';

const page = join(root, 'docs/man/qspi-doctor.1');

describe.skipIf(withoutTools)('the manual page', () => {
  it('is one that mandoc finds nothing in', () => {
    expect(runTool('mandoc', ['-Tlint', '-Wstyle', page], { allowFailure: true }).stdout).toBe('');
  });

  it('is one that groff formats without a warning', () => {
    const { stdout, stderr } = runTool('groff', ['-ww', '-man', '-Tascii', page]);
    expect(stderr).toBe('');
    const text = stdout.replace(/\u001b\[[\d;]*m|.\u0008/g, '');
    for (const { name, options } of commands) {
      expect(text).toMatch(new RegExp(`^ +${name}$`, 'm'));
      for (const option of options) expect(text).toContain(`--${option.name}`);
    }
  });

  it('shows the examples as they are typed', () => {
    const text = runTool('mandoc', ['-Tutf8', '-Owidth=200', page]).stdout.replace(/.\u0008/g, '');
    for (const example of commands.flatMap(({ examples }) => examples)) expect(text).toContain(example);
  });

  it('goes into the package', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { man?: unknown; files: readonly string[] };
    // npm links only those of a list.
    expect(manifest.man).toEqual(['./docs/man/qspi-doctor.1']);
    expect(manifest.files).toContain('docs/man');
  });
});
