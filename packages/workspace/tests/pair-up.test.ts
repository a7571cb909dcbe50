import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { pairUp, type LoadedTogether, type PairFacts } from '../src/pair-up.js';
import { firmware, launch, project, script, workspaceOf } from './projects.js';

const boot = (folder: string, name = folder.split('/').at(-1) ?? ''): PairFacts => ({ folder: `/folder/${folder}`, name, line: 'STM32H750', table: 0x08000000, startsAtReset: true });
const app = (folder: string, name = folder.split('/').at(-1) ?? ''): PairFacts => ({ folder: `/folder/${folder}`, name, line: 'STM32H750', table: 0x90000000, startsAtReset: false });
const starters = (programs: readonly PairFacts[], together?: LoadedTogether) => pairUp(programs, together).map((index) => (index === undefined ? undefined : programs[index]?.folder.slice('/folder/'.length)));

describe('who starts whom', () => {
  it('pairs a bootloader and the application beside it, whatever they are called', () => {
    expect(starters([app('App'), boot('Bootloader')])).toEqual(['Bootloader', undefined]);
    expect(starters([app('main'), boot('first')])).toEqual(['first', undefined]);
  });

  it('keeps several pairs in one folder apart', () => {
    expect(starters([app('a/App'), boot('a/Boot'), app('b/App'), boot('b/Boot'), boot('plain')])).toEqual(['a/Boot', undefined, 'b/Boot', undefined, undefined]);
  });

  it('prefers a boot loader by name to a nearer project', () => {
    expect(starters([app('board/Examples/GPIO/App'), boot('board/Examples/QSPI/MemoryMapped'), boot('board/Templates/ExtMem_Boot')])).toEqual(['board/Templates/ExtMem_Boot', undefined, undefined]);
  });

  it('serves several applications with one boot loader', () => {
    expect(starters([app('x/Application/Led'), app('x/Application/Rtos'), boot('x/Boot')])).toEqual(['x/Boot', 'x/Boot', undefined]);
  });

  it('claims nothing of a project among many, of two that could be, of other devices, and of the boot loader of another pair', () => {
    expect(starters([app('App'), boot('Adc'), boot('Gpio')])).toEqual([undefined, undefined, undefined]);
    expect(starters([app('App'), boot('BootA'), boot('BootB')])).toEqual([undefined, undefined, undefined]);
    expect(starters([app('App'), { ...boot('Boot'), line: 'STM32F746' }])).toEqual([undefined, undefined]);
    expect(starters([app('b/App'), boot('b/Boot'), app('single/App')])).toEqual(['b/Boot', undefined, undefined]);
  });

  it('takes scripts of one folder for a choice, not for a pair, and knows no way from core to core', () => {
    expect(starters([{ ...app('core'), name: 'x_qspi' }, { ...boot('core'), name: 'x_flash' }])).toEqual([undefined, undefined]);
    expect(starters([{ ...app('CM0PLUS'), core: 'cortex-m0plus' }, { ...boot('CM4_Boot'), core: 'cortex-m4' }])).toEqual([undefined, undefined]);
    expect(starters([{ ...app('App'), core: 'cortex-m7' }, { ...boot('Boot'), core: 'cortex-m7' }])).toEqual(['Boot', undefined]);
  });

  it('tells two boot loaders apart by the name that they share with the application', () => {
    expect(starters([app('Appli', 'cam_Appli'), boot('FSBL', 'cam_FSBL'), boot('FSBL_old', 'test_FSBL')])).toEqual(['FSBL', undefined, undefined]);
  });

  it('trusts a launch configuration that loads both more than anything else', () => {
    expect(starters([app('App'), boot('Boot'), boot('Stage')], (application, starter) => application === 0 && starter === 2)).toEqual(['Stage', undefined, undefined]);
  });

  it('asks nobody to start what starts at reset', () => {
    expect(starters([boot('A'), boot('Boot')])).toEqual([undefined, undefined]);
  });
});

describe('pairs in a folder', () => {
  it('reads who is loaded together from the launch files', async () => {
    const { programs } = await workspaceOf({
      ...project('App'),
      'App/flash.ld': script(0x90000000),
      'App/App.launch': launch({ project: 'App', program: 'Debug/App.elf', more: [{ project: 'Stage', path: 'Debug/Stage.elf' }] }),
      ...project('Stage'),
      'Stage/flash.ld': script(0x08000000),
      ...project('Boot'),
      'Boot/flash.ld': script(0x08000000),
    });
    expect(programs.map(({ name, role, bootloader }) => [name, role, bootloader?.name])).toEqual([
      ['App', 'application', 'Stage'],
      ['Boot', 'single', undefined],
      ['Stage', 'bootloader', undefined],
    ]);
  });

  it.each([
    ['an application whose bootloader is elsewhere', 0x90000000, 'application'],
    ['an application behind a bootloader in the same flash', 0x08004000, 'application'],
    ['a program for the internal flash', 0x08000000, 'single'],
    ['a program that is debugged in RAM', 0x24000000, 'single'],
  ] as const)('gives a part to %s', async (_, table, role) => {
    const { programs } = await workspaceOf({ ...project('App'), 'App/flash.ld': script(table), 'App/Debug/App.elf': firmware(table) });
    expect(programs).toMatchObject([{ role, bootloader: undefined }]);
  });

  it('sees by a run who starts a program where neither names nor places say it', async () => {
    const starts = buildFirmware({ table: 0x08000000, startsTableAt: 0x90000000 });
    const { programs } = await workspaceOf({
      ...project('App'), 'App/flash.ld': script(0x90000000), 'App/Debug/App.elf': firmware(0x90000000),
      ...project('one'), 'one/flash.ld': script(0x08000000), 'one/Debug/one.elf': firmware(0x08000000),
      ...project('two'), 'two/flash.ld': script(0x08000000), 'two/Debug/two.elf': starts,
    });
    expect(programs.map(({ name, role, bootloader }) => [name, role, bootloader?.name])).toEqual([
      ['App', 'application', 'two'],
      ['one', 'single', undefined],
      ['two', 'bootloader', undefined],
    ]);
  });

  it('knows that option bytes start the second core of a dual-core part', async () => {
    const wl = { mcu: 'STM32WL55JCIx' };
    const { programs } = await workspaceOf({ ...project('CM4', wl), 'CM4/flash.ld': script(0x08000000), ...project('CM0PLUS', wl), 'CM0PLUS/flash.ld': script(0x08020000) });
    expect(programs.map(({ name, role, bootloader }) => [name, role, bootloader])).toEqual([
      ['CM0PLUS', 'single', undefined],
      ['CM4', 'single', undefined],
    ]);
  });

  it('knows that the boot ROM of an STM32N6 starts what lies in AXISRAM2', async () => {
    const n6 = { mcu: 'STM32N657X0HxQ' };
    const { programs } = await workspaceOf({
      ...project('FSBL', n6),
      'FSBL/flash.ld': script(0x34180400, 0x341c0000),
      'FSBL/Debug/FSBL.elf': firmware(0x34180400),
      ...project('Appli', n6),
      'Appli/flash.ld': script(0x70100400, 0x34000000),
    });
    expect(programs.map(({ name, role }) => [name, role])).toEqual([
      ['Appli', 'application'],
      ['FSBL', 'bootloader'],
    ]);
  });
});
