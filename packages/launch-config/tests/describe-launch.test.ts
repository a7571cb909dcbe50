import { describe, expect, it } from 'vitest';
import { describeLaunch, keyPrefixes, launchKeys as k, readLaunch } from '../src/index.js';
import { launchText } from './sample.js';

function described(values: Parameters<typeof launchText>[0], options?: Parameters<typeof launchText>[1]) {
  const text = launchText(values, options);
  const { value, problems } = readLaunch(text, 'sample');
  expect(problems).toEqual([]);
  const configuration = describeLaunch(value!);
  return { configuration, at: (range: { start: number; end: number } | undefined) => range && text.slice(range.start, range.end) };
}

const stLink = { [k.jtagDeviceId]: `${keyPrefixes.st}debug.stlink` };

describe('a CubeIDE configuration', () => {
  it('with two images and an external loader', () => {
    const { configuration, at } = described(
      {
        ...stLink,
        [k.loadList]:
          '{"fItems":[{"fIsFromMainTab":true,"fPath":"Debug\\\\Appli.elf","fProjectName":"Appli","fPerformBuild":true,"fDownload":true,"fLoadSymbols":true},' +
          '{"fIsFromMainTab":false,"fPath":"Debug/Boot.elf","fProjectName":"Boot","fUseActiveBuildConfig":true,"fPerformBuild":true,"fDownload":true,"fLoadSymbols":false}]}',
        [k.externalLoaders]: '[{"fLoaderPath":"${workspace_loc:/Boot/My Loader.stldr}","fInitialize":true,"fIsEnabled":false}]',
        [k.programName]: 'Debug\\Appli.elf',
        [k.project]: 'Appli',
        [k.buildConfigurationAuto]: true,
        [k.buildConfigurationId]: 'id.1',
        [k.setStopAt]: true,
        [k.stopAt]: 'app_main ',
        [k.ipAddress]: 'localhost',
        [k.portNumber]: 61234,
        [k.swvPort]: '61235',
        [k.accessPort]: '1',
        [k.remoteCommand]: 'target remote',
        [k.startServer]: true,
        [k.stLinkResetStrategy]: 'connect_under_reset',
        [k.stLinkShared]: false,
        [k.stLinkSerialNumber]: '0669FF',
        [k.stLinkSerialNumberEnforced]: true,
        [k.setPcRegister]: true,
        [k.pcRegister]: '20060000',
        [k.initCommands]: '# first\r\n\r\nmonitor reset \r\nmonitor halt',
        [k.runCommands]: 'set *0xE000ED08 = 0x08000000\n',
      },
      { lineEnd: '\r\n' },
    );
    expect(configuration).toMatchObject({
      name: 'sample',
      kind: 'cubeide',
      probe: 'stlink-gdb-server',
      project: 'Appli',
      program: 'Debug\\Appli.elf',
      programPath: 'Debug/Appli.elf',
      buildConfigurationId: 'id.1',
      buildConfigurationAuto: true,
      stopAt: { enabled: true, symbol: 'app_main' },
      initCommands: ['monitor reset', 'monitor halt'],
      runCommands: ['set *0xE000ED08 = 0x08000000'],
      host: 'localhost',
      port: 61234,
      swvPort: 61235,
      accessPort: 1,
      remoteCommand: 'target remote',
      startServer: true,
      resetStrategy: 'connect_under_reset',
      sharedStLink: false,
      serialNumber: { value: '0669FF', enforced: true },
      setPc: 0x20060000,
      problems: [],
    });
    expect(configuration.loadList.map(({ range, ...item }) => ({ ...item, at: at(range)?.slice(0, 40) }))).toEqual([
      {
        fromMainTab: true, path: 'Debug/Appli.elf', pathAsWritten: 'Debug\\Appli.elf', project: 'Appli', buildConfigurationId: undefined, useActiveBuildConfiguration: undefined,
        performBuild: true, download: true, loadSymbols: true, at: '{&quot;fIsFromMainTab&quot;:true,&quot;f',
      },
      {
        fromMainTab: false, path: 'Debug/Boot.elf', pathAsWritten: 'Debug/Boot.elf', project: 'Boot', buildConfigurationId: undefined, useActiveBuildConfiguration: true,
        performBuild: true, download: true, loadSymbols: false, at: '{&quot;fIsFromMainTab&quot;:false,&quot;',
      },
    ]);
    expect(at(configuration.loadList[1]?.range)).toMatch(/&quot;fLoadSymbols&quot;:false\}$/);
    expect(configuration.externalLoaders[0]).toMatchObject({ path: '${workspace_loc:/Boot/My Loader.stldr}', file: 'My Loader.stldr', initialize: true, enabled: false });
    expect(configuration.commands.map(({ range }) => at(range))).toEqual(['monitor reset', 'monitor halt', 'set *0xE000ED08 = 0x08000000']);
    expect(at(configuration.stopAt.range)).toBe('app_main ');
    expect(at(configuration.at(k.portNumber))).toBe('61234');
    expect(configuration.at('nothing')).toBeUndefined();
  });

  it('of 1.0 to 1.10 with the three keys of the loader', () => {
    const { configuration } = described({
      [k.oldLoaderEnabled]: true,
      [k.oldLoader]: 'MT25TL01G_STM32H750B-DISCO, 0x90000000, NOR_FLASH, MT25TL01G_STM32H750B-DISCO.stldr',
      [k.oldLoaderInitialize]: false,
    });
    expect(configuration.externalLoaders).toMatchObject([{ path: 'MT25TL01G_STM32H750B-DISCO.stldr', file: 'MT25TL01G_STM32H750B-DISCO.stldr', address: 0x90000000, enabled: true, initialize: false }]);
  });

  it('of 1.11 and later: the old keys that it kept do not count', () => {
    expect(described({ [k.externalLoaders]: '[]', [k.oldLoaderEnabled]: true, [k.oldLoader]: 'a, 0x90000000, NOR_FLASH, a.stldr' }).configuration.externalLoaders).toEqual([]);
  });

  it('of 1.0, which has no load list', () => {
    const { configuration } = described({ [k.stLinkAccessPort]: '0', [k.loadImage]: true, [k.loadSymbols]: true, [k.programName]: 'Debug/a.elf', [k.project]: 'a' });
    expect(configuration).toMatchObject({ generation: '1.0', accessPort: 0, loadList: [{ fromMainTab: true, path: 'Debug/a.elf', download: true, loadSymbols: true }] });
  });

  it('takes the settings of the probe that is chosen, not of one that once was', () => {
    const both = { [k.stLinkResetStrategy]: 'no_reset', [k.jlinkResetStrategy]: 'type_0_normal', [k.openOcdResetMode]: 'hard', [k.stLinkShared]: true, [k.openOcdShared]: false };
    const of = (id: string) => described({ ...both, [k.jtagDeviceId]: `${keyPrefixes.st}debug.${id}` }).configuration;
    expect([of('stlink'), of('openocd'), of('jlink')].map((c) => [c.probe, c.resetStrategy, c.sharedStLink])).toEqual([
      ['stlink-gdb-server', 'no_reset', true],
      ['openocd', 'hard', false],
      ['jlink', 'type_0_normal', undefined],
    ]);
  });

  it('takes a boolean that 1.1 stored as a string', () => {
    expect(described({ [k.jtagDevice]: 'ST-LINK (OpenOCD)', [k.openOcdShared]: 'true' }).configuration.sharedStLink).toBe(true);
  });

  it.each([
    [k.loadList, '{"fItems":[', 'the load list'],
    [k.loadList, '[]', 'the load list'],
    [k.loadList, '{"fItems":[1]}', 'the load list'],
    [k.externalLoaders, '{}', 'the external loaders'],
    [k.externalLoaders, 'x.stldr', 'the external loaders'],
    [k.oldLoader, 'x.stldr', 'the external loader'],
  ])('says so where %s is %j', (key, value, what) => {
    const { configuration, at } = described({ [key]: value });
    expect(configuration.problems).toHaveLength(1);
    expect(configuration.problems[0]?.message.startsWith(what)).toBe(true);
    expect(at(configuration.problems[0]?.range)).toBe(value.replaceAll('"', '&quot;'));
  });

  it('keeps its head when members have other types than they should', () => {
    const { configuration } = described({ [k.loadList]: '{"fItems":[{"fPath":5,"fDownload":"true","fProjectName":null}]}', [k.externalLoaders]: '[{"fLoaderPath":[],"fIsEnabled":1}]' });
    expect(configuration.loadList).toMatchObject([{ path: '', download: false, project: undefined }]);
    expect(configuration.externalLoaders).toMatchObject([{ path: '', file: '', enabled: false }]);
  });
});

