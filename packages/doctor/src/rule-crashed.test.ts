import { defineRule } from '@qspi-doctor/rules';
import { buildFirmware, MemoryFiles } from '@qspi-doctor/testkit';
import { openWorkspace } from '@qspi-doctor/workspace';
import { describe, expect, it } from 'vitest';
import { examine } from './examine.js';

const docs = { what: '', why: '', symptom: '', wrong: '', right: '', sources: [] };
const crashing = defineRule({
  id: 'test/crashing',
  since: '0.1.0',
  severity: 'error',
  needs: ['image'],
  docs,
  messages: { m: () => 'never' },
  check() {
    throw new Error('the rule fell over');
  },
});
const working = defineRule({
  id: 'test/working',
  since: '0.1.0',
  severity: 'warning',
  needs: ['image'],
  docs,
  messages: { seen: ({ file }: { file: string }) => `saw ${file}` },
  check: ({ image }, report) => report({ message: 'seen', data: { file: image.file }, location: image.location }),
});

const workspace = () => openWorkspace(new MemoryFiles({ '/p/fw.elf': buildFirmware({ table: 0x08000000 }) }), '/p');

describe('doctor/rule-crashed', () => {
  it('contains the crash of a rule: it becomes a finding, and the other rules go on', async () => {
    const { findings, verdict } = await examine(await workspace(), { rules: [crashing, working] });
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['test/working', 'saw fw.elf'],
      ['doctor/rule-crashed', expect.stringContaining('test/crashing failed on this program and was left out: the rule fell over')],
    ]);
    expect(verdict).toBe('suspect');
  });

  it('runs no rule that is switched off, and takes the severity that the user gives', async () => {
    const { findings } = await examine(await workspace(), { rules: [crashing, working], severities: { 'test/crashing': 'off', 'test/working': 'note' } });
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['test/working', 'note']]);
  });
});
