import type { CoreName, Device } from '@qspi-doctor/devices';
import { nameOf } from '@qspi-doctor/files';
import type { ProgramSketch } from './sketch.js';

/**
 * For a device with several cores: the one that a project is for. ST's dual-core projects define CORE_CM4 or CORE_CM7 (CMSIS device headers
 * ask for one of them); projects and their folders carry the core as a suffix.
 */
export function coreOfSketch({ project, configuration, folder, name }: ProgramSketch, device: Device): CoreName | undefined {
  if (device.cores.length < 2) return undefined;
  const hints = [...(configuration?.defines ?? []).map((define) => /^CORE_(CM\d\w*)/.exec(define)?.[1]), /(?:^|[_-])(CM(?:4|7|0plus|0\+))$/i.exec(project?.name ?? name)?.[1], /^(?:CM(?:4|7|0plus|0\+))$/i.exec(nameOf(folder))?.[0]];
  for (const hint of hints) {
    const wanted = hint?.toUpperCase().replace('PLUS', '+');
    const core = wanted === undefined ? undefined : device.cores.find(({ label }) => label?.toUpperCase() === wanted);
    if (core) return core.name;
  }
  return undefined;
}
