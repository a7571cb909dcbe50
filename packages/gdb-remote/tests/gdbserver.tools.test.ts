import { spawn } from 'node:child_process';
import { withoutTools } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { GdbRemote, type Outcome } from '../src/index.js';
import { socketConnector } from './support/socket.js';

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`${outcome.failure.kind}: ${outcome.failure.message}`);
  return outcome.value;
};

/** GDB's own server with a program of this machine, stopped at its first instruction. `cat` ends by itself when nobody holds it: its input is at its end. */
async function withGdbserver(use: (remote: GdbRemote) => Promise<void>): Promise<void> {
  const server = spawn('gdbserver', ['--once', '127.0.0.1:0', 'cat'], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
  let said = '';
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  try {
    const port = await new Promise<number>((resolve, reject) => {
      server.on('error', (error) => reject(new Error(`gdbserver: ${error.message} (install it, or set QSPI_DOCTOR_WITHOUT_TOOLS=1)`)));
      server.on('close', () => reject(new Error(`gdbserver ended: ${said}`)));
      server.stderr.on('data', (bytes: Buffer) => {
        said += bytes.toString();
        const match = /Listening on port (\d+)/.exec(said);
        if (match) resolve(Number(match[1]));
      });
    });
    const remote = valueOf(await GdbRemote.connect(socketConnector({ host: '127.0.0.1', port }), { replyTime: 10_000 }));
    await use(remote);
    remote.close();
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}

describe.skipIf(withoutTools)("the client against GDB's gdbserver", () => {
  it('greets without acknowledgements, reads the description of another architecture, and knows that there is no memory map', async () => {
    await withGdbserver(async (remote) => {
      expect(remote.features.get('QStartNoAckMode')).toBe('+');
      expect(remote.features.get('QPassSignals')).toBe('+');
      expect(valueOf(await remote.memoryMap())).toBeUndefined();
      const description = valueOf(await remote.targetDescription());
      expect(description?.architecture).toMatch(/^(?:i386|aarch64|arm)/);
    });
  });

  it('understands stop replies with threads and registers, steps by vCont, and reads what g gives where p is not known', async () => {
    await withGdbserver(async (remote) => {
      const stop = valueOf(await remote.stopReason());
      expect(stop).toMatchObject({ kind: 'stopped', signal: 5 });
      expect(stop.reasons.get('thread')).toMatch(/^[0-9a-f.p]+$/);
      expect(stop.registers.size).toBeGreaterThan(0);
      const before = valueOf(await remote.readRegisters());
      expect(before.length).toBeGreaterThan(64);
      valueOf(await remote.resume('step'));
      expect(valueOf(await remote.waitForStop())).toMatchObject({ kind: 'stopped', signal: 5 });
      expect([...valueOf(await remote.readRegisters())]).not.toEqual([...before]);
    });
  });

  it('asks for the description before anything else without ending the server', async () => {
    await withGdbserver(async (remote) => {
      expect(valueOf(await remote.targetDescription())?.architecture).toBeDefined();
      expect(valueOf(await remote.stopReason()).kind).toBe('stopped');
    });
  });

  it('says that an address cannot be read, and goes on', async () => {
    await withGdbserver(async (remote) => {
      expect(await remote.readMemory(0xe000ed00, 4)).toMatchObject({ ok: false, failure: { kind: 'refused' } });
      expect(valueOf(await remote.stopReason()).kind).toBe('stopped');
    });
  });

  it('learns that the program has ended', async () => {
    await withGdbserver(async (remote) => {
      valueOf(await remote.resume());
      expect(valueOf(await remote.waitForStop())).toMatchObject({ kind: 'exited', signal: 0 });
    });
  });
});
