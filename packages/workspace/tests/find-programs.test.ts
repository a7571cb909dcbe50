import { describe, expect, it } from 'vitest';
import type { Workspace } from '../src/index.js';
import { filesOf, firmware, foreignProgram, project, script, workspaceOf } from './projects.js';

const names = ({ programs }: Workspace) => programs.map(({ name }) => name);

describe('the programs of a folder', () => {
  it('leaves out programs for other processors, and says so', async () => {
    const workspace = await workspaceOf({ 'fw/flash.ld': script(0x08000000), 'fw/build/fw.elf': firmware(0x08000000), 'fw/tools/fontconvert.out': foreignProgram(), 'fw/tools/esp/esp.elf': foreignProgram(94) });
    expect(names(workspace)).toEqual(['fw']);
    expect(workspace.remarks).toEqual(['2 programs (fw/tools/fontconvert.out, …) are for other processors than Arm\'s Cortex-M and left out']);
  });

  it.each([
    ['compiler checks of CMake', { 'build/CMakeFiles/3.25.1/CompilerIdC/a.out': firmware(0x08000000) }],
    ['output of a test run', { 'log.out': 'passed\n' }],
    ['a Windows program', { 'tools/convert.out': new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]) }],
    ['external loaders', { 'loaders/board.stldr': firmware(0x20000000) }],
    ['object files and libraries', { 'build/main.o': firmware(0x08000000), 'lib/libc.a': '!<arch>\n' }],
    ['what Eclipse keeps', { '.metadata/old.elf': firmware(0x08000000) }],
    ['examples of libraries that PlatformIO fetched', { '.pio/libdeps/disco/lib/examples/x.elf': firmware(0x08000000) }],
  ])('takes no notice of %s', async (_, more) => {
    expect(names(await workspaceOf({ 'flash.ld': script(0x08000000), 'build/fw.elf': firmware(0x08000000), ...more }))).toEqual(['fw']);
  });

  it('keeps an image that is damaged, so that it can be said', async () => {
    const { programs } = await workspaceOf({ 'build/fw.elf': new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 1, 1]) });
    expect(await programs[0]?.open('image')).toMatchObject({ absent: expect.stringContaining('build/fw.elf is not an image that can be read') });
  });

  it('examines the whole of what TouchGFX cuts into parts, and one of two wrappings', async () => {
    const bin = 'TouchGFX/build/bin';
    const workspace = await workspaceOf({ [`${bin}/target.elf`]: firmware(0x90000000), [`${bin}/intflash.elf`]: firmware(0x90000000), [`${bin}/extflash.elf`]: firmware(0x90000000), 'b/fw.axf': firmware(0x08000000), 'b/fw.elf': firmware(0x08000000) });
    expect(names(workspace)).toEqual(['fw', 'target']);
  });

  it('leaves out what middleware brings along where there is something else, and takes the script of the same core', async () => {
    const workspace = await workspaceOf({ ...project('App'), ...project('App/Middlewares/ST/threadx/ports/example_build/sample_threadx') });
    expect(names(workspace)).toEqual(['App']);
    expect(workspace.remarks.join()).toContain('a project that comes with middleware (App/Middlewares/ST/threadx/ports/example_build/sample_threadx) was left out');
    expect(names(await workspaceOf(project('Middlewares/sample')))).toEqual(['sample']);
    const { programs } = await workspaceOf({ 'gcc/x_CM4.ld': script(0x08000000), 'gcc/x_CM7.ld': script(0x08000000), 'CM7/build/fw.elf': firmware(0x08000000) });
    expect(await programs[0]?.open('linkerScript')).toMatchObject({ value: { file: 'gcc/x_CM7.ld' } });
  });

  it('leaves out projects of external loaders where there is something to debug', async () => {
    const workspace = await workspaceOf({ ...project('CubeIDE/Appli'), ...project('CubeIDE/ExtMemLoader', { name: 'App_ExtMemLoader' }), ...project('CubeIDE/Own', { configurations: [{ name: 'Debug', extension: 'stldr' }] }) });
    expect(names(workspace)).toEqual(['Appli']);
    expect(workspace.remarks.join()).toContain('App_ExtMemLoader (CubeIDE/ExtMemLoader) makes an external loader');
    expect(names(await workspaceOf(project('ExtMemLoader')))).toEqual(['ExtMemLoader']);
  });

  it('gives each program a name of its own', async () => {
    const workspace = await workspaceOf({ ...project('one/STM32CubeIDE', { name: 'App' }), ...project('two/STM32CubeIDE', { name: 'App' }), ...project('three') });
    expect(names(workspace)).toEqual(['three', 'App (one)', 'App (two)']);
  });

  it('finds projects in folders with blanks and in other scripts than Latin', async () => {
    const workspace = await workspaceOf({ ...project('My Projects/电机 控制', { name: '电机 控制' }), 'My Projects/电机 控制/flash.ld': script(0x90000000), 'My Projects/电机 控制/Debug/电机 控制.elf': firmware(0x90000000) });
    expect(names(workspace)).toEqual(['电机 控制']);
    expect(await workspace.programs[0]?.open('image')).toMatchObject({ value: { file: 'My Projects/电机 控制/Debug/电机 控制.elf', vectorTable: { address: 0x90000000 } } });
  });

  it('takes scripts for programs only where nothing else is there, and only those that somebody wrote', async () => {
    const workspace = await workspaceOf({
      'STM32H750XBHX_FLASH.ld': script(0x90000000),
      'STM32H750XBHX_RAM.ld': script(0x24000000),
      'Drivers/CMSIS/Device/ST/STM32H7xx/Source/Templates/gcc/linker/stm32h743xx_flash.ld': script(0x08000000),
    });
    expect(names(workspace)).toEqual(['STM32H750XBHX_FLASH']);
  });

  it('opens an image once, however often it is asked for', async () => {
    const files = filesOf({ 'flash.ld': script(0x08000000), 'fw.elf': firmware(0x08000000) });
    let opened = 0;
    const read = files.readBytesSync.bind(files);
    files.readBytesSync = (path, offset = 0, length) => {
      if (path.endsWith('fw.elf') && offset === 0 && (length ?? 0) > 20) opened++;
      return read(path, offset, length);
    };
    const { openWorkspace } = await import('../src/index.js');
    const { programs } = await openWorkspace(files, '/folder');
    for (let n = 0; n < 3; n++) for (const input of ['image', 'boot', 'core', 'linkerScript'] as const) await programs[0]?.open(input);
    expect(opened).toBeLessThanOrEqual(2);
  });
});
