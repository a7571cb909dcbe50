import { coreFacts, deviceInText, findDevice, possibleCores, type CoreName, type Device } from '@qspi-doctor/devices';
import { nameOf, relativePath } from '@qspi-doctor/files';
import type { Available } from './available.js';
import type { ProgramSketch } from './find-programs.js';
import type { CoreInput, DeviceInput, ImageInput } from './inputs.js';

/** The device by what is trusted most: the option, .ioc, .cproject, then the linker script's name. */
export function deviceOf(folder: string, sketch: ProgramSketch, option: string | undefined, fittingScript: string | undefined): Available<DeviceInput> {
  const { project, configuration } = sketch;
  const tried: string[] = [];
  const attempt = (source: DeviceInput['source'], name: string | undefined, file: string | undefined, find: (name: string) => Device | undefined): DeviceInput | undefined => {
    if (name === undefined || name === '') return undefined;
    const device = find(name);
    if (device === undefined && /stm32/i.test(name)) tried.push(`"${name}" in ${file ?? 'the option --device'}`);
    return device && { device, source, location: { file } };
  };
  const scriptName = sketch.scriptPath ?? configuration?.linkerScript?.raw ?? fittingScript;
  const found =
    attempt('option', option, undefined, findDevice) ??
    attempt('ioc', project?.ioc?.mcuName, project?.ioc && relativePath(folder, project.ioc.file), findDevice) ??
    attempt('cproject', configuration?.mcu, project?.cprojectFile && relativePath(folder, project.cprojectFile), findDevice) ??
    (scriptName === undefined ? undefined : attempt('linker-script', nameOf(scriptName.replaceAll('\\', '/')), relativePath(folder, scriptName), deviceInText));
  if (found) return { value: found };
  return { absent: tried.length > 0 ? `no STM32 is known by the name ${tried.join(' or ')}` : 'neither an .ioc or .cproject file nor the name of the linker script names the device; give it with --device' };
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
