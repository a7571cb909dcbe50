import { describe, expect, it } from 'vitest';
import { lintText } from '../../tests/lint-text.js';

const text = (comment: string) => `MEMORY\n{\n  ${comment}\n  RAM (rw) : ORIGIN = 0x20000000, LENGTH = 96K\n}\nSECTIONS { .bss : { *(.bss*) } > RAM }\n`;

describe('lint/unused-suppression', () => {
  it('is told of a suppression that suppresses nothing, with the edit that removes its line', async () => {
    const written = text('/* qspi-doctor-disable-next-line duplicate-region -- two boards */');
    const { findings } = await lintText(written);
    expect(findings).toMatchObject([{ rule: 'lint/unused-suppression', severity: 'warning', location: { file: 'x.ld', line: 3, column: 3 } }]);
    const edit = findings[0]?.remedies[0]?.edits?.[0];
    expect(written.slice(0, edit?.range.start) + written.slice(edit?.range.end)).toBe(written.replace(/^.*qspi-doctor.*\n/m, ''));
  });

  it('is told of a rule that does not exist, and of a comment that names none', async () => {
    expect((await lintText(text('/* qspi-doctor-disable-next-line no-such-rule -- x */'))).findings).toMatchObject([{ message: 'There is no rule no-such-rule.' }]);
    expect((await lintText(text('/* qspi-doctor-disable-next-line -- x */'))).findings).toMatchObject([{ message: expect.stringContaining('names no rule') as string }]);
  });

  it('is not told where the rule could not be checked, or is off', async () => {
    expect((await lintText(text('/* qspi-doctor-disable-next-line region-exceeds-device -- tested by hand */'))).findings).toEqual([]);
    expect((await lintText(text('/* qspi-doctor-disable-next-line duplicate-region -- x */'), { 'linker-script/duplicate-region': 'off' })).findings).toEqual([]);
  });

  it('takes its severity from the configuration', async () => {
    const written = text('/* qspi-doctor-disable-next-line duplicate-region -- two boards */');
    expect((await lintText(written, { 'lint/unused-suppression': 'error' })).findings).toMatchObject([{ severity: 'error' }]);
    expect((await lintText(written, { 'lint/unused-suppression': 'off' })).findings).toEqual([]);
  });
});
