import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool, withoutTools } from '@qspi-doctor/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from './unified-diff.js';

describe.skipIf(withoutTools)('a diff, judged by git apply', () => {
  it('turns the one text into the other, with and without line end at the end, with both kinds of line end', () => {
    const folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-diff-'));
    const line = fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'a\r\n', 'x = 1;\n');
    const text = fc.tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('', 'end')).map(([lines, end]) => lines.join('') + end);
    try {
      fc.assert(
        fc.property(text, text, (before, after) => {
          // git has no name for a file that appears or goes in such a diff.
          fc.pre(before !== '' && after !== '');
          writeFileSync(join(folder, 'x.ld'), before);
          const diff = unifiedDiff('x.ld', before, after);
          if (diff !== '') runTool('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: diff });
          expect(readFileSync(join(folder, 'x.ld'), 'utf8')).toBe(after);
        }),
        { numRuns: 60 },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
