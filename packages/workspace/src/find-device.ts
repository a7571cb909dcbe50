import { coreFacts, deviceInText, findDevice, possibleCores, type CoreName, type Device } from '@qspi-doctor/devices';
import { nameOf, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import type { Available } from './available.js';
import type { Scan } from './scan.js';
import type { ProgramSketch } from './sketch.js';
import { deviceOfBuildFiles, deviceOfIoc, deviceOfStartup } from './device-hints.js';
import type { CoreInput, DeviceInput, ImageInput } from './inputs.js';

export interface DeviceQuestion {
  readonly files: ProjectFiles;
  readonly scan: Scan;
  readonly sketch: ProgramSketch;
  /** What the user said. */
  readonly option: string | undefined;
  /** The linker script that an image was matched with. */
  readonly fittingScript: string | undefined;
}

/** The device by what is trusted most: the option, .ioc, .cproject, the linker script's name, then what the compiler is told and the start-up file. */
export function deviceOf({ files, scan, sketch, option, fittingScript }: DeviceQuestion): Available<DeviceInput> {
  const { folder } = scan;
  const { project, configuration } = sketch;
  const tried: string[] = [];
  const attempt = (source: DeviceInput['source'], name: string | undefined, file: string | undefined, find: (name: string) => Device | undefined): DeviceInput | undefined => {
    if (name === undefined || name === '') return undefined;
    const device = find(name);
    if (device === undefined && /stm32/i.test(name)) tried.push(`"${name}" in ${file ?? 'the option --device'}`);
    return device && { device, source, location: { file } };
  };
  const inCproject = project?.cprojectFile && relativePath(folder, project.cprojectFile);
  const scriptName = sketch.scriptPath ?? configuration?.linkerScript?.raw ?? fittingScript;
  const found =
    attempt('option', option, undefined, findDevice) ??
    attempt('ioc', project?.ioc?.mcuName, project?.ioc && relativePath(folder, project.ioc.file), findDevice) ??
    attempt('cproject', configuration?.mcu, inCproject, findDevice) ??
    (project ? undefined : deviceOfIoc(files, scan, sketch)) ??
    (scriptName === undefined ? undefined : attempt('linker-script', nameOf(scriptName.replaceAll('\\', '/')), relativePath(folder, scriptName), deviceInText)) ??
    attempt('defines', configuration?.defines.find((define) => findDevice(define) !== undefined), inCproject, findDevice) ??
    deviceOfBuildFiles(files, scan, sketch) ??
    deviceOfStartup(scan, sketch);
  if (found) return { value: option === undefined && project ? { ...found, rivals: rivalsOf(found.device, [project.ioc?.mcuName, configuration?.mcu, ...soleDefine(configuration?.defines ?? [])]) } : found };
  return {
    absent: tried.length > 0 ? `no STM32 is known by the name ${tried.join(' or ')}` : 'nothing in the folder names it (.ioc, .cproject, the name of the linker script, defines such as STM32H750xx, build files, the start-up file)',
  };
}

/** The one CMSIS header that the compiler is told of. Several are alternatives for sources that look at them: none is this project's device. */
function soleDefine(defines: readonly string[]): readonly string[] {
  const headers = defines.filter((define) => findDevice(define)?.headers.includes(define.toLowerCase()));
  return headers.length === 1 ? headers : [];
}

/** Devices that the pieces of a project name and that have no header in common with the one that is believed. */
function rivalsOf(believed: Device, names: readonly (string | undefined)[]): readonly Device[] {
  const named = names.map((name) => (name === undefined ? undefined : findDevice(name)));
  return named.filter((device) => device !== undefined).filter(({ headers }) => headers.length > 0 && believed.headers.length > 0 && !headers.some((header) => believed.headers.includes(header)));
}

/** The core: the device's (for a dual-core part the one that the image was compiled for), else what the build attributes leave open to one. */
export function coreOf(device: DeviceInput | undefined, image: ImageInput | undefined, wanted: CoreName | undefined, why: string): Available<CoreInput> {
  const attributes = image?.image.attributes;
  const possible = attributes ? possibleCores({ cpuName: attributes.cpuName, cpuArch: attributes.cpuArch?.number, profile: attributes.cpuArchProfile, fpArch: attributes.fpArch, mveArch: attributes.mve }) : [];
  if (device) {
    const { device: part } = device;
    const compiledFor = possible.length === 1 ? possible[0] : undefined;
    const core = (part.cores.length > 1 ? part.cores.find(({ name }) => name === (wanted ?? compiledFor)) : undefined) ?? part.core();
    return { value: { name: core.name, breakpointUnit: core.breakpointUnit, watchpointComparators: core.watchpointComparators, source: device.source, location: device.location } };
  }
  const [only, ...others] = possible;
  if (image && only !== undefined && others.length === 0) {
    const facts = coreFacts(only);
    return { value: { name: only, breakpointUnit: facts.breakpointUnit, watchpointComparators: facts.watchpointComparators, source: 'build-attributes', location: image.location } };
  }
  return { absent: only === undefined ? why : `${why}; the build attributes of ${image?.file ?? 'the image'} leave open ${possible.join(' or ')}` };
}
