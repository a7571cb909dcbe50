import { lineAt, type MapLine, type ServerMap } from '@qspi-doctor/cubeide';
import { formatAddress } from '@qspi-doctor/diagnostics';
import { nameOf } from '@qspi-doctor/files';
import { defineSetupRule, type ProjectNeeds } from './inputs.js';

export const memoryMapWritable = defineSetupRule({
  id: 'setup/memory-map-writable',
  since: '0.1.0',
  severity: 'warning',
  needs: ['maps'],
  uses: ['project'],
  docs: {
    what: 'The memory map that an installed ST-LINK GDB server prints for the device lists external flash as RAM.',
    why: 'GDB asks for a hardware breakpoint where the map of the server says ROM or flash, and writes a software breakpoint where it says RAM. Flash that is memory-mapped does not take the write: the breakpoint is never hit. `ST-LINK_gdbserver --memory-map` prints the map without any hardware; in a session an external loader (`-el`, `-ei`) changes it: public logs of versions 6.0 and 7.8 show the memory of the loader as flash.',
    symptom: '"Failed to set breakpoint at address: 0x90003da8", or a breakpoint that is never hit, on a Cortex-M7 or M33 whose breakpoint unit reaches everywhere.',
    wrong: '```xml\n<memory type="ram" start="0x90000000" length="0x10000000"/>\n```',
    right: '```text\n(gdb) info mem                      find the number of the region\n(gdb) delete mem 5\n(gdb) mem 0x90000000 0xa0000000 ro  GDB asks for hardware breakpoints there\n```',
    sources: ['GDB manual, Memory Map Format; gdb/breakpoint.c: insert_bp_location', 'ST community, thread td-p/658629, accepted answer', 'Help text of ST-LINK_gdbserver 7.10: --memory-map. The form of what it prints is in no public source: lines that are not understood are reported as such.'],
  },
  messages: {
    ram: ({ server, address, line, without }: { server: string; address: number; line: string; without: number }) =>
      `As long as no external loader is enabled, ${server} tells GDB that ${formatAddress(address)} is RAM (${line}): GDB writes software breakpoints there, and flash does not take them.${
        without === 0 ? '' : ` ${without === 1 ? 'A launch configuration' : `${without} launch configurations`} of the project ${without === 1 ? 'has' : 'have'} none enabled.`
      }`,
    outOfReach: ({ server, address, line }: { server: string; address: number; line: string }) =>
      `As long as no external loader is enabled, ${server} tells GDB that ${formatAddress(address)} is RAM (${line}): GDB writes software breakpoints there, and flash does not take them. On the core of this project a hardware breakpoint cannot halt there either, so that another map would change nothing.`,
    differ: ({ address, lines }: { address: number; lines: readonly string[] }) => `The ST-LINK GDB servers that are installed here print different maps for ${formatAddress(address)}: ${lines.join(' | ')}. Which one a session starts decides what kind of breakpoint GDB uses.`,
  },
  check({ maps, project }, report) {
    const compared = new Map<number, Map<string, ServerMap>>();
    const open = new Set<string>();
    for (const map of maps) {
      const server = `${nameOf(map.server.path)} ${map.server.answer?.version ?? map.server.packageVersion ?? ''}`.trim();
      if (map.absent !== undefined) {
        open.add(`${server} gave no memory map: ${map.absent}`);
        continue;
      }
      if (map.lines.length === 0) {
        open.add(`what ${server} prints for --memory-map was not understood: ${firstLine(map.printed)}`);
        continue;
      }
      for (const address of addressesOf(project, map.deviceId)) {
        const line = lineAt(map.lines, address);
        const bySays = compared.get(address) ?? new Map<string, ServerMap>();
        bySays.set(line === undefined ? 'not in the map' : saysOf(line), map);
        compared.set(address, bySays);
        if (line === undefined) open.add(`the map of ${server} for device 0x${map.deviceId.toString(16)} does not list ${formatAddress(address)}; what GDB does there depends on "set mem inaccessible-by-default"`);
        else if (line.kind === undefined || line.end === undefined) open.add(`the line that ${server} prints for ${formatAddress(address)} was not understood: ${line.text}`);
        else if (line.kind === 'ram') {
          const launches = launchesFor(project, map.deviceId);
          const place = { data: { server, address, line: line.text, without: launches.stLink - launches.withLoader }, location: { file: map.server.path, address } };
          // Where the core itself cannot, the advice that cures the other cause would only mislead.
          if (isOutOfReach(project, map.deviceId, address)) report({ ...place, message: 'outOfReach', severity: 'note', remedies: [otherCause] });
          // With a loader its memory is flash: what the server prints without one is then no trouble.
          else if (launches.stLink === 0 || launches.withLoader < launches.stLink) report({ ...place, message: 'ram', severity: launches.stLink === 0 ? 'note' : 'warning', remedies });
        }
      }
    }
    for (const [address, says] of compared) {
      if (says.size < 2) continue;
      const entries = [...says];
      report({ message: 'differ', severity: 'note', data: { address, lines: entries.map(([text, { server }]) => `${server.answer?.version ?? server.path}: ${text}`) }, location: { file: entries[0]?.[1].server.path, address }, related: entries.slice(1).map(([text, { server }]) => ({ file: server.path, message: text })) });
    }
    for (const why of open) report.unknown(why);
  },
});

