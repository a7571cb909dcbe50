import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CoreName, MachineMemory } from '../../src/index.js';
import { RspClient } from './rsp-client.js';

/** A QEMU machine with the core that we compare with, and where its memories are. */
export interface QemuBoard {
  readonly machine: string;
  readonly core: CoreName;
  /** Where the core reads its vector table at reset. */
  readonly vectors: number;
  /** Memory for code and for data, at least 4 MB each. */
  readonly code: number;
  readonly data: number;
}

export const boards = {
  m3: { machine: 'mps2-an385', core: 'cortex-m3', vectors: 0, code: 0x1000, data: 0x21000000 },
  m4: { machine: 'mps2-an386', core: 'cortex-m4', vectors: 0, code: 0x1000, data: 0x21000000 },
  m7: { machine: 'mps2-an500', core: 'cortex-m7', vectors: 0, code: 0x1000, data: 0x60000000 },
  m33: { machine: 'mps3-an524', core: 'cortex-m33', vectors: 0x10000000, code: 0x70000000, data: 0x71000000 },
  m55: { machine: 'mps3-an547', core: 'cortex-m55', vectors: 0x10000000, code: 0x70000000, data: 0x71000000 },
} as const satisfies Record<string, QemuBoard>;

/** The same memories for our machine. */
export function memoriesOf(board: QemuBoard): MachineMemory[] {
  const ram = (name: string, origin: number, length: number): MachineMemory => ({ name, kind: 'ram', origin, length, writable: true });
  const all = [ram('code', board.code & ~0xfffff, 0x800000), ram('data', board.data & ~0xfffff, 0x800000)];
  if ((board.code & ~0xfffff) !== board.vectors) all.push(ram('vectors', board.vectors, 0x10000));
  return all;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export interface Blob {
  readonly address: number;
  readonly bytes: Uint8Array;
}

/** Starts QEMU, halted at reset, with these bytes in memory; stops it when `work` is done. */
export async function withQemu<T>(board: QemuBoard, blobs: readonly Blob[], work: (client: RspClient) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cortex-m-qemu-'));
  const port = await freePort();
  const loaders = blobs.flatMap((blob, i) => {
    const file = join(folder, `${i}.bin`);
    writeFileSync(file, blob.bytes);
    return ['-device', `loader,file=${file},addr=0x${blob.address.toString(16)},force-raw=on`];
  });
  const args = ['-M', board.machine, '-display', 'none', '-serial', 'null', '-monitor', 'none', ...loaders, '-S', '-gdb', `tcp:127.0.0.1:${port}`];
  const child = spawn('qemu-system-arm', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data: Buffer) => { said += data.toString(); });
  const failed = new Promise<never>((_, reject) => {
    child.once('error', (problem: NodeJS.ErrnoException) =>
      reject(problem.code === 'ENOENT' ? new Error('qemu-system-arm is not installed; these tests need it (or QSPI_DOCTOR_WITHOUT_TOOLS=1)') : problem));
    child.once('exit', (code) => reject(new Error(`QEMU ended (${code}): ${said}`)));
  });
  failed.catch(() => undefined);
  let client: RspClient | undefined;
  try {
    client = await Promise.race([RspClient.open(port), failed]);
    return await Promise.race([work(client), failed]);
  } finally {
    client?.close();
    child.removeAllListeners('exit');
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}
