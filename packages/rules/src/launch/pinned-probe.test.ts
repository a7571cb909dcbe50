import { describe, expect, it } from 'vitest';
import { pair } from '../../tests/launch-pair.js';
import { runRuleOn } from '../../tests/rule-tester.js';
import { pinnedProbe } from './pinned-probe.js';

const run = async (serial: string, enforced: boolean) =>
  (await runRuleOn(pinnedProbe, pair({ launch: { extra: [['string', '.stlink.stlink_txt_serial_number', serial], ['boolean', '.stlink.stlink_check_serial_number', String(enforced)]] } }))).findings;

describe('launch/pinned-probe', () => {
  it('notes a serial number that is asked for', async () => {
    expect(await run('066DFF3332504E3043221953', true)).toMatchObject([{ severity: 'note', data: { serial: '066DFF3332504E3043221953' } }]);
  });

  it('is silent about one that is only remembered, and about none', async () => {
    expect(await run('066DFF3332504E3043221953', false)).toEqual([]);
    expect(await run('', true)).toEqual([]);
  });
});
