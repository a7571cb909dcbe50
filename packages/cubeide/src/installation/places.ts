import { hostPath, variable, type Host } from './host.js';

/** A folder that is looked at, and why. */
export interface Place {
  readonly folder: string;
  readonly why: string;
  /** `parent`: installations lie in it, each in a folder of its own; `installation`: it is one itself, if it is there. */
  readonly role: 'parent' | 'installation';
}

/**
 * Where ST's installers and common scripts put things. Sources: default folders in `src/stlink.ts` of Marus/cortex-debug and in
 * `scripts/west_commands/runners/stlink_gdbserver.py` of zephyrproject-rtos/zephyr; STM32CLT_PATH, STM32_PRG_PATH, STM32_CUBE_CLT_PATH and
 * CUBE_BUNDLE_PATH in public build scripts.
 */
export function searchPlaces(host: Host): readonly Place[] {
  const path = (name: string, ...parts: string[]) => {
    const base = hostPath(host, variable(host, name));
    return base === undefined ? undefined : [base, ...parts].join('/');
  };
  const inHome = (...parts: string[]) => (host.home === undefined ? undefined : [host.home, ...parts].join('/'));
  const places: (readonly [folder: string | undefined, why: string, role: Place['role']])[] = [
    [path('STM32CLT_PATH'), 'STM32CLT_PATH', 'installation'],
    [path('STM32_CUBE_CLT_PATH'), 'STM32_CUBE_CLT_PATH', 'installation'],
    [path('STM32_PRG_PATH'), 'STM32_PRG_PATH', 'installation'],
    [path('CUBE_BUNDLE_PATH'), 'CUBE_BUNDLE_PATH', 'installation'],
    ...(host.platform === 'windows' ? windowsPlaces(path) : host.platform === 'macos' ? macPlaces(inHome) : linuxPlaces(inHome)),
  ];
  const seen = new Set<string>();
  return places.flatMap(([folder, why, role]) => {
    if (folder === undefined || seen.has(folder)) return [];
    seen.add(folder);
    return [{ folder, why, role }];
  });
}

type Entry = readonly [folder: string | undefined, why: string, role: Place['role']];
const usual = 'default folder';
const programmer = 'STMicroelectronics/STM32Cube/STM32CubeProgrammer';

function windowsPlaces(path: (name: string, ...parts: string[]) => string | undefined): readonly Entry[] {
  const drive = path('SystemDrive') ?? 'C:';
  return [
    [`${drive}/ST`, usual, 'parent'],
    [path('LOCALAPPDATA', 'stm32cube/bundles'), `${usual} (LOCALAPPDATA)`, 'installation'],
    [path('ProgramFiles', programmer) ?? `${drive}/Program Files/${programmer}`, usual, 'installation'],
    [path('ProgramFiles(x86)', programmer), usual, 'installation'],
  ];
}

function linuxPlaces(inHome: (...parts: string[]) => string | undefined): readonly Entry[] {
  return [
    ['/opt/st', usual, 'parent'],
    ['/opt/ST', usual, 'parent'],
    [inHome('st'), usual, 'parent'],
    [inHome('.local/share/stm32cube/bundles'), usual, 'installation'],
    [inHome('snap/code/current/.local/share/stm32cube/bundles'), usual, 'installation'],
    [`/usr/local/${programmer}`, usual, 'installation'],
    [inHome(programmer), usual, 'installation'],
  ];
}

function macPlaces(inHome: (...parts: string[]) => string | undefined): readonly Entry[] {
  return [
    ['/Applications', usual, 'parent'],
    [inHome('Applications'), usual, 'parent'],
    ['/opt/ST', usual, 'parent'],
    ['/opt/st', usual, 'parent'],
    [inHome('Library/Application Support/stm32cube/bundles'), usual, 'installation'],
    [inHome('.local/share/stm32cube/bundles'), usual, 'installation'],
    [`/Applications/${programmer}/STM32CubeProgrammer.app`, usual, 'installation'],
    [`/Applications/STMicroelectronics/STM32CubeProgrammer/STM32CubeProgrammer.app`, usual, 'installation'],
  ];
}
