import type { Edit, Finding } from '@qspi-doctor/diagnostics';
import { MemoryFiles } from '@qspi-doctor/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from './apply-edits.js';
import { fixFiles } from './fix.js';

const edit = (start: number, end: number, newText: string): Edit => ({ file: 'x.ld', range: { start, end }, newText });
const finding = (...edits: Edit[]): Finding => ({ rule: 'a/b', severity: 'error', message: '', messageId: '', data: {}, location: {}, related: [], explains: [], remedies: [{ title: 't', certainty: 'proved', steps: [], edits }] });

describe('edits', () => {
  it('are carried out where they do not overlap; others wait', () => {
    expect(applyEdits('abcdef', [edit(0, 1, 'A'), edit(3, 5, 'D'), edit(4, 6, 'x'), edit(0, 1, 'A')])).toEqual({ text: 'AbcDf', applied: 2, left: 1 });
    expect(applyEdits('ab', [edit(1, 1, '-'), edit(1, 1, '+')])).toEqual({ text: 'a-b', applied: 1, left: 1 });
    expect(applyEdits('ab', [edit(0, 9, 'x'), edit(-1, 1, 'x')])).toEqual({ text: 'ab', applied: 0, left: 0 });
  });

  it('change nothing outside of their ranges', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(fc.nat(40), fc.nat(5), fc.string({ maxLength: 4 }))), (text, list) => {
        const { text: result, applied } = applyEdits(text, list.map(([start, length, newText]) => edit(start, start + length, newText)));
        if (applied === 0) expect(result).toBe(text);
        expect(result.length).toBeLessThanOrEqual(text.length + 4 * applied);
      }),
    );
  });
});

describe('mending files', () => {
  it('goes on until nothing is found, and stops where edits chase each other', async () => {
    const files = new MemoryFiles({ '/p/x.ld': 'aaa' });
    const once = await fixFiles(files, '/p', async (overlay) => {
      const at = overlay.readFileSync('/p/x.ld').indexOf('a');
      return at < 0 ? [] : [finding(edit(at, at + 1, 'b'))];
    });
    expect(once.files).toMatchObject([{ file: 'x.ld', path: '/p/x.ld', before: 'aaa', after: 'bbb' }]);
    expect(files.readFileSync('/p/x.ld')).toBe('aaa');
    const forever = await fixFiles(files, '/p', async () => [finding(edit(0, 0, '-'))]);
    expect(forever.files[0]?.after).toBe(`${'-'.repeat(10)}aaa`);
  });

  it('leaves a file as it is whose encoding lacks a character', async () => {
    const files = new MemoryFiles({ '/p/x.ld': new Uint8Array([0xa9, 0x61]) });
    const { files: changed, refused } = await fixFiles(files, '/p', async () => [finding(edit(0, 0, '…'))]);
    expect([changed, refused]).toEqual([[], ['x.ld']]);
  });
});