function addressesOf(project: ProjectNeeds | undefined, deviceId: number): readonly number[] {
  const own = (project?.programs ?? []).filter(({ device }) => device?.deviceIds.includes(deviceId)).flatMap(({ external }) => external.map(({ start }) => start));
  return own.length > 0 ? [...new Set(own)] : [0x90000000];
}

/** Configurations of the programs that have bytes in external flash. */
function launchesFor(project: ProjectNeeds | undefined, deviceId: number): { readonly stLink: number; readonly withLoader: number } {
  const concerned = (project?.programs ?? []).filter(({ device, external }) => external.length > 0 && device?.deviceIds.includes(deviceId) === true);
  return { stLink: concerned.reduce((sum, { launches }) => sum + launches.stLink, 0), withLoader: concerned.reduce((sum, { launches }) => sum + launches.withLoader, 0) };
}

/** True where no core of the device has a breakpoint unit that reaches the address. */
function isOutOfReach(project: ProjectNeeds | undefined, deviceId: number, address: number): boolean {
  const devices = (project?.programs ?? []).flatMap(({ device }) => (device?.deviceIds.includes(deviceId) === true ? [device] : []));
  return devices.length > 0 && devices.every(({ cores }) => cores.every(({ breakpointUnit }) => address > breakpointUnit.highestAddress));
}

/** Two servers may word the same differently: what matters is the kind, where it is known. */
function saysOf({ kind, text }: MapLine): string {
  return kind ?? text;
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.trim() !== '')?.trim().slice(0, 120) ?? '(nothing)';
}

const otherCause = { title: 'See what is possible on this core', certainty: 'documented' as const, steps: ['qspi-doctor FOLDER lists the ways round it; qspi-doctor explain breakpoint/unreachable says why.'] };
const remedies = [
  { title: 'Enable the external loader of the memory', certainty: 'reported' as const, steps: ['Run → Debug Configurations… → Debugger → External loaders: add it, enabled. In public logs the server then lists its memory as flash.'] },
  { title: 'Tell GDB that the region is read-only', certainty: 'documented' as const, steps: ['qspi-doctor launch FOLDER writes a configuration that does it behind the download.', 'By hand, in the run commands: info mem, delete mem N, mem 0x90000000 0xa0000000 ro'] },
  { title: 'Set the breakpoint as a hardware breakpoint', certainty: 'documented' as const, steps: ['hbreak main'] },
];
