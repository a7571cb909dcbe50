import { readLaunchJson } from '@qspi-doctor/launch-config';
import { describe, expect, it } from 'vitest';
import { fileOf, pair, planFor, project, written } from './projects.js';

/** Attributes of `request: launch` and `attach` in Cortex-Debug 1.13.0-pre10, package.json, contributes.debuggers (github.com/Marus/cortex-debug): those that are written here. */
const attributes: Readonly<Record<string, 'string' | 'boolean' | 'array' | 'object' | readonly string[]>> = {
  name: 'string',
  type: ['cortex-debug'],
  request: ['launch', 'attach'],
  servertype: ['jlink', 'openocd', 'pyocd', 'stutil', 'stlink', 'bmp', 'pe', 'qemu', 'external'],
  cwd: 'string',
  executable: 'string',
  device: 'string',
  interface: ['swd', 'jtag', 'cjtag'],
  gdbTarget: 'string',
  loadFiles: 'array',
  symbolFiles: 'array',
  serverArgs: 'array',
  configFiles: 'array',
  preLaunchCommands: 'array',
  overrideLaunchCommands: 'array',
  postLaunchCommands: 'array',
  postAttachCommands: 'array',
  preAttachCommands: 'array',
  postResetCommands: 'array',
  runToEntryPoint: 'string',
  hardwareBreakpoints: 'object',
};
/** These the list has for one kind of request alone. */
const launchOnly = ['loadFiles', 'overrideLaunchCommands', 'preLaunchCommands', 'postLaunchCommands'];
const attachOnly = ['preAttachCommands', 'postAttachCommands'];

function entries(text: string): readonly Readonly<Record<string, unknown>>[] {
  const { value, problems } = readLaunchJson(text);
  expect(problems).toEqual([]);
  return value!.entries.map((entry) => entry.value);
}

const l476 = pair('STM32L476VGTx', 'STM32L476G-DISCO');
const h750 = pair('STM32H750XBHx', 'STM32H750B-DISCO');
const twins = {
  ...project('Twin_CM7', { mcu: 'STM32H747XIHx', board: 'STM32H747I-DISCO', origin: 0x08000000, image: { table: 0x08000000, startsTableAt: 0x90000000 } }),
  ...project('Twin_CM4', { mcu: 'STM32H747XIHx', board: 'STM32H747I-DISCO', origin: 0x90000000, ram: 'ORIGIN = 0x10000000, LENGTH = 288K', image: { table: 0x90000000, stack: 0x10048000 } }),
};

