import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, type Connector, GdbRemote, type Outcome } from '@qspi-doctor/gdb-remote';

export const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`${outcome.failure.kind}: ${outcome.failure.message}`);
  return outcome.value;
};

/** A core of QEMU without a program; everything is put into its RAM by the debugger. */
export async function withCore(machine: string, use: (remote: GdbRemote, connector: Connector) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'qspi-doctor-mpu-'));
  const socket = path.join(folder, 'gdb');
  const qemu = spawn('qemu-system-arm', ['-M', machine, '-display', 'none', '-serial', 'null', '-monitor', 'none', '-S', '-gdb', `unix:${socket},server=on,wait=off`], { stdio: 'ignore' });
  let missing = '';
  qemu.on('error', (error) => (missing = error.message));
  const ended = new Promise<void>((resolve) => qemu.once('close', () => resolve()));
  const connector: Connector = () =>
    new Promise<Connection>((resolve, reject) => {
      const stream = connect({ path: socket });
      stream.once('error', reject);
      stream.once('connect', () =>
        resolve({ write: (bytes) => void stream.write(bytes), onData: (listener) => void stream.on('data', listener), onClose: (listener) => void stream.on('close', () => listener()), close: () => void stream.destroy() }),
      );
    });
  try {
    let connected = await GdbRemote.connect(connector);
    for (let tries = 0; !connected.ok && tries < 250 && missing === ''; tries++) {
      await sleep(20);
      connected = await GdbRemote.connect(connector);
    }
    if (missing !== '') throw new Error(`qemu-system-arm: ${missing} (install it, or set QSPI_DOCTOR_WITHOUT_TOOLS=1)`);
    await use(valueOf(connected), connector);
  } finally {
    qemu.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

export const word = (value: number): Uint8Array => Uint8Array.of(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24);
export const halfWords = (...values: readonly number[]): Uint8Array => Uint8Array.from(values.flatMap((value) => [value & 255, value >>> 8]));
