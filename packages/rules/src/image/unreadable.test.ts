import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { unreadable } from './unreadable.js';

const app = { 'App/STM32L476VGTX_QSPI.ld': script(0x90000000), ...cubeProject('App') };

async function findings(image: Uint8Array | string) {
  return (await runRuleOn(unreadable, { ...app, 'App/Debug/App.elf': image })).findings;
}

describe('image/unreadable', () => {
  const healthy = buildFirmware({ table: 0x90000000 });

  it('tells of a file that is empty, cut off in its header, or something else', async () => {
    for (const bytes of [new Uint8Array(), healthy.subarray(0, 20), 'error: no space left on device\n']) {
      const [finding] = await findings(bytes);
      expect(finding).toMatchObject({ severity: 'error', location: { file: 'App/Debug/App.elf' } });
      expect(finding?.message).toMatch(/^App\/Debug\/App\.elf .+\. Nothing can be said about the program/);
    }
  });

  it('has nothing to say of an image that can be read, nor of one that is not built yet', async () => {
    expect(await findings(healthy)).toEqual([]);
    expect((await runRuleOn(unreadable, app)).findings).toEqual([]);
  });
});
