import { describe, expect, it } from 'vitest';
import { firmware, project, script, workspaceOf, type Content } from './projects.js';

async function deviceOf(content: Content) {
  const { programs } = await workspaceOf(content);
  const device = await programs[0]?.open('device');
  return device && 'value' in device ? { device: device.value.device.name, source: device.value.source, file: device.value.location.file } : device?.absent;
}

const image = { 'out/build/fw.elf': firmware(0x08000000) };

describe('the device of a plain folder', () => {
  it.each<[string, Content, unknown]>([
    ['an .ioc around it', { 'out/board.ioc': 'Mcu.UserName=STM32H750XBHx\n' }, { device: 'STM32H750XBHx', source: 'ioc', file: 'out/board.ioc' }],
    ['the only .ioc', { 'cubemx/board.ioc': 'Mcu.UserName=STM32H750XBHx\n' }, { device: 'STM32H750XBHx', source: 'ioc', file: 'cubemx/board.ioc' }],
    ['a makefile', { Makefile: 'CFLAGS += -DSTM32H750xx -DUSE_HAL_DRIVER\n' }, { device: 'STM32H750xx', source: 'build-file', file: 'Makefile' }],
    ['CMake', { 'CMakeLists.txt': 'target_compile_definitions(fw PRIVATE STM32L476xx)\n' }, { device: 'STM32L476xx', source: 'build-file', file: 'CMakeLists.txt' }],
    ['PlatformIO', { 'platformio.ini': '[env:disco]\nboard_build.mcu = stm32f746ngh6\n' }, { device: 'STM32F746NGH6', source: 'build-file', file: 'platformio.ini' }],
    ['a Keil project beside it', { 'out/MDK-ARM/fw.uvprojx': '<Device>STM32H750XBHx</Device><Define>STM32H750xx</Define>' }, { device: 'STM32H750XBHx', source: 'build-file', file: 'out/MDK-ARM/fw.uvprojx' }],
    ['its start-up file', { 'src/startup_stm32h750xx.s': '' }, { device: 'STM32H750xx', source: 'startup-file', file: 'src/startup_stm32h750xx.s' }],
  ])('is known by %s', async (_, more, expected) => {
    expect(await deviceOf({ ...image, ...more })).toEqual(expected);
  });

  it.each<[string, Content]>([
    ['start-up files of several lines', { 'src/startup_stm32h750xx.s': '', 'src/startup_stm32h743xx.s': '' }],
    ['build files that disagree', { Makefile: '-DSTM32H750xx', 'CMakeLists.txt': 'STM32F746xx' }],
    ['words that only look like parts', { Makefile: '# tested with STM32CubeIDE and STM32duino\n' }],
    ['another program\'s .ioc files', { 'a/a.ioc': 'Mcu.UserName=STM32H750XBHx\n', 'b/b.ioc': 'Mcu.UserName=STM32F746NGHx\n' }],
  ])('stays unknown by %s', async (_, more) => {
    expect(await deviceOf({ ...image, ...more })).toContain('nothing in the folder names it');
  });

  it('is that of the nearest build files, not of another program in the folder', async () => {
    expect(await deviceOf({ ...image, 'out/Makefile': '-DSTM32H750xx', 'other/Makefile': '-DSTM32F746xx', Makefile: 'all: out other' })).toMatchObject({ device: 'STM32H750xx' });
  });
});

describe('the device of a project', () => {
  it('is known by the define where nobody names the part', async () => {
    const files = project('App', { mcu: '' });
    const cproject = String(files['App/.cproject']).replace('<tool ', `<tool id="c" superClass="com.st.stm32cube.ide.mcu.gnu.managedbuild.tool.c.compiler"><option id="d" superClass="com.st.stm32cube.ide.mcu.gnu.managedbuild.tool.c.compiler.option.definedsymbols" valueType="definedSymbols"><listOptionValue builtIn="false" value="USE_HAL_DRIVER"/><listOptionValue builtIn="false" value="STM32F750xx"/></option></tool><tool `);
    expect(await deviceOf({ ...files, 'App/.cproject': cproject })).toEqual({ device: 'STM32F750xx', source: 'defines', file: 'App/.cproject' });
  });
});

describe('the linker script of a plain folder', () => {
  const scriptOf = async (content: Content) => {
    const { programs } = await workspaceOf(content);
    const opened = await programs[0]?.open('linkerScript');
    return opened && 'value' in opened ? opened.value.file : opened?.absent;
  };

  it('is the one that the addresses and the sections of the image fit', async () => {
    expect(await scriptOf({ ...image, 'ld/flash.ld': script(0x08000000), 'ld/qspi.ld': script(0x90000000) })).toBe('ld/flash.ld');
  });

  it('is the nearest where several fit', async () => {
    expect(await scriptOf({ ...image, 'a/flash.ld': script(0x08000000), 'out/flash.ld': script(0x08000000) })).toBe('out/flash.ld');
  });

  it('is none that names other sections: other linkers make images as well', async () => {
    expect(await scriptOf({ ...image, 'flash.ld': script(0x08000000).replaceAll('.text', '.code').replace('.isr_vector :', '.vec :') })).toContain('none of the linker scripts');
  });
});
