import { eventsOf } from '@qspi-doctor/debug-log';
import { allLines, findDevice, type Device } from '@qspi-doctor/devices';
import type { Available } from './available.js';
import type { CoreInput, DeviceInput, LogInput } from './inputs.js';
import { loneFile } from './lone-files.js';
import type { Program, Workspace } from './program.js';

/** A workspace of which there are logs of debug sessions and nothing else; `device` is a part number that the user gives. */
export function openLoneLogs(folder: string, logs: readonly LogInput[], device?: string): Workspace {
  const location = { file: logs[0]?.file ?? '.' };
  const given = device === undefined ? undefined : findDevice(device);
  const input: DeviceInput | undefined = given ? { device: given, source: 'option', location } : deviceInLogs(logs);
  const absent = { absent: 'logs alone do not tell: give --device' };
  const program: Program = loneFile(folder, location.file, {
    device: () => (input === undefined ? absent : { value: input }),
    core: () => coreOfLogs(input, absent),
    logs: () => ({ value: { logs, about: program } }),
  });
  return { folder, programs: [program], buildConfigurations: [], remarks: [] };
}

/**
 * A device with the id that the debugger read, where all devices with that id have the same windows of external memory: which of them it is
 * does not matter then.
 */
function deviceInLogs(logs: readonly LogInput[]): DeviceInput | undefined {
  const met = logs.flatMap(({ file, log }) => eventsOf(log, 'device-id').map(({ number, line }) => ({ id: number, location: { file, line } })));
  const [first] = met;
  if (first?.id === undefined || met.some(({ id }) => id !== first.id)) return undefined;
  const { id } = first;
  const devices = allLines().flatMap(({ parts }) => {
    const one = parts[0] === undefined ? undefined : findDevice(parts[0]);
    return one?.deviceIds.includes(id) ? [one] : [];
  });
  const [one] = devices;
  return one !== undefined && devices.every((other) => windowsOf(other) === windowsOf(one)) ? { device: one, source: 'log', location: first.location } : undefined;
}

function windowsOf({ externalWindows }: Device): string {
  return JSON.stringify(externalWindows.map(({ peripheral, origin, mayHold }) => [peripheral, origin, mayHold]));
}

/** The core of a device with one alone: an id that dual-core parts share with others names none. */
function coreOfLogs(device: DeviceInput | undefined, absent: { readonly absent: string }): Available<CoreInput> {
  if (device === undefined) return absent;
  const { device: part, source, location } = device;
  const others = source === 'log' ? allLines().some(({ parts, cores }) => parts[0] !== undefined && findDevice(parts[0])?.deviceIds.some((id) => part.deviceIds.includes(id)) === true && cores.length > 1) : false;
  if (others) return { absent: 'the device id is that of dual-core parts as well: give --device' };
  const { name, breakpointUnit, watchpointComparators } = part.core();
  return { value: { name, breakpointUnit, watchpointComparators, source, location } };
}
