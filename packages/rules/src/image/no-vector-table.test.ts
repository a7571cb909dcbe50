import { buildFirmware, buildImage } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { noVectorTable } from './no-vector-table.js';

const app = { 'App/STM32L476VGTX_QSPI.ld': script(0x90000000), ...cubeProject('App') };

describe('image/no-vector-table', () => {
  it('finds an image whose table was dropped', async () => {
    const { findings } = await runRuleOn(noVectorTable, { ...app, 'App/Debug/App.elf': buildFirmware({ table: 0x90000000, withoutVectors: true }) });
    expect(findings).toMatchObject([{ severity: 'error', location: { file: 'App/Debug/App.elf' } }]);
  });

  it('is silent where there is one', async () => {
    expect(await runRuleOn(noVectorTable, { ...app, 'App/Debug/App.elf': buildFirmware({ table: 0x90000000 }) })).toEqual({ findings: [], notChecked: [] });
  });

  const code = (address: number) => ({ name: '.text', address, bytes: new Uint8Array(200), executable: true });
  it.each([
    [
      'an external loader',
      buildImage({ entry: 0, sections: [code(0x08000000)], symbols: [{ name: 'StorageInfo', value: 0x08000000, size: 200, type: 'object' }] }),
    ],
    [
      'a flash algorithm',
      buildImage({ entry: 0, sections: [code(0x08000000)], symbols: [{ name: 'FlashDevice', value: 0x08000000, size: 200, type: 'object' }] }),
    ],
    ['a program that the debugger puts into RAM', buildImage({ entry: 0x20000001, sections: [code(0x20000000)] })],
    ['a program for an ARM7', buildImage({ entry: 0x08000001, sections: [code(0x08000000)], cpuArch: 2, cpuName: 'ARM7TDMI' })],
  ])('is silent about %s', async (_, image) => {
    expect((await runRuleOn(noVectorTable, { ...app, 'App/Debug/App.elf': image })).findings).toEqual([]);
  });

  it('is not checked where the image is damaged, and says what is wrong with it', async () => {
    const outcome = await runRuleOn(noVectorTable, { ...app, 'App/Debug/App.elf': 'this is no image' });
    expect(outcome.findings).toEqual([]);
    expect(outcome.notChecked).toMatchObject([{ why: expect.stringContaining('App/Debug/App.elf') }]);
  });
});
