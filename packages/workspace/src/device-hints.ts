import { readIoc } from '@qspi-doctor/cubeide';
import { deviceInText, findDevice, type Device } from '@qspi-doctor/devices';
import { folderOf, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import type { DeviceInput } from './inputs.js';
import type { Scan } from './scan.js';
import type { ProgramSketch } from './sketch.js';

/** Build files are read up to here: those of large projects list thousands of sources, and name the device at the top. */
const maxBytes = 256 << 10;
const maxBuildFiles = 32;

/** Of a plain folder: the .ioc around the program, or the only one there is. */
export function deviceOfIoc(files: ProjectFiles, scan: Scan, sketch: ProgramSketch): DeviceInput | undefined {
  const path = foldersUp(scan, sketch).flatMap((folder) => scan.iocs.filter((each) => folderOf(each) === folder))[0] ?? (scan.iocs.length === 1 ? scan.iocs[0] : undefined);
  const name = path === undefined ? undefined : readIoc(files, path)?.mcuName;
  const device = name === undefined ? undefined : findDevice(name);
  return path !== undefined && device ? { device, source: 'ioc', location: { file: relativePath(scan.folder, path) } } : undefined;
}

/** What make, CMake, PlatformIO, Keil or IAR build for: the smallest folder around the program whose build files agree on a device says it. */
export function deviceOfBuildFiles(files: ProjectFiles, scan: Scan, sketch: ProgramSketch): DeviceInput | undefined {
  for (const folder of foldersUp(scan, sketch)) {
    const below = scan.buildFiles.filter((path) => path.startsWith(`${folder}/`)).slice(0, maxBuildFiles);
    for (const group of [below.filter((path) => folderOf(path) === folder), below]) {
      const named = group.map((path) => ({ path, names: partNames(files, path) })).filter(({ names }) => names.length > 0);
      const device = agreed(named.flatMap(({ names }) => names));
      const [first] = named;
      if (device && first) return { device, source: 'build-file', location: { file: relativePath(scan.folder, first.path) } };
    }
  }
  return undefined;
}

/** `startup_stm32h750xx.s` names the line; where a folder has start-up files for several, none of them says anything. */
export function deviceOfStartup(scan: Scan, sketch: ProgramSketch): DeviceInput | undefined {
  const startups = [...scan.sources].filter(([name]) => /^startup_stm32\w+\.(?:s|c)$/.test(name));
  for (const folder of foldersUp(scan, sketch)) {
    const here = startups.flatMap(([name, paths]) => paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => ({ path, name: name.replace(/^startup_/, '').replace(/\.\w+$/, '') })));
    const device = agreed(here.map(({ name }) => name));
    const [first] = here;
    if (device && first) return { device, source: 'startup-file', location: { file: relativePath(scan.folder, first.path) } };
    if (first) return undefined;
  }
  return undefined;
}

/** The program's folder and those around it, up to the one that is examined. */
function foldersUp({ folder }: Scan, { folder: own, imagePath }: ProgramSketch): readonly string[] {
  const up: string[] = [];
  for (let current = imagePath === undefined ? own : folderOf(imagePath); current.startsWith(folder) && up.length < 24; current = folderOf(current)) {
    up.push(current);
    if (current === folder) break;
  }
  return up;
}

function partNames(files: ProjectFiles, path: string): readonly string[] {
  try {
    const text = new TextDecoder().decode(files.readBytesSync(path, 0, maxBytes));
    return [...text.matchAll(/(?<![A-Za-z0-9])D?(STM32[A-Z]{1,3}[0-9][0-9A-Z]{2}[0-9A-Za-z_]{0,12})/gi)].map(([, name]) => name ?? '');
  } catch {
    return [];
  }
}

/** The device that all names mean: of one line, the one that is named most exactly. Words that only look like part numbers say nothing. */
function agreed(names: readonly string[]): Device | undefined {
  const devices = [...new Set(names)].map((name) => deviceInText(name)).filter((device) => device !== undefined);
  const lines = new Set(devices.map(({ line }) => line));
  return lines.size === 1 ? (devices.find(({ exact }) => exact) ?? devices[0]) : undefined;
}
