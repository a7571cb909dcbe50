import { buildFirmware, type FirmwareOptions } from '@qspi-doctor/testkit';
import { cubeProject, launch, script, type Content, type LaunchFacts } from './rule-tester.js';

export interface PairFacts {
  readonly mcu?: string;
  readonly application?: Partial<FirmwareOptions>;
  /** Of the application; undefined: there is none. */
  readonly launch?: LaunchFacts | undefined;
  readonly bootLaunch?: LaunchFacts;
  readonly more?: Content;
}

/** An application at 0x90000000 (App) and its bootloader at 0x08000000 (Boot), as two projects side by side. */
export function pair({ mcu = 'STM32H750XBHx', application = {}, launch: facts = {}, bootLaunch, more = {} }: PairFacts = {}): Content {
  return {
    ...cubeProject('App', { mcu, linkerScript: 'app.ld' }),
    'App/app.ld': script(0x90000000),
    'App/Debug/App.elf': buildFirmware({ table: 0x90000000, vtor: 0x90000000, ...application }),
    'App/App Debug.launch': launch({ loaders: [{ path: 'MT25TL01G_STM32H750B-DISCO.stldr' }], ...facts }),
    ...cubeProject('Boot', { name: 'Boot', mcu, linkerScript: 'boot.ld' }),
    'Boot/boot.ld': script(0x08000000, { name: 'FLASH', length: '128K' }),
    'Boot/Debug/Boot.elf': buildFirmware({ table: 0x08000000, startsTableAt: 0x90000000 }),
    ...(bootLaunch ? { 'Boot/Boot Debug.launch': launch({ project: 'Boot', program: 'Debug/Boot.elf', ...bootLaunch }) } : {}),
    ...more,
  };
}

export const bootItem = { path: 'Debug/Boot.elf', project: 'Boot' };
