import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bytesSource, readImage } from '@qspi-doctor/elf';
import { withoutTools } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { GdbRemote, type Outcome } from '../src/index.js';
import { socketConnector } from './support/socket.js';

const file = fileURLToPath(new URL('../../../examples/f411-plain/Debug/f411-plain.elf', import.meta.url));

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`${outcome.failure.kind}: ${outcome.failure.message}`);
  return outcome.value;
};

/** QEMU's machine with the same core and the same addresses, halted at reset; its GDB server listens on a socket in a folder of its own. */
async function withQemu(use: (remote: GdbRemote) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'qspi-doctor-remote-'));
  const socket = path.join(folder, 'gdb');
  const machine = spawn(
    'qemu-system-arm',
    ['-M', 'netduinoplus2', '-display', 'none', '-serial', 'null', '-monitor', 'none', '-kernel', file, '-S', '-gdb', `unix:${socket},server=on,wait=off`],
    { stdio: 'ignore' },
  );
  let missing = '';
  machine.on('error', (error) => (missing = error.message));
  const ended = new Promise<void>((resolve) => machine.once('close', () => resolve()));
  try {
    // The socket is there a moment before anybody listens at it.
    let connected = await GdbRemote.connect(socketConnector({ path: socket }));
    for (let tries = 0; !connected.ok && tries < 250 && missing === ''; tries++) {
      await sleep(20);
      connected = await GdbRemote.connect(socketConnector({ path: socket }));
    }
    if (missing !== '') throw new Error(`qemu-system-arm: ${missing} (install it, or set QSPI_DOCTOR_WITHOUT_TOOLS=1)`);
    const remote = valueOf(connected);
    await use(remote);
    remote.close();
  } finally {
    machine.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function functionAddress(name: string): Promise<number> {
  const { value } = await readImage(bytesSource(readFileSync(file)));
  for (const symbol of value?.symbols ?? []) if (symbol.name === name) return (symbol.address & ~1) >>> 0;
  throw new Error(`${file} has no ${name}`);
}

const pcOf = async (remote: GdbRemote): Promise<number> => {
  const bytes = valueOf(await remote.readRegister(15));
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
};

describe.skipIf(withoutTools)("the client against QEMU's GDB server", () => {
  it('reads features, target description, memory and registers; writes memory; sets a breakpoint, goes there, steps, interrupts', async () => {
    const main = await functionAddress('main');
    await withQemu(async (remote) => {
      expect(remote.features.get('PacketSize')).toBeDefined();
      const description = valueOf(await remote.targetDescription());
      expect(description?.registers.find(({ name }) => name === 'pc')?.number).toBe(15);
      expect(valueOf(await remote.memoryMap())).toBeUndefined();
      expect(valueOf(await remote.stopReason()).kind).toBe('stopped');

      const { value: image } = await readImage(bytesSource(readFileSync(file)));
      const table = image?.bytesAt(0x08000000, 3000, 'load') ?? image?.bytesAt(0x08000000, 400, 'load');
      expect(table).toBeDefined();
      expect([...valueOf(await remote.readMemory(0x08000000, table!.length))]).toEqual([...table!]);
      expect(valueOf(await remote.readWord(0xe000ed00)) >>> 4).toBe(0x410fc24);

      const pattern = Uint8Array.from({ length: 9000 }, (_, index) => (index * 37) & 0xff);
      valueOf(await remote.writeMemory(0x20001000, pattern));
      expect([...valueOf(await remote.readMemory(0x20001000, 9000))]).toEqual([...pattern]);

      valueOf(await remote.setBreakpoint('hardware', main));
      valueOf(await remote.resume());
      expect(valueOf(await remote.waitForStop()).signal).toBe(5);
      expect(await pcOf(remote)).toBe(main);
      valueOf(await remote.clearBreakpoint('hardware', main));

      valueOf(await remote.resume('step'));
      expect(valueOf(await remote.waitForStop()).signal).toBe(5);
      expect(await pcOf(remote)).toBeGreaterThan(main);

      valueOf(await remote.writeRegister(0, Uint8Array.of(0x78, 0x56, 0x34, 0x12)));
      expect([...valueOf(await remote.readRegisters())].slice(0, 4)).toEqual([0x78, 0x56, 0x34, 0x12]);

      valueOf(await remote.resume());
      expect(await remote.waitForStop(50)).toMatchObject({ ok: false, failure: { kind: 'timeout' } });
      expect(valueOf(await remote.interrupt()).signal).toBe(2);
      expect(valueOf(await remote.monitor('info version'))).toMatch(/^\d+\.\d+/);
    });
  });

  it('reconnects', async () => {
    await withQemu(async (remote) => {
      valueOf(await remote.reconnect());
      expect(valueOf(await remote.readWord(0xe000ed00)) >>> 4).toBe(0x410fc24);
    });
  });

  it('says which address cannot be read', async () => {
    await withQemu(async (remote) => {
      expect(await remote.readMemory(0x90000000, 16)).toMatchObject({
        ok: false,
        failure: { kind: 'refused', message: expect.stringContaining('at 0x90000000') },
      });
    });
  });
});
