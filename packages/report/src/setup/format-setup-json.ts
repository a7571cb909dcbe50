import { formatAddress } from '@qspi-doctor/diagnostics';
import type { Diagnosis } from '@qspi-doctor/doctor';
import { formatJson } from '../json/format-json.js';
import type { SetupPage } from './setup-page.js';

/** The JSON report with one more member, `setup`: what is installed. What is not known is null. */
export function formatSetupJson(diagnosis: Diagnosis, page: SetupPage, toolVersion: string): string {
  const report = JSON.parse(formatJson(diagnosis, toolVersion)) as object;
  const setup = {
    platform: page.platform,
    ran: page.ran,
    devices: page.devices,
    searched: page.searched.map(({ folder, why }) => ({ folder, why })),
    installations: page.installations.map(({ kind, title, version, folder, foundBy, tools }) => ({
      kind,
      title,
      version: version ?? null,
      folder,
      foundBy,
      tools: tools.map(({ name, path, version: own, packageVersion, release, onPath, why }) => ({ name, path, version: own ?? null, packageVersion: packageVersion ?? null, release: release ?? null, onPath, why: why ?? null })),
    })),
    loaders: page.loaders.flatMap(({ loaders }) =>
      loaders.map(({ file, path, start, size, type, fits, problem }) => ({ file, path, start: start === undefined ? null : formatAddress(start), size: size ?? null, type: type ?? null, fits, problem: problem ?? null })),
    ),
    memoryMaps: page.memoryMaps.map(({ server, deviceId, printed, absent }) => ({ server, deviceId: `0x${deviceId.toString(16)}`, printed, absent: absent ?? null })),
    ports: page.ports?.map(({ port, taken, process }) => ({ port, taken, process: process ?? null })) ?? null,
    probeRules: page.probeRules ?? null,
  };
  return `${JSON.stringify({ ...report, setup }, null, 2)}\n`;
}
