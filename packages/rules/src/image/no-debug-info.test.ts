import { buildFirmware, buildImage } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { noDebugInfo } from './no-debug-info.js';

const app = { 'App/STM32L476VGTX_QSPI.ld': script(0x90000000), ...cubeProject('App') };

describe('image/no-debug-info', () => {
  it('finds an image without it', async () => {
    const { findings } = await runRuleOn(noDebugInfo, { ...app, 'App/Debug/App.elf': buildFirmware({ table: 0x90000000 }) });
    expect(findings).toMatchObject([{ severity: 'warning', data: { stripped: false }, location: { file: 'App/Debug/App.elf' } }]);
  });

  it('is silent where there is some', async () => {
    const image = buildImage({
      entry: 1,
      sections: [
        { name: '.text', address: 0x90000000, bytes: new Uint8Array(8), executable: true },
        { name: '.debug_line', address: 0, bytes: new Uint8Array(8) },
      ],
    });
    expect((await runRuleOn(noDebugInfo, { ...app, 'App/Debug/App.elf': image })).findings).toEqual([]);
  });
});
