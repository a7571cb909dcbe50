import { describe, expect, it } from 'vitest';
import { convertToCubeIde, describeLaunch, keyPrefixes, launchKeys as k, newCubeIdeLaunch, readLaunch } from '../src/index.js';
import { launchText } from './sample.js';

function converted(values: Parameters<typeof launchText>[0], typeId: string, choices?: Parameters<typeof convertToCubeIde>[1]) {
  const result = convertToCubeIde(readLaunch(launchText(values, { typeId }), 'old').value!, choices);
  if (!result) throw new Error('nothing came of it');
  const { value, problems } = readLaunch(result.text, 'old');
  expect(problems).toEqual([]);
  return { ...result, configuration: describeLaunch(value!) };
}

const program = { [k.programName]: 'Debug\\a.elf', [k.project]: 'a' };

describe('turned into a CubeIDE configuration', () => {
  it('TrueSTUDIO keeps device, loader and stop, and loses its script', () => {
    const ts = keyPrefixes.trueStudio;
    const { configuration, notes } = converted(
      {
        ...program,
        [`${ts}launch.jtagDevice`]: 'ST-LINK',
        [`${ts}launch.portNumber`]: 61300,
        [`${ts}launch.runCommands`]: 'monitor reset\nload\ntbreak start\ncontinue',
        [`${ts}stlink.enable_external_loader`]: true,
        [`${ts}stlink.external_loader`]: 'N, 0x90000000, NOR_FLASH, N.stldr',
        [`${ts}stlink.stlink_txt_serial_number`]: '066D',
        [`${ts}stlink.stlink_check_serial_number`]: true,
      },
      'com.atollic.hardwaredebug.launch.launchConfigurationType',
    );
    expect(configuration).toMatchObject({
      kind: 'cubeide', generation: '1.19', probe: 'stlink-gdb-server', programPath: 'Debug/a.elf', project: 'a', port: 61300, stopAt: { enabled: true, symbol: 'start' }, runCommands: [],
      loadList: [{ fromMainTab: true, download: true, loadSymbols: true }], externalLoaders: [{ path: 'N.stldr', enabled: true }], serialNumber: { value: '066D', enforced: true },
    });
    expect(notes).toEqual(['the build configuration is not set: its id is another one once the project is a CubeIDE project', 'these commands are left out: monitor reset; load; tbreak start; continue']);
  });

  it('SW4STM32 keeps a script of the project, not one of its own IDE', () => {
    const sw = (script: string) => converted({ ...program, [`${keyPrefixes.ac6}OPENOCD_SCRIPT`]: script, [k.initCommands]: 'monitor reset halt', [k.portNumber]: 3333, [k.loadImage]: true, [k.loadSymbols]: true }, 'fr.ac6.mcu.debug.config.launchConfigurationType');
    expect(sw('${ProjDirPath}/my.cfg').configuration).toMatchObject({ probe: 'openocd', port: 3333, initCommands: ['monitor reset halt'], openOcd: { script: '${ProjDirPath}/my.cfg', scriptChoice: 'provided' } });
    expect(sw('${openstm32_openocd_script_path}/b.cfg').configuration.openOcd).toMatchObject({ script: '${ProjDirPath}/old.cfg', scriptChoice: 'automated' });
  });

  it('plain CDT keeps symbols of another file, and no monitor commands of another server', () => {
    const { configuration, notes } = converted(
      { ...program, [k.jtagDevice]: 'Generic TCP/IP', [k.initCommands]: 'monitor reset halt\nset $r0 = 1', [k.loadImage]: false, [k.loadSymbols]: true, [k.useFileForSymbols]: true, [k.symbolsFileName]: 'C:\\x\\b.elf', [k.setPcRegister]: true, [k.pcRegister]: '20000000' },
      'org.eclipse.cdt.debug.gdbjtag.launchConfigurationType',
      { probe: 'jlink', jlinkDevice: 'STM32L476VG', buildConfigurationId: 'id' },
    );
    expect(configuration).toMatchObject({
      probe: 'jlink', jlinkDevice: 'STM32L476VG', port: 2331, initCommands: ['set $r0 = 1'], buildConfigurationId: 'id', stopAt: { enabled: false }, setPc: 0x20000000,
      loadList: [{ fromMainTab: true, download: false, loadSymbols: false }, { path: 'C:/x/b.elf', download: false, loadSymbols: true }],
    });
    expect(notes).toEqual(['the probe is now jlink; it was other', 'these commands are left out: monitor reset halt']);
  });

  it('is nothing that could be asked of a group, a tool, a CubeIDE configuration or one without a program', () => {
    const of = (text: string) => convertToCubeIde(readLaunch(text, 'x').value!);
    expect(of(launchText(program, { typeId: 'org.eclipse.debug.core.groups.GroupLaunchConfigurationType' }))).toBeUndefined();
    expect(of(newCubeIdeLaunch({ name: 'x', project: 'x', program: 'x.elf', buildConfigurationId: '' }))).toBeUndefined();
    expect(of(launchText({ [k.project]: 'a' }, { typeId: 'org.eclipse.cdt.debug.gdbjtag.launchConfigurationType' }))).toBeUndefined();
  });
});
