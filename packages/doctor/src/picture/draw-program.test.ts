import { fileURLToPath } from 'node:url';
import { RealFiles } from '@qspi-doctor/files';
import { buildFirmware, MemoryFiles } from '@qspi-doctor/testkit';
import { openWorkspace } from '@qspi-doctor/workspace';
import { describe, expect, it } from 'vitest';
import { pictureOf } from './lazy-picture.js';
import type { BootWay, ProgramPicture } from './picture.js';

const script = 'MEMORY { QSPI (rx) : ORIGIN = 0x90000000, LENGTH = 8M\n RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 96K }\nSECTIONS { .isr_vector : { KEEP(*(.isr_vector)) } >QSPI .text : { *(.text*) } >QSPI }\n';

async function picturesOf(content: Readonly<Record<string, string | Uint8Array>>): Promise<readonly ProgramPicture[]> {
  const { programs } = await openWorkspace(new MemoryFiles(Object.fromEntries(Object.entries(content).map(([path, value]) => [`/p/${path}`, value]))), '/p');
  return Promise.all(programs.map(pictureOf));
}

function wayOf({ way }: ProgramPicture): BootWay {
  if ('notRun' in way) throw new Error(way.notRun);
  return way;
}

describe('the picture of an image', () => {
  it('has regions, sections, marks, and the reach of the core', async () => {
    const [picture] = await picturesOf({ 'STM32L476VGTX_QSPI.ld': script, 'fw.elf': buildFirmware({ table: 0x90000000, vtor: 0x90000000 }) });
    expect(picture?.regions.map(({ name, location }) => `${name} ${location.line}`)).toEqual(['QSPI 1', 'RAM 2']);
    expect(picture?.pieces.map(({ name, kind, address }) => `${name} ${kind} ${address.toString(16)}`)).toEqual(['.isr_vector vectors 90000000', '.text code 90000188']);
    expect(picture?.marks.map(({ kind }) => kind)).toEqual(['vector-table', 'reset-handler', 'initial-stack', 'main']);
    expect(picture?.reach).toMatchObject({ core: 'cortex-m4', unit: 'FPB', revision: 1, highestAddress: 0x1fffffff });
    expect(picture?.memories.find(({ name }) => name === 'QUADSPI')).toMatchObject({ kind: 'external', origin: 0x90000000 });
  });

  it('tells the way to main: reset, SystemInit, its write to VTOR, main', async () => {
    const [picture] = await picturesOf({ 'STM32L476VGTX_QSPI.ld': script, 'fw.elf': buildFirmware({ table: 0x90000000, vtor: 0x90000000 }) });
    const way = wayOf(picture!);
    expect(way.events.map(({ kind, target }) => `${kind} ${target?.symbol ?? ''}`.trim())).toEqual(['reset', 'call SystemInit', 'vtor', 'call main', 'main']);
    expect(way).toMatchObject({ reachesMain: true, vtorIsOwn: true });
    expect(way.events.at(-1)).toMatchObject({ after: way.instructions, exact: true, vtor: 0x90000000 });
  });

  it('says why there is no way: without an image, without main', async () => {
    expect((await picturesOf({ 'STM32L476VGTX_QSPI.ld': script }))[0]?.way).toEqual({ notRun: expect.stringMatching(/image|build/) });
    expect((await picturesOf({ 'STM32L476VGTX_QSPI.ld': script, 'fw.elf': buildFirmware({ table: 0x90000000, withoutMain: true }) }))[0]?.way).toEqual({ notRun: expect.stringContaining('main') });
  });
});

describe('the picture of the example', () => {
  const folder = fileURLToPath(new URL('../../../../examples/l476g-disco-qspi', import.meta.url));

  it('goes from reset through the bootloader into the application, in the order of the instructions', async () => {
    const { programs } = await openWorkspace(new RealFiles(), folder);
    const application = programs.find(({ name }) => name === 'Application')!;
    const way = wayOf(await pictureOf(application));
    expect(way.events.map(({ after }) => after)).toEqual(way.events.map(({ after }) => after).toSorted((a, b) => a - b));
    const told = way.events.map(({ program, kind, at, target }) => `${program}: ${kind} ${kind === 'call' || kind === 'jump' ? (target?.symbol ?? '') : (at.symbol ?? '')}`);
    const asked = [
      'Bootloader: reset Reset_Handler',
      'Bootloader: call SystemInit',
      'Bootloader: call main',
      'Bootloader: call external_flash_map',
      'Bootloader: stack set_main_stack_pointer',
      'Bootloader: jump Reset_Handler',
      'Application: call SystemInit',
      'Application: vtor SystemInit',
      'Application: call main',
      'Application: main main',
    ];
    expect(told.filter((line) => asked.includes(line))).toEqual(asked);
    expect(way.events.find(({ touches }) => touches.includes('QUADSPI'))?.target?.symbol).toBe('external_flash_map');
    expect(way.vtorIsOwn).toBe(false);
    expect(way.events.find(({ kind }) => kind === 'jump')).toMatchObject({ vtor: 0, value: 0x20017ff8, detail: 'no interrupt is enabled', fails: false });
    expect(way.events.at(-1)?.vtor).toBe(0x08000000);
  });
});
