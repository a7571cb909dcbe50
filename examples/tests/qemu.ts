import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './tools.js';

/**
 * Starts a machine that waits for GDB, lets GDB execute the commands with the image's symbols, and returns what GDB printed.
 * The socket lies in `folder`, so that no port can be taken.
 */
export async function debugInQemu(options: {
  readonly machine: string;
  readonly kernel: string;
  readonly loaders?: readonly string[];
  readonly symbols: string;
  readonly commands: readonly string[];
  readonly folder: string;
}): Promise<string> {
  const socket = path.join(options.folder, 'gdb.sock');
  const devices = (options.loaders ?? []).flatMap((loader) => ['-device', `loader,${loader}`]);
  const args = ['-M', options.machine, '-display', 'none', '-serial', 'null', '-monitor', 'none', '-kernel', options.kernel, ...devices, '-S', '-gdb', `unix:${socket},server=on,wait=off`];
  const machine = spawn('qemu-system-arm', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  machine.on('error', (error) => (complaint = error.message));
  machine.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  try {
    await untilListening(machine, socket, () => complaint);
    const commands = ['set confirm off', 'set pagination off', `target remote ${socket}`, ...options.commands].flatMap((command) => ['-ex', command]);
    return run('gdb-multiarch', ['-q', '-nx', '-batch', options.symbols, ...commands], 15_000).stdout;
  } finally {
    machine.kill('SIGKILL');
  }
}

/** The file of a socket is there before anybody listens, so it is tried: a connection that ends at once leaves the machine as it is, halted. */
async function untilListening(machine: ChildProcess, socket: string, complaint: () => string): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await canConnect(socket)) return;
    if (machine.exitCode !== null || complaint() !== '') break;
    await sleep(20);
  }
  throw new Error(`qemu-system-arm: ${complaint() || 'does not listen'} (install it, or set QSPI_DOCTOR_WITHOUT_TOOLS=1)`);
}

function canConnect(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const attempt = connect(socket);
    attempt.once('connect', () => attempt.end(() => resolve(true)));
    attempt.once('error', () => resolve(false));
  });
}
