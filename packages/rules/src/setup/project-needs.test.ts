import { fileURLToPath } from 'node:url';
import { RealFiles } from '@qspi-doctor/files';
import { openWorkspace } from '@qspi-doctor/workspace';
import { describe, expect, it } from 'vitest';
import { projectNeeds } from './project-needs.js';

const needsOf = async (example: string) => projectNeeds(await openWorkspace(new RealFiles(), fileURLToPath(new URL(`../../../../examples/${example}`, import.meta.url))));

describe('what a project needs of a machine', () => {
  it('are loaders for what its images have in external flash, and ports', async () => {
    const { programs, loaders, ports } = await needsOf('l476g-disco-qspi');
    expect(programs.map(({ name, device, external }) => [name, device?.name, external.map(({ controller, start }) => [controller, start])])).toEqual([
      ['Application', 'STM32L476VGTx', [['QUADSPI', 0x90000000]]],
      ['Bootloader', 'STM32L476VGTx', []],
    ]);
    expect(programs[0]?.launches).toMatchObject({ stLink: 1, withLoader: 0, ownLoaders: [], unknownLoaders: false });
    expect([loaders, ports.map(({ port }) => port)]).toEqual([[], expect.arrayContaining([61234])]);
  });

  it('are the loaders that its launch configurations name', async () => {
    const { programs, loaders } = await needsOf('l476g-disco-qspi-cured');
    expect(loaders).toMatchObject([{ file: 'N25Q128A_STM32L476G-DISCO.stldr', location: { file: expect.stringMatching(/\.launch$/) as string } }]);
    expect(programs.find(({ name }) => name === 'Application')?.launches).toMatchObject({ withLoader: 1, unknownLoaders: false });
  });

  it('are nothing where all is inside the device', async () => {
    expect((await needsOf('f411-plain')).programs.map(({ external }) => external)).toEqual([[]]);
  });
});