describe('its relatives', () => {
  it('TrueSTUDIO: the script tells what is loaded and where it stops', () => {
    const { configuration } = described(
      {
        [`${keyPrefixes.trueStudio}launch.jtagDevice`]: 'ST-LINK',
        [`${keyPrefixes.trueStudio}launch.portNumber`]: 61234,
        [`${keyPrefixes.trueStudio}launch.ipAddress`]: 'localhost',
        [`${keyPrefixes.trueStudio}launch.runCommands`]: '# script\nmonitor reset\nload\ntbreak main\ncontinue\n',
        [`${keyPrefixes.trueStudio}stlink.enable_external_loader`]: true,
        [`${keyPrefixes.trueStudio}stlink.external_loader`]: 'N25Q128A, 0x90000000, NOR_FLASH, N25Q128A_STM32L476G-DISCO.stldr',
        [k.programName]: 'Debug/a.elf',
      },
      { typeId: 'com.atollic.hardwaredebug.launch.launchConfigurationType', indent: 0 },
    );
    expect(configuration).toMatchObject({
      kind: 'truestudio', generation: undefined, probe: 'stlink-gdb-server', port: 61234, stopAt: { enabled: true, symbol: 'main' },
      loadList: [{ path: 'Debug/a.elf', download: true }], externalLoaders: [{ file: 'N25Q128A_STM32L476G-DISCO.stldr', enabled: true }],
    });
  });

  it('plain CDT: connection text, symbols of another file', () => {
    const { configuration } = described(
      {
        [k.connection]: 'gdb:localhost:3333#', [k.jtagDeviceId]: 'org.eclipse.cdt.debug.gdbjtag.core.jtagdevice.OpenOCDSocket', [k.programName]: 'build/ch.elf',
        [k.loadImage]: false, [k.loadSymbols]: true, [k.useFileForSymbols]: true, [k.symbolsFileName]: '${workspace_loc:/other/sb.elf}', [k.setStopAt]: true, [k.stopAt]: 'main',
      },
      { typeId: 'org.eclipse.cdt.debug.gdbjtag.launchConfigurationType' },
    );
    expect(configuration).toMatchObject({
      kind: 'cdt-hardware', probe: 'openocd', host: 'localhost', port: 3333,
      loadList: [{ path: 'build/ch.elf', fromMainTab: true, download: false, loadSymbols: false }, { path: '${workspace_loc:/other/sb.elf}', fromMainTab: false, loadSymbols: true }],
    });
  });

  it.each(['gnuarmeclipse', 'gnumcueclipse'])('Embedded CDT, names of %s', (name) => {
    const own = `ilg.${name}.debug.gdbjtag.openocd.`;
    const { configuration } = described(
      { [`${own}gdbClientOtherCommands`]: 'set mem inaccessible-by-default off', [`${own}otherInitCommands`]: 'monitor x', [`${own}otherRunCommands`]: 'c', [`${own}doStartGdbServer`]: true, [`${own}firstResetType`]: 'init' },
      { typeId: `${own}launchConfigurationType` },
    );
    expect(configuration).toMatchObject({
      kind: 'embedded-cdt-openocd', probe: 'openocd', startServer: true, resetStrategy: 'init', initCommands: ['set mem inaccessible-by-default off', 'monitor x'], runCommands: ['c'],
    });
  });

  it('SW4STM32: OpenOCD and its script', () => {
    const { configuration } = described(
      { [`${keyPrefixes.ac6}OPENOCD_SCRIPT`]: 'board.cfg', [`${keyPrefixes.ac6}OPENOCD_SCRIPT_CHOICE`]: 'provided', [k.jtagDevice]: 'Generic TCP/IP' },
      { typeId: 'fr.ac6.mcu.debug.config.launchConfigurationType' },
    );
    expect(configuration).toMatchObject({ kind: 'sw4stm32', probe: 'openocd', openOcd: { script: 'board.cfg', scriptChoice: 'provided', options: '' } });
  });

  it('a group names its members', () => {
    const { configuration } = described(
      { [`${keyPrefixes.launchGroup}0.name`]: 'CM7', [`${keyPrefixes.launchGroup}0.enabled`]: true, [`${keyPrefixes.launchGroup}0.mode`]: 'debug', [`${keyPrefixes.launchGroup}1.name`]: 'CM4' },
      { typeId: 'org.eclipse.debug.core.groups.GroupLaunchConfigurationType' },
    );
    expect(configuration).toMatchObject({ kind: 'group', members: [{ name: 'CM7', mode: 'debug', enabled: true }, { name: 'CM4', mode: 'inherit', enabled: false }] });
  });
});
