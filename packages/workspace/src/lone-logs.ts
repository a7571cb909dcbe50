import { findDevice } from '@qspi-doctor/devices';
import type { Available } from './available.js';
import type { CoreInput, DeviceInput, LogInput } from './inputs.js';
import { loneProgram } from './lone-files.js';
import type { Program, Workspace } from './program.js';

/** A workspace of which there are logs of debug sessions and nothing else; `device` is a part number that the user gives. */
export function openLoneLogs(folder: string, logs: readonly LogInput[], device?: string): Workspace {
  const location = { file: logs[0]?.file ?? '.' };
  const found = device === undefined ? undefined : findDevice(device);
  const input: DeviceInput | undefined = found && { device: found, source: 'option', location };
  const absent = { absent: 'logs alone do not tell: give --device' };
  const program: Program = loneProgram(folder, location.file, {
    device: () => (input === undefined ? absent : { value: input }),
    core: () => coreOfLogs(input, absent),
    logs: () => ({ value: { logs, about: program } }),
  });
  return { folder, programs: [program], remarks: [] };
}

function coreOfLogs(device: DeviceInput | undefined, absent: { readonly absent: string }): Available<CoreInput> {
  if (device === undefined) return absent;
  const { name, breakpointUnit, watchpointComparators } = device.device.core();
  return { value: { name, breakpointUnit, watchpointComparators, source: device.source, location: device.location } };
}
