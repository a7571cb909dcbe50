import { describeLaunch, launchKeys as k, newCubeIdeLaunch, readLaunch, type LaunchConfiguration } from '@qspi-doctor/launch-config';
import { describe, expect, it } from 'vitest';
import { fileOf, pair, planFor, project, written } from './projects.js';

function configuration(text: string): LaunchConfiguration {
  const { value, problems } = readLaunch(text, 'x');
  expect(problems).toEqual([]);
  return describeLaunch(value!);
}

const keys = (text: string) => readLaunch(text, 'x').value!.attributes.map(({ key }) => key);
const l476 = pair('STM32L476VGTx', 'STM32L476G-DISCO');
const h750 = pair('STM32H750XBHx', 'STM32H750B-DISCO');

describe('a new configuration of CubeIDE', () => {
  it('has the keys of CubeIDE 1.19, and what held in every public file holds', async () => {
    const text = fileOf(await planFor(h750), 'Application/Application Debug.launch');
    expect(keys(text)).toEqual(keys(newCubeIdeLaunch({ name: 'x', project: 'p', program: 'Debug/p.elf', buildConfigurationId: 'id' })));
    expect(keys(text)).toHaveLength(78);
    const found = configuration(text);
    const main = found.loadList.filter(({ fromMainTab }) => fromMainTab);
    expect(main).toMatchObject([{ path: found.programPath, project: found.project, download: true, loadSymbols: true }]);
    const document = readLaunch(text, 'x').value!;
    expect(document.boolean(k.stopAtMain)).toBe(document.boolean(k.setStopAt));
    expect(document.string(k.stopAtMainSymbol)).toBe(document.string(k.stopAt));
    expect(document.list(k.mappedResourcePaths)).toEqual(['/Application']);
    expect(document.list(k.mappedResourceTypes)).toEqual(['4']);
    expect(found).toMatchObject({ probe: 'stlink-gdb-server', port: 61234, accessPort: 0, resetStrategy: 'connect_under_reset', logFile: undefined, resume: true });
    expect(document.string(k.swvCoreClock)).toBe('80000000');
  });

  it('loads application and bootloader with the loader of the board, and gives hardware breakpoints where the core has them (H750)', async () => {
    const plan = await planFor(h750);
    expect(plan.problems).toEqual([]);
    expect(plan.files.map(({ path }) => path)).toEqual(['/w/Application/Application Debug.launch']);
    const found = configuration(fileOf(plan, 'Application/Application Debug.launch'));
    expect(found.loadList).toMatchObject([
      { fromMainTab: true, path: 'Debug/Application.elf', download: true, loadSymbols: true },
      { fromMainTab: false, path: 'Debug/Bootloader.elf', project: 'Bootloader', download: true, loadSymbols: false, useActiveBuildConfiguration: true },
    ]);
    expect(found.externalLoaders).toMatchObject([{ file: 'MT25TL01G_STM32H750B-DISCO.stldr', enabled: true, initialize: false }]);
    expect(found.stopAt).toMatchObject({ enabled: true, symbol: 'main' });
    // After load: a read-only region would block the download.
    expect(found.initCommands).toEqual([]);
    expect(found.runCommands[0]).toBe('delete mem');
    expect(found.runCommands).toContain('mem 0x08000000 0x08020000 ro');
  });

  it('promises no stop that the core cannot make, and brings the command file that can (L476)', async () => {
    const plan = await planFor(l476);
    const found = configuration(fileOf(plan, 'Application/Application Debug.launch'));
    expect(found.stopAt.enabled).toBe(false);
    expect(found.externalLoaders).toMatchObject([{ file: 'N25Q128A_STM32L476G-DISCO.stldr', enabled: true }]);
    expect(found.loadList).toMatchObject([{ loadSymbols: true }, { path: 'Debug/Bootloader.elf', loadSymbols: true }]);
    expect(found.runCommands).toEqual(['source ${workspace_loc:/Application}/Application-dwt.gdb']);
    expect(fileOf(plan, 'Application/Application-dwt.gdb')).toMatch(/^# Made by qspi-doctor launch\.\n/);
    expect(plan.remarks.join('\n')).toContain('FPB revision 1');
    expect(plan.steps.join('\n')).toContain('Existing Projects into Workspace');
  });

  it('writes an ordinary one for a program within reach', async () => {
    const plan = await planFor(project('Plain', { mcu: 'STM32F411RETx', origin: 0x08000000, image: { table: 0x08000000 } }));
    const found = configuration(fileOf(plan, 'Plain/Plain Debug.launch'));
    expect(found).toMatchObject({ stopAt: { enabled: true, symbol: 'main' }, runCommands: [], initCommands: [], externalLoaders: [] });
  });

  it('lets the loader map the memory where no bootloader is known', async () => {
    const plan = await planFor(project('Application', { mcu: 'STM32H750XBHx', board: 'STM32H750B-DK', origin: 0x90000000, image: { table: 0x90000000 } }));
    expect(configuration(fileOf(plan, 'Application/Application Debug.launch')).externalLoaders).toMatchObject([{ initialize: true }]);
    expect(plan.remarks.join('\n')).toContain('--boot');
  });

  it('takes the bootloader that is asked for, for what runs from external flash alone', async () => {
    const three = { ...h750, ...project('Updater', { mcu: 'STM32H750XBHx', origin: 0x08000000, image: { table: 0x08000000, startsTableAt: 0x90000000 } }) };
    const plan = await planFor(three, { boot: 'Updater' });
    expect(plan.files.map(({ path }) => path).sort()).toEqual(['/w/Application/Application Debug.launch', '/w/Bootloader/Bootloader Debug.launch']);
    expect(configuration(fileOf(plan, 'Application/Application Debug.launch')).loadList.map(({ path }) => path)).toEqual(['Debug/Application.elf', 'Debug/Updater.elf']);
    expect(configuration(fileOf(plan, 'Bootloader/Bootloader Debug.launch')).loadList.map(({ path }) => path)).toEqual(['Debug/Bootloader.elf']);
  });

  it('asks which loader, where the board does not say it', async () => {
    const { problems, files } = await planFor(pair('STM32L476VGTx'));
    expect(files).toEqual([]);
    expect(problems).toMatchObject([expect.stringMatching(/which external loader.*--loader: N25Q128A_STM32L476G-DISCO\.stldr/)]);
    const { problems: none, files: made } = await planFor(pair('STM32L476VGTx'), { loader: 'mine.stldr' });
    expect([none, made.length]).toEqual([[], 2]);
  });

  it('asks between two loaders of one board', async () => {
    expect((await planFor(pair('STM32F750N8Hx', 'STM32F7508-DK'))).problems).toMatchObject([expect.stringMatching(/N25Q128A_STM32F7508-DISCO.*W25Q128JVEIQ_STM32F7508-DK/)]);
  });

  it('works by the linker script where nothing is built yet, and says so', async () => {
    const plan = await planFor(project('Application', { mcu: 'STM32L476VGTx', board: '32L476GDISCOVERY', origin: 0x90000000 }));
    expect(configuration(fileOf(plan, 'Application/Application Debug.launch')).stopAt.enabled).toBe(false);
    expect(plan.remarks.join('\n')).toContain('not built yet');
  });

  it('knows the access port of parts whose core is not behind the first', async () => {
    const plan = await planFor(project('Appli', { mcu: 'STM32H7S7L8Hx', board: 'STM32H7S78-DK', origin: 0x70000000, image: { table: 0x70000000, stack: 0x20010000, interrupts: 156 } }));
    expect(configuration(fileOf(plan, 'Appli/Appli Debug.launch'))).toMatchObject({ accessPort: 1, externalLoaders: [{ file: 'MX66UW1G45G_STM32H7S78-DK.stldr' }] });
  });
});

const twins = {
  ...project('Twin_CM7', { mcu: 'STM32H747XIHx', board: 'STM32H747I-DISCO', origin: 0x08000000, image: { table: 0x08000000, startsTableAt: 0x90000000 } }),
  ...project('Twin_CM4', { mcu: 'STM32H747XIHx', board: 'STM32H747I-DISCO', origin: 0x90000000, ram: 'ORIGIN = 0x10000000, LENGTH = 288K', image: { table: 0x90000000, stack: 0x10048000 } }),
};

describe('two cores', () => {
  it('have a session each: the first loads both images, the second is attached to on a port and an access port of its own', async () => {
    const plan = await planFor(twins);
    expect(plan.problems).toEqual([]);
    const first = configuration(fileOf(plan, 'Twin_CM7/Twin_CM7 Debug.launch'));
    expect(first).toMatchObject({ port: 61234, accessPort: 0, sharedStLink: true, resetStrategy: 'connect_under_reset', externalLoaders: [{ file: 'MT25TL01G_STM32H747I-DISCO.stldr' }] });
    expect(first.loadList).toMatchObject([{ path: 'Debug/Twin_CM4.elf', download: true, fromMainTab: false }, { path: 'Debug/Twin_CM7.elf', fromMainTab: true, download: true }]);
    const second = configuration(fileOf(plan, 'Twin_CM4/Twin_CM4 Debug.launch'));
    expect(second).toMatchObject({ port: 61238, accessPort: 3, sharedStLink: true, resetStrategy: 'no_reset', stopAt: { enabled: false }, externalLoaders: [] });
    expect(second.loadList).toMatchObject([{ path: 'Debug/Twin_CM4.elf', download: false, loadSymbols: true }]);
  });
});

describe('an existing configuration', () => {
  it('is right after it was written: nothing more to do', async () => {
    for (const content of [l476, h750]) expect((await planFor(written(content, await planFor(content)))).files).toEqual([]);
  });

  it('is changed only where it must be, and keeps what else it says', async () => {
    const made = fileOf(await planFor(h750), 'Application/Application Debug.launch');
    const own = made
      .replace(/(cubeprog_external_loaders" value=")[^"]*/, '$1[]')
      .replace(/,\{&quot;fIsFromMainTab&quot;:false.*?\}/, '')
      .replace('value="240000000"', 'value="1"')
      .replace('    <stringAttribute key="process_factory_id"', '    <stringAttribute key="org.example.mine" value="&lt;kept&gt;"/>\n    <stringAttribute key="process_factory_id"')
      .replaceAll('\n', '\r\n');
    const plan = await planFor({ ...h750, 'Application/Mine.launch': own });
    expect(plan.files.map(({ path, manner }) => [path, manner])).toEqual([['/w/Application/Mine.launch', 'edited']]);
    const [before, after] = [own.split('\r\n'), (plan.files[0]?.text ?? '').split('\r\n')];
    expect(after).toHaveLength(before.length);
    expect(after.filter((line, index) => line !== before[index]).map((line) => /key="[\w.]*\.(\w+)"/.exec(line)?.[1])).toEqual(['cubeprog_external_loaders', 'loadList']);
  });

  it('loses the loader of a board with another family, which the server would run as well', async () => {
    const own = fileOf(await planFor(h750), 'Application/Application Debug.launch').replace('MT25TL01G_STM32H750B-DISCO.stldr', 'N25Q128A_STM32F746G-DISCO.stldr');
    const found = configuration(fileOf(await planFor({ ...h750, 'Application/Mine.launch': own }), 'Application/Mine.launch'));
    expect(found.externalLoaders).toMatchObject([{ file: 'N25Q128A_STM32F746G-DISCO.stldr', enabled: false }, { file: 'MT25TL01G_STM32H750B-DISCO.stldr', enabled: true }]);
  });

  it('of a second core gets a port of its own, and shares the probe', async () => {
    const plan = await planFor(twins);
    const alone = fileOf(plan, 'Twin_CM4/Twin_CM4 Debug.launch').replace('value="61238"', 'value="61234"').replace(/(enable_shared_stlink" value=")true/, '$1false');
    const again = await planFor({ ...written(twins, plan), 'Twin_CM4/Twin_CM4 Debug.launch': alone });
    expect(configuration(fileOf(again, 'Twin_CM4/Twin_CM4 Debug.launch'))).toMatchObject({ port: 61238, sharedStLink: true });
    expect(again.files).toHaveLength(1);
  });

  it('gets the commands behind its own', async () => {
    const made = fileOf(await planFor(l476), 'Application/Application Debug.launch');
    const own = made.replace(/(runCommands" value=")[^"]*/, '$1monitor halt&#13;&#10;').replace(/(setStopAt" value=")false/, '$1true');
    const found = configuration(fileOf(await planFor({ ...l476, 'Application/Mine.launch': own }), 'Application/Mine.launch'));
    expect(found.runCommands).toEqual(['monitor halt', 'source ${workspace_loc:/Application}/Application-dwt.gdb']);
    expect(found.stopAt.enabled).toBe(false);
  });

  it('that cannot be read, and files of others, are marked as such', async () => {
    const plan = await planFor({ ...l476, 'Application/Application Debug.launch': 'no xml', 'Application/Application-dwt.gdb': 'my own' });
    expect(plan.files.map(({ foreign }) => foreign)).toEqual(['it cannot be read as a launch configuration', 'it was not made by qspi-doctor']);
  });
});

describe('OpenOCD and J-Link', () => {
  it('take the script of the board, reset before the comparators are set, and have their own ports', async () => {
    const plan = await planFor(l476, { probe: 'openocd' });
    const found = configuration(fileOf(plan, 'Application/Application Debug OpenOCD.launch'));
    expect(found).toMatchObject({ probe: 'openocd', port: 3333, initCommands: ['monitor reset init'], openOcd: { scriptChoice: 'provided', script: '${ProjDirPath}/Application-openocd.cfg' }, stopAt: { enabled: false } });
    expect(found.runCommands).toEqual(['monitor reset halt', 'source ${workspace_loc:/Application}/Application-dwt.gdb']);
    expect(fileOf(plan, 'Application/Application-openocd.cfg')).toContain('source [find board/stm32l476g-disco.cfg]');
  });

  it('force hardware breakpoints where the core has them', async () => {
    expect(configuration(fileOf(await planFor(h750, { probe: 'openocd' }), 'Application/Application Debug OpenOCD.launch')).initCommands).toEqual(['monitor reset init', 'monitor gdb_breakpoint_override hard']);
  });

  it('say it where OpenOCD does not know board or device', async () => {
    expect((await planFor(pair('STM32L476VGTx'), { probe: 'openocd' })).remarks.join('\n')).toContain('does not program the external flash');
    expect((await planFor(pair('STM32H573IIKxQ'), { probe: 'openocd' })).problems.join('\n')).toContain('has no script');
  });

  it('use the flash breakpoints of the J-Link, and need no external loader', async () => {
    const plan = await planFor(l476, { probe: 'jlink' });
    const text = fileOf(plan, 'Application/Application Debug J-Link.launch');
    expect(configuration(text)).toMatchObject({ probe: 'jlink', port: 2331, remoteCommand: 'target extended-remote', jlinkDevice: 'STM32L476VG', externalLoaders: [], initCommands: ['monitor flash breakpoints = 1'], stopAt: { enabled: true } });
  });
});

describe('what is in the way', () => {
  it('of a usual name that another probe has: the new one has a name of its own', async () => {
    const jlink = fileOf(await planFor(l476, { probe: 'jlink' }), 'Application/Application Debug J-Link.launch');
    const plan = await planFor({ ...l476, 'Application/Application Debug.launch': jlink });
    expect(plan.files.map(({ path, foreign }) => [path, foreign])).toContainEqual(['/w/Application/Application Debug ST-LINK.launch', undefined]);
  });

  it('of OpenOCD where no bootloader maps the memory: the board script does, and the program starts by its own table', async () => {
    const alone = project('Application', { mcu: 'STM32L476VGTx', board: 'STM32L476G-DISCO', origin: 0x90000000, image: { table: 0x90000000 } });
    const plan = await planFor(alone, { probe: 'openocd' });
    expect(configuration(fileOf(plan, 'Application/Application Debug OpenOCD.launch')).runCommands).toEqual([
      'monitor reset init',
      'set $sp = *(unsigned int *)0x90000000',
      'set $pc = *(unsigned int *)0x90000004 & ~1',
      'source ${workspace_loc:/Application}/Application-dwt.gdb',
    ]);
    expect(plan.remarks.join('\n')).toContain('board script');
  });

  it('of a bootloader that is no project of CubeIDE: it is named by its path', async () => {
    const content = Object.fromEntries(Object.entries(h750).filter(([path]) => path.startsWith('Application/')));
    const boot = { 'boot/boot.elf': h750['Bootloader/Debug/Bootloader.elf']!, 'boot/boot.ld': 'MEMORY { ROM (rx) : ORIGIN = 0x08000000, LENGTH = 128K RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 96K }' };
    const whole = { ...content, ...boot };
    const plan = await planFor(whole, {}, 'STM32H750XB');
    const made = fileOf(plan, 'Application/Application Debug.launch');
    const item = { path: '/w/boot/boot.elf', project: undefined, download: true, performBuild: false };
    expect(configuration(made).loadList).toMatchObject([{ fromMainTab: true }, item]);
    const without = made.replace(/,\{&quot;fIsFromMainTab&quot;:false.*?\}/, '');
    const updated = await planFor({ ...whole, 'Application/Application Debug.launch': without }, {}, 'STM32H750XB');
    expect(configuration(fileOf(updated, 'Application/Application Debug.launch')).loadList).toMatchObject([{ fromMainTab: true }, item]);
  });

  it('of a program that is no project of CubeIDE', async () => {
    const plain = { 'build/fw.elf': h750['Application/Debug/Application.elf']!, 'fw.ld': 'MEMORY { ROM (rx) : ORIGIN = 0x90000000, LENGTH = 1M RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 96K }' };
    expect((await planFor(plain, { loader: 'x.stldr' }, 'STM32H750XB')).problems.join('\n')).toContain('no CubeIDE project');
    expect((await planFor(plain, { loader: 'x.stldr', ide: 'vscode' }, 'STM32H750XB')).problems).toEqual([]);
    expect((await planFor(plain, { loader: 'x.stldr' })).problems.join('\n')).toContain('--device');
  });
});
