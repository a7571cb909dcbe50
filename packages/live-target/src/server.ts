import type { GdbRemote, ServerFeatures } from '@qspi-doctor/gdb-remote';
import type { ServerFacts, ServerKind } from './facts.js';
import { valueIfAny } from './target-memory.js';

interface Known {
  readonly kind: ServerKind;
  readonly name: string;
  /** What the answer to qSupported looks like. */
  fits(features: ServerFeatures): boolean;
  /** A monitor command that changes nothing in this server, and its answer. Where the answer does not fit it is another server. */
  readonly ask?: { readonly command: string; readonly answer: RegExp };
}

const has = (features: ServerFeatures, ...names: readonly string[]): boolean => names.every((name) => features.get(name) === '+');

/**
 * How servers answer qSupported: OpenOCD src/server/gdb_server.c; QEMU gdbstub; GDB's gdbserver; pyOCD pyocd/gdbserver/gdbserver.py; Black Magic
 * Probe src/gdb_main.c (log in blackmagic issue 903); SEGGER J-Link (log in cortex-debug issue 450); st-util of stlink-org (gdb-server.c).
 */
const known: readonly Known[] = [
  { kind: 'gdbserver', name: 'gdbserver', fits: (features) => has(features, 'QPassSignals', 'QProgramSignals') },
  { kind: 'pyocd', name: 'pyOCD', fits: (features) => has(features, 'QNonStop', 'qXfer:threads:read', 'QStartNoAckMode') && !has(features, 'multiprocess') },
  {
    kind: 'openocd',
    name: 'OpenOCD',
    fits: (features) => has(features, 'qXfer:threads:read', 'QStartNoAckMode', 'vContSupported') && !features.has('multiprocess'),
    ask: { command: 'version', answer: /Open On-Chip Debugger (\S+)/ },
  },
  { kind: 'qemu', name: 'QEMU', fits: (features) => has(features, 'vContSupported', 'multiprocess'), ask: { command: 'info version', answer: /^(\d+\.\d+\S*)/ } },
  { kind: 'jlink', name: 'SEGGER J-Link', fits: (features) => features.get('qXfer:memory-map:read') === '-' && has(features, 'QStartNoAckMode') },
  { kind: 'st-util', name: 'st-util', fits: (features) => features.get('PacketSize')?.toLowerCase() === '3fff' && has(features, 'qXfer:memory-map:read') },
  {
    kind: 'blackmagic',
    name: 'Black Magic Probe',
    fits: (features) => has(features, 'qXfer:memory-map:read', 'qXfer:features:read') && !features.has('qXfer:threads:read') && !features.has('multiprocess'),
    ask: { command: 'version', answer: /Black Magic Probe[^\r\n]*?(v?\d+\.\d+\S*)?/ },
  },
];

/** Which server this is, by what it says that it supports; its version where asking for it is known to be harmless. */
export async function identifyServer(remote: GdbRemote): Promise<ServerFacts> {
  const features = [...remote.features].map(([name, value]) => [name, value] as const);
  for (const { kind, name, fits, ask } of known) {
    if (!fits(remote.features)) continue;
    if (ask === undefined) return { kind, name, version: undefined, features };
    const answer = ask.answer.exec(valueIfAny(await remote.monitor(ask.command)) ?? '');
    if (answer) return { kind, name, version: answer[1], features };
  }
  return { kind: 'unknown', name: 'GDB server', version: undefined, features };
}
