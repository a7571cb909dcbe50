import { describe, expect, it } from 'vitest';
import { describeLaunch, keyPrefixes, launchKeys as k, newCubeIdeContent, newCubeIdeLaunch, readLaunch, writeLaunch } from '../src/index.js';
import type { NewLaunchOptions } from '../src/index.js';

const basic: NewLaunchOptions = { name: 'App Debug', project: 'App', program: 'Debug/App.elf', buildConfigurationId: 'id.1' };
const probes = ['stlink-gdb-server', 'openocd', 'jlink'] as const;

function keysOf(options: NewLaunchOptions) {
  return newCubeIdeContent(options).attributes.map((attribute) => attribute.key);
}

/** Invariants that held in each public CubeIDE file that was looked at. */
function checkInvariants(text: string) {
  const { value: document, problems } = readLaunch(text, 'App Debug');
  expect(problems).toEqual([]);
  expect(writeLaunch(document!)).toBe(text);
  const configuration = describeLaunch(document!);
  expect(configuration.problems).toEqual([]);
  const main = configuration.loadList.filter((item) => item.fromMainTab);
  expect(main).toHaveLength(1);
  expect([main[0]?.pathAsWritten, main[0]?.project]).toEqual([configuration.program, configuration.project]);
  expect(document!.boolean(k.stopAtMain)).toBe(document!.boolean(k.setStopAt));
  expect(document!.string(k.stopAtMainSymbol)).toBe(document!.string(k.stopAt));
  expect(document!.list(k.mappedResourcePaths)).toEqual([`/${configuration.project}`]);
  expect(document!.list(k.mappedResourceTypes)).toEqual(['4']);
  expect(document!.int(k.formatVersion)).toBe(2);
  return configuration;
}

describe('a new configuration', () => {
  // Counted in public files: 78 in all that 1.19 wrote for ST-LINK, 3 more in 2.x, 15 more for J-Link; for OpenOCD 15 more and 2 less.
  it.each([
    ['stlink-gdb-server', '1.19', 78],
    ['stlink-gdb-server', '2.x', 81],
    ['jlink', '1.19', 93],
    ['openocd', '1.19', 91],
    ['openocd', '2.x', 94],
  ] as const)('for %s in %s has %i keys', (probe, generation, count) => {
    const keys = keysOf({ ...basic, probe, generation });
    expect(new Set(keys).size).toBe(count);
    expect(keys).toHaveLength(count);
    const configuration = checkInvariants(newCubeIdeLaunch({ ...basic, probe, generation }));
    expect(configuration).toMatchObject({ probe, generation, project: 'App', program: 'Debug/App.elf', buildConfigurationId: 'id.1', stopAt: { enabled: true, symbol: 'main' }, logFile: undefined });
  });

  it.each(probes)('for %s takes what it is told', (probe) => {
    const configuration = checkInvariants(
      newCubeIdeLaunch({
        ...basic,
        probe,
        host: 'windows',
        lineEnd: '\r\n',
        before: [{ path: 'Debug/Boot.elf', project: 'Boot', loadSymbols: false }],
        after: [{ path: 'D:/x/Secure.elf', download: false }, { path: 'Release/Other.elf', project: 'Other', buildConfigurationId: 'id.2' }],
        externalLoaders: [{ path: 'MX66UW1G45G_STM32H7S78-DK.stldr' }],
        accessPort: 1,
        resetStrategy: 'no_reset',
        port: 61238,
        swvPort: 61239,
        sharedStLink: true,
        startServer: false,
        stopAt: false,
        initCommands: ['mem 0x70000000 0x78000000 ro'],
        runCommands: ['thbreak main', 'continue'],
        resume: false,
        coreClock: 600_000_000,
        openOcdScript: 'board.cfg',
        openOcdOptions: '-d2',
        jlinkDevice: 'STM32H7S7L8',
      }),
    );
    expect(configuration).toMatchObject({
      probe, accessPort: 1, resetStrategy: 'no_reset', port: 61238, swvPort: 61239, sharedStLink: probe === 'jlink' ? undefined : true, startServer: false, resume: false,
      stopAt: { enabled: false, symbol: 'main' }, initCommands: ['mem 0x70000000 0x78000000 ro'], runCommands: ['thbreak main', 'continue'],
      externalLoaders: [{ file: 'MX66UW1G45G_STM32H7S78-DK.stldr', enabled: true, initialize: false }],
      loadList: [
        { path: 'Debug/Boot.elf', project: 'Boot', useActiveBuildConfiguration: true, performBuild: true, download: true, loadSymbols: false },
        { path: 'Debug/App.elf', fromMainTab: true, buildConfigurationId: undefined, useActiveBuildConfiguration: undefined },
        { path: 'D:/x/Secure.elf', project: undefined, performBuild: false, download: false, loadSymbols: true },
        { path: 'Release/Other.elf', project: 'Other', buildConfigurationId: 'id.2', useActiveBuildConfiguration: undefined },
      ],
    });
    if (probe === 'openocd') expect(configuration.openOcd).toMatchObject({ script: 'board.cfg', scriptChoice: 'provided', options: '-d2', executable: '"${stm32cubeide_openocd_path}\\openocd.exe"' });
    if (probe === 'jlink') expect(configuration.jlinkDevice).toBe('STM32H7S7L8');
  });

  it('names the script that OpenOCD gets generated after itself', () => {
    expect(checkInvariants(newCubeIdeLaunch({ ...basic, probe: 'openocd' })).openOcd).toMatchObject({ script: '${ProjDirPath}/App Debug.cfg', scriptChoice: 'automated' });
  });

  it('ends the commands of its restart configurations as the host does', () => {
    const commands = (host: 'windows' | 'posix') => {
      const attribute = newCubeIdeContent({ ...basic, host }).attributes.find(({ key }) => key === k.stLinkRestart);
      return (JSON.parse(String(attribute?.value)) as { fItems: { fResetStrategies: { fGdbCommands: string[] }[] }[] }).fItems[0]?.fResetStrategies.map((strategy) => strategy.fGdbCommands);
    };
    expect(commands('posix')).toEqual([['monitor reset\n'], ['monitor reset hardware\n'], ['monitor reset core\n'], []]);
    expect(commands('windows')?.[0]).toEqual(['monitor reset\r\n']);
  });

  it('can be given other values than the presets', () => {
    const text = newCubeIdeLaunch({ ...basic, extra: { [`${keyPrefixes.stLink}watchdog_config`]: 'disable' } });
    expect(readLaunch(text, 'x').value?.string(`${keyPrefixes.stLink}watchdog_config`)).toBe('disable');
  });
});
