import { describe, expect, it } from 'vitest';
import { examineMachine, loaderFile, loaders, project } from '../../tests/setup-tester.js';
import { loaderMissing } from './loader-missing.js';

const board = loaderFile('N25Q128A_STM32L476G-DISCO.stldr', { start: 0x90000000, size: 1 << 24 });
const wanted = (file: string) => ({ loaders: [{ file, location: { file: 'App Debug.launch', line: 7 } }] });

describe('setup/loader-missing', () => {
  it('warns of a loader that a launch configuration names and nothing here has', async () => {
    const { findings } = await examineMachine(loaderMissing, { loaderFolders: [loaders([board])] }, wanted('W25Q256_H743.stldr'));
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'named', location: { file: 'App Debug.launch', line: 7 }, related: [{ file: '/i/bin/ExternalLoader' }] }]);
    expect(findings[0]?.message).toContain('the STM32CubeProgrammer here does not bring it along');
  });

  it('notes one that only some have', async () => {
    const { findings } = await examineMachine(loaderMissing, { loaderFolders: [loaders([board]), loaders([], { bin: '/new/bin' })] }, wanted('n25q128a_stm32l476g-disco.STLDR'));
    expect(findings).toMatchObject([{ severity: 'note', messageId: 'onlyInSome', data: { without: ['/new/bin'] } }]);
  });

  it('warns where no loader reaches the bytes of the image, and names those of the boards', async () => {
    const { findings } = await examineMachine(loaderMissing, { loaderFolders: [loaders([loaderFile('other.stldr', { start: 0x70000000, size: 1 << 24 }), loaderFile('broken.stldr', undefined, 'no StorageInfo')])] }, project('STM32L476VG'));
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'none', location: { file: 'App/Debug/App.elf', address: 0x90000000 }, data: { boards: ['N25Q128A_STM32L476G-DISCO.stldr', 'N25Q256A_STM32L476G-EVAL.stldr'] } }]);
  });

  it('counts the loaders of the project itself, and leaves open what it cannot read', async () => {
    const needs = (launches: object) => project('STM32L476VG', {}, { all: 1, stLink: 1, withLoader: 1, ...launches });
    const machine = { loaderFolders: [loaders([])] };
    expect(await examineMachine(loaderMissing, machine, needs({ ownLoaders: [{ start: 0x90000000, size: 1 << 23 }] }))).toEqual({ findings: [], notChecked: [] });
    expect(await examineMachine(loaderMissing, machine, needs({ unknownLoaders: true }))).toMatchObject({ findings: [], notChecked: [{ why: expect.stringContaining('is not known') as string }] });
    expect((await examineMachine(loaderMissing, machine, needs({ ownLoaders: [{ start: 0x70000000, size: 1 << 23 }] }))).findings).toHaveLength(1);
  });

  it('asks for no loader where all sessions are with other servers', async () => {
    expect((await examineMachine(loaderMissing, { loaderFolders: [loaders([])] }, project('STM32L476VG', {}, { all: 2, stLink: 0 }))).findings).toEqual([]);
  });

  it('is silent where the loader is there and reaches the bytes', async () => {
    expect((await examineMachine(loaderMissing, { loaderFolders: [loaders([board])] }, project('STM32L476VG', wanted(board.file)))).findings).toEqual([]);
  });

  it('says that it cannot know where not all loaders were read', async () => {
    const { findings, notChecked } = await examineMachine(loaderMissing, { loaderFolders: [loaders([], { truncated: true })] }, project('STM32L476VG', wanted('x.stldr')));
    expect([findings.length, notChecked.length]).toEqual([0, 1]);
  });

  it('is not checked without a project or a programmer', async () => {
    expect((await examineMachine(loaderMissing, { loaderFolders: [loaders([board])] })).notChecked).toHaveLength(1);
    expect((await examineMachine(loaderMissing, {}, project('STM32L476VG'))).notChecked).toHaveLength(1);
  });
});
