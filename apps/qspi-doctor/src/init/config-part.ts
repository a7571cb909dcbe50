import type { ProjectFiles } from '@qspi-doctor/files';
import { configurationName } from '../configuration.js';
import type { Planned, Surroundings } from './plan.js';
import { textOf } from './surroundings.js';

/** qspi-doctor.config.json with the device. A file that is there keeps all that it says. */
export function planConfig(files: ProjectFiles, { folder, device }: Surroundings, force: boolean): Planned {
  const path = `${folder}/${configurationName}`;
  const before = textOf(files, path);
  if (before === undefined) {
    if (device === undefined) return { part: 'config', left: 'the folder names no device, or several, and there is nothing else to configure: --device STM32L476VG names one' };
    return { part: 'config', file: { path, before, text: `${JSON.stringify({ device }, null, 2)}\n` } };
  }
  let value: unknown;
  try {
    value = JSON.parse(before);
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { part: 'config', left: `${configurationName} is there and cannot be read` };
  const named = (value as { device?: unknown }).device;
  if (device === undefined || named === device) return { part: 'config', done: `${configurationName} is there` };
  const text = `${JSON.stringify({ ...(named === undefined ? { device } : {}), ...value, ...(named === undefined ? {} : { device }) }, null, 2)}\n`;
  if (named !== undefined && !force) return { part: 'config', done: `${configurationName} is there, for ${String(named)}` };
  return { part: 'config', file: { path, before, text, ...(named === undefined ? { foreign: 'it is there and names no device' } : {}) } };
}
