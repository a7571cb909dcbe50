import { readFileSync } from 'node:fs';
import { MemoryFiles } from '@qspi-doctor/testkit';
import { openWorkspace } from '@qspi-doctor/workspace';
import { describe, expect, it } from 'vitest';
import { runRule } from '../index.js';
import { olderThanSources } from './older-than-sources.js';

const example = new URL('../../../../examples/f411-plain/', import.meta.url);
const files = [
  '.project',
  '.cproject',
  'STM32F411RETX_FLASH.ld',
  'Core/Src/main.c',
  'Core/Src/tick.c',
  'Core/Src/system_stm32f4xx.c',
  'Core/Src/stm32f4xx_it.c',
];
const image = 'Debug/f411-plain.elf';
const hour = 3_600_000;

/** The rule on a committed example whose files have these ages, in hours. */
async function run(ages: Readonly<Record<string, number>>, others: number) {
  const project = new MemoryFiles();
  for (const file of [...files, image])
    project.put(
      `/project/${file}`,
      file === image ? new Uint8Array(readFileSync(new URL(file, example))) : readFileSync(new URL(file, example), 'utf8'),
      (ages[file] ?? others) * hour,
    );
  const { programs } = await openWorkspace(project, '/project');
  return runRule(olderThanSources, programs[0]!);
}

describe('image/older-than-sources', () => {
  it('finds a source that was changed after the build, and says which', async () => {
    const { findings } = await run({ [image]: 10, 'Core/Src/main.c': 13 }, 5);
    expect(findings).toMatchObject([
      { severity: 'warning', data: { file: 'Core/Src/main.c', minutes: 180, others: 0 }, related: [{ file: 'Core/Src/main.c' }] },
    ]);
    expect(findings[0]?.message).toContain('3 hours');
  });

  it.each([
    ['the image is the newest', { [image]: 10 }, 5],
    ['a checkout gave all files one age', {}, 5],
    ['a checkout wrote the image a minute before a source', { [image]: 5, 'Core/Src/main.c': 5 + 1 / 60 }, 5],
  ])('is silent where %s', async (_, ages, others) => {
    expect(await run(ages, others)).toEqual({ findings: [], notChecked: [] });
  });

  it('takes sources that all arrived after the image for no evidence', async () => {
    expect(await run({ [image]: 1 }, 50)).toMatchObject({ findings: [], notChecked: [{ why: expect.stringContaining('say nothing') }] });
  });
});
