import { nameOf } from '@qspi-doctor/files';
import type { ProjectFiles } from '@qspi-doctor/files';
import type { TextRange } from '@qspi-doctor/diagnostics';
import { readProperties } from './properties.js';
import type { Property } from './properties.js';

/** What STM32CubeMX noted of the device and the project, in a `.ioc` file. */
export interface IocFile {
  readonly file: string;
  /** The device: `STM32L476VGTx`. Its x stands for the packing and temperature variants. */
  readonly mcuName?: string | undefined;
  readonly mcuNameRange?: TextRange | undefined;
  /** The group of devices that share a description: `STM32L476V(C-E-G)Tx`. */
  readonly mcuGroup?: string | undefined;
  /** Commercial part number: `STM32L476VGT6`. */
  readonly partNumber?: string | undefined;
  readonly family?: string | undefined;
  readonly package?: string | undefined;
  readonly board?: string | undefined;
  /** `CORTEX_M7`, `CORTEX_M4`: as CubeMX names them, in its order. */
  readonly cores: readonly string[];
  /** The core, where there is only one. */
  readonly core?: string | undefined;
  readonly projectName?: string | undefined;
  readonly toolchain?: string | undefined;
  readonly firmwarePackage?: string | undefined;
  /** In Hz. */
  readonly systemClock?: number | undefined;
  readonly cubeMxVersion?: string | undefined;
  readonly properties: ReadonlyMap<string, Property>;
}

/** Real files have up to 300 kB. */
const largestIoc = 4 * 1024 * 1024;

/** Undefined where the file cannot be had or is too large to be one. */
export function readIoc(files: ProjectFiles, file: string): IocFile | undefined {
  let text: string;
  try {
    if (files.statSync(file).size > largestIoc) return undefined;
    text = files.readFileSync(file);
  } catch {
    return undefined;
  }
  return describeIoc(file, readProperties(text));
}

export function describeIoc(file: string, properties: ReadonlyMap<string, Property>): IocFile {
  const value = (key: string) => properties.get(key)?.value.trim() || undefined;
  const named = [...properties].filter(([key]) => /^Mcu\.(?:IP|Context)\d+$/.test(key)).map(([, property]) => coreOf(property.value));
  const all = [...new Set(named.filter((core) => core !== undefined))];
  const clock = Number(value('RCC.SYSCLKFreq_VALUE') ?? value('RCC.SYSCLKFreqValue') ?? NaN);
  return {
    file,
    mcuName: value('Mcu.UserName'),
    mcuNameRange: properties.get('Mcu.UserName')?.range,
    mcuGroup: value('Mcu.Name'),
    partNumber: value('Mcu.CPN'),
    family: value('Mcu.Family'),
    package: value('Mcu.Package'),
    board: value('board'),
    cores: all,
    core: all.length === 1 ? all[0] : undefined,
    projectName: value('ProjectManager.ProjectName') ?? nameOf(file).replace(/\.ioc$/i, ''),
    toolchain: value('ProjectManager.TargetToolchain'),
    firmwarePackage: value('ProjectManager.FirmwarePackage'),
    systemClock: Number.isFinite(clock) ? clock : undefined,
    cubeMxVersion: value('MxCube.Version'),
    properties,
  };
}

/** `CORTEX_M7_BOOT`, `CORTEX_M55_S`, `CortexM0Plus`: cores appear among the peripherals and among the contexts, with the world or program they run. */
function coreOf(name: string): string | undefined {
  const core = /^Cortex_?(M\d+)(PLUS|\+)?/i.exec(name.trim());
  return core ? `CORTEX_${core[1]?.toUpperCase()}${core[2] ? 'PLUS' : ''}` : undefined;
}