describe('an entry for Cortex-Debug', () => {
  it('has no attribute that Cortex-Debug does not have, whatever the server', async () => {
    for (const content of [l476, h750, twins]) {
      for (const options of [{}, { probe: 'openocd' }, { probe: 'jlink' }, { external: 'localhost:61234' }] as const) {
        for (const entry of entries(fileOf(await planFor(content, { ide: 'vscode', ...options }), '.vscode/launch.json'))) {
          for (const [name, value] of Object.entries(entry)) {
            const type = attributes[name];
            if (typeof type === 'object') expect(type).toContain(value);
            else expect([name, Array.isArray(value) ? 'array' : typeof value]).toEqual([name, type]);
          }
          expect(Object.keys(entry).filter((name) => (entry['request'] === 'launch' ? attachOnly : launchOnly).includes(name))).toEqual([]);
          expect(entry['executable']).toMatch(/^\$\{workspaceFolder\}\/\w+\/Debug\/\w+\.elf$/);
        }
      }
    }
  });

  it('loads both images, hands the loader to the server, and requires hardware breakpoints (H750)', async () => {
    expect(entries(fileOf(await planFor(h750, { ide: 'vscode' }), '.vscode/launch.json'))).toMatchObject([
      {
        servertype: 'stlink',
        loadFiles: ['${workspaceFolder}/Application/Debug/Application.elf', '${workspaceFolder}/Bootloader/Debug/Bootloader.elf'],
        serverArgs: ['-el', '${env:STM32_PRG_PATH}/ExternalLoader/MT25TL01G_STM32H750B-DISCO.stldr'],
        runToEntryPoint: 'main',
        hardwareBreakpoints: { require: true },
      },
    ]);
  });

  it('sources the command file, after each reset as well, where the core has none (L476)', async () => {
    const plan = await planFor(l476, { ide: 'vscode', probe: 'openocd' });
    const [entry] = entries(fileOf(plan, '.vscode/launch.json'));
    const source = 'source ${workspaceFolder}/Application/Application-dwt.gdb';
    expect(entry).toMatchObject({ configFiles: ['board/stm32l476g-disco.cfg'], preLaunchCommands: ['monitor reset init'], postLaunchCommands: [source], postResetCommands: [source] });
    expect(entry).not.toHaveProperty('runToEntryPoint');
    expect(fileOf(plan, 'Application/Application-dwt.gdb')).toContain('dwt-main');
  });

  it('starts a program without a bootloader by its own table, and not by a reset', async () => {
    const alone = project('Application', { mcu: 'STM32H750XBHx', board: 'STM32H750B-DK', origin: 0x90000000, image: { table: 0x90000000 } });
    const commands = ['set $sp = *(unsigned int *)0x90000000', 'set $pc = *(unsigned int *)0x90000004 & ~1'];
    expect(entries(fileOf(await planFor(alone, { ide: 'vscode' }), '.vscode/launch.json'))).toMatchObject([{ serverArgs: ['-ei', expect.any(String)], overrideLaunchCommands: ['load', ...commands] }]);
    expect(entries(fileOf(await planFor(alone, { ide: 'vscode', probe: 'openocd' }), '.vscode/launch.json'))).toMatchObject([{ overrideLaunchCommands: ['load', 'monitor reset init', ...commands] }]);
  });

  it('attaches to the second core', async () => {
    expect(entries(fileOf(await planFor(twins, { ide: 'vscode' }), '.vscode/launch.json'))).toMatchObject([{ request: 'launch' }, { request: 'attach', serverArgs: ['-m', '3', '-t'] }]);
  });

  it('downloads nothing into external flash where OpenOCD does not know the board', async () => {
    expect(entries(fileOf(await planFor(pair('STM32L476VGTx'), { ide: 'vscode', probe: 'openocd' }), '.vscode/launch.json'))).toMatchObject([{ loadFiles: ['${workspaceFolder}/Bootloader/Debug/Bootloader.elf'], configFiles: ['interface/stlink.cfg', 'target/stm32l4x.cfg'] }]);
  });
});

describe("an entry for ST's own extension", () => {
  it('names images, symbols, loader and reset', async () => {
    expect(entries(fileOf(await planFor(h750, { ide: 'vscode', extension: 'stm32' }), '.vscode/launch.json'))).toMatchObject([
      {
        type: 'stlinkgdbtarget',
        imagesAndSymbols: [{ imageFileName: '${workspaceFolder}/Application/Debug/Application.elf', symbolFileName: '${workspaceFolder}/Application/Debug/Application.elf' }, { imageFileName: '${workspaceFolder}/Bootloader/Debug/Bootloader.elf' }],
        serverReset: 'Connect under reset',
        serverExtLoader: [{ initialize: false }],
        runEntry: 'main',
      },
    ]);
    expect((await planFor(h750, { ide: 'vscode', extension: 'stm32', probe: 'jlink' })).problems.join('\n')).toContain('--probe stlink');
  });
});

describe('launch.json', () => {
  const own = `{
  // Mine.
  "version": "0.2.0",
  "configurations": [
    { "name": "Python", "type": "debugpy", "request": "launch" }, // keep
  ],
}
`;

  it('keeps comments and the entries of others, and is right the second time', async () => {
    const content = { ...h750, '.vscode/launch.json': own };
    const plan = await planFor(content, { ide: 'vscode' });
    const text = fileOf(plan, '.vscode/launch.json');
    expect(plan.files).toMatchObject([{ manner: 'edited', foreign: undefined }]);
    for (const line of ['  // Mine.', '    { "name": "Python", "type": "debugpy", "request": "launch" }', '// keep']) expect(text).toContain(line);
    expect(entries(text).map(({ type }) => type)).toEqual(['debugpy', 'cortex-debug']);
    expect((await planFor(written(content, plan), { ide: 'vscode' })).files).toEqual([]);
  });

  it('that cannot be read is not replaced unasked', async () => {
    expect((await planFor({ ...h750, '.vscode/launch.json': '{ "configurations": [' }, { ide: 'vscode' })).files).toMatchObject([{ foreign: expect.stringContaining('cannot be read') as string }]);
  });
});
