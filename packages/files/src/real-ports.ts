import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import type { Ports, PortUse } from './ports.js';

/** State "LISTEN" in /proc/net/tcp (Linux, Documentation/networking/proc_net_tcp.rst). */
const listening = '0A';
const mostProcesses = 4096;

/** The ports of this machine: read from the tables of the Linux kernel; elsewhere by opening the port for a moment. */
export class RealPorts implements Ports {
  async uses(ports: readonly number[]): Promise<readonly PortUse[]> {
    const table = listeningSockets();
    if (table === undefined) return Promise.all(ports.map(async (port) => ({ port, taken: await isTaken(port), process: undefined })));
    const wanted = new Map(ports.flatMap((port) => (table.get(port) ?? []).map((inode) => [inode, port] as const)));
    const owners = wanted.size === 0 ? new Map<number, PortUse['process']>() : ownersOf(wanted);
    return ports.map((port) => ({ port, taken: table.has(port), process: owners.get(port) }));
  }
}

/** Port → inodes of the sockets that listen there. */
function listeningSockets(): ReadonlyMap<number, readonly string[]> | undefined {
  if (process.platform !== 'linux') return undefined;
  const found = new Map<number, string[]>();
  let read = 0;
  for (const name of ['tcp', 'tcp6']) {
    let text: string;
    try {
      text = readFileSync(`/proc/net/${name}`, 'latin1');
    } catch {
      continue;
    }
    read++;
    for (const line of text.split('\n').slice(1)) {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
      if (state !== listening) continue;
      const port = Number.parseInt(local.slice(local.lastIndexOf(':') + 1), 16);
      found.set(port, [...(found.get(port) ?? []), inode]);
    }
  }
  return read === 0 ? undefined : found;
}

/** Processes of other users keep their sockets to themselves: those stay without a name. */
function ownersOf(wanted: ReadonlyMap<string, number>): Map<number, PortUse['process']> {
  const owners = new Map<number, PortUse['process']>();
  const ids = quietly(() => readdirSync('/proc'), []).filter((name) => /^\d+$/.test(name)).slice(0, mostProcesses);
  for (const id of ids) {
    for (const handle of quietly(() => readdirSync(`/proc/${id}/fd`), [])) {
      const inode = /^socket:\[(\d+)\]$/.exec(quietly(() => readlinkSync(`/proc/${id}/fd/${handle}`), ''))?.[1];
      const port = inode === undefined ? undefined : wanted.get(inode);
      if (port !== undefined && !owners.has(port)) owners.set(port, { name: quietly(() => readFileSync(`/proc/${id}/comm`, 'utf8').trim(), ''), id: Number(id) });
    }
    if (owners.size === new Set(wanted.values()).size) break;
  }
  return owners;
}

function quietly<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

async function isTaken(port: number): Promise<boolean> {
  const { createServer } = await import('node:net');
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE'));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(false)));
  });
}
