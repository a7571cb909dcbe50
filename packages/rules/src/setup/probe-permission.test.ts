import { describe, expect, it } from 'vitest';
import { examineMachine } from '../../tests/setup-tester.js';
import { probePermission } from './probe-permission.js';

const none = { folders: ['/etc/udev/rules.d'], rules: [], offered: [] };

describe('setup/probe-permission', () => {
  it('warns where no rule is there', async () => {
    expect((await examineMachine(probePermission, { probeRules: none })).findings).toMatchObject([{ severity: 'warning', location: { file: '/etc/udev/rules.d' } }]);
  });

  it('offers the rules that came with the server', async () => {
    const { findings } = await examineMachine(probePermission, { probeRules: { ...none, offered: ['/b/stlink gdbserver/bin/49-stlinkv2-1.rules'] } });
    expect(findings[0]?.remedies[0]?.steps[0]).toBe('sudo cp "/b/stlink gdbserver/bin"/*stlink*.rules /etc/udev/rules.d/');
    expect(findings[0]?.related).toHaveLength(1);
  });

  it('is silent where a rule is there, and for root', async () => {
    expect((await examineMachine(probePermission, {})).findings).toEqual([]);
    expect((await examineMachine(probePermission, { probeRules: none, isRoot: true })).findings).toEqual([]);
  });

  it('is not checked where udev is no matter', async () => {
    expect((await examineMachine(probePermission, { probeRules: undefined, platform: 'windows' })).notChecked).toMatchObject([{ why: 'udev rules are a matter of Linux' }]);
  });
});
