import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bytesSource, readImage } from '@qspi-doctor/elf';
import type { Connection, Connector, Outcome } from '@qspi-doctor/gdb-remote';
import { withoutTools } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { LiveTarget, type TargetImage } from '../src/index.js';

const file = fileURLToPath(new URL('../../../examples/f411-plain/Debug/f411-plain.elf', import.meta.url));

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`${outcome.failure.kind}: ${outcome.failure.message}`);
  return outcome.value;
};

const connector =
  (socketPath: string): Connector =>
  () =>
    new Promise<Connection>((resolve, reject) => {
      const socket = connect({ path: socketPath });
      socket.once('error', reject);
      socket.once('connect', () =>
        resolve({
          write: (bytes) => void socket.write(bytes),
          onData: (listener) => void socket.on('data', listener),
          onClose: (listener) => void socket.on('close', () => listener()),
          close: () => socket.destroySoon(),
        }),
      );
    });

/** QEMU's Cortex-M4 machine with flash at the addresses of the image; its server is new at every `connect`. */
async function withQemu(use: (open: () => Promise<LiveTarget>, images: readonly TargetImage[]) => Promise<void>): Promise<void> {
  const image = (await readImage(bytesSource(readFileSync(file)))).value!;
  const main = ((image.symbols.find('main')?.address ?? 0) & ~1) >>> 0;
  const images = [{ name: 'f411-plain', file, image, table: image.vectorTable()?.address, main }];
  const folder = mkdtempSync(path.join(tmpdir(), 'qspi-doctor-live-'));
  const socket = path.join(folder, 'gdb');
  const machine = spawn('qemu-system-arm', ['-M', 'netduinoplus2', '-display', 'none', '-serial', 'null', '-monitor', 'none', '-kernel', file, '-S', '-gdb', `unix:${socket},server=on,wait=off`], { stdio: 'ignore' });
  let missing = '';
  machine.on('error', (error) => (missing = error.message));
  const ended = new Promise<void>((resolve) => machine.once('close', () => resolve()));
  const open = async (): Promise<LiveTarget> => {
    let connected = await LiveTarget.connect(connector(socket));
    for (let tries = 0; !connected.ok && tries < 250 && missing === ''; tries++) {
      await sleep(20);
      connected = await LiveTarget.connect(connector(socket));
    }
    if (missing !== '') throw new Error(`qemu-system-arm: ${missing} (install it, or set QSPI_DOCTOR_WITHOUT_TOOLS=1)`);
    return valueOf(connected);
  };
  try {
    await use(open, images);
  } finally {
    machine.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(withoutTools)("a live target behind QEMU's GDB server", () => {
  it('is looked at: what the model has is read, what it does not have is unknown', async () => {
    await withQemu(async (open, images) => {
      const live = await open();
      expect(live.server).toMatchObject({ kind: 'qemu', version: expect.stringMatching(/^\d+\.\d+/) });
      const facts = valueOf(await live.look({ images, compare: { limit: 1 << 20 } }));
      expect(facts).toMatchObject({
        core: { name: 'cortex-m4' },
        state: { halted: true },
        // FP_CTRL reads as 0 in QEMU, and nothing is concluded from that.
        breakpointUnit: undefined,
        memoryMap: undefined,
        images: [{ differing: 0 }],
        faults: { words: [] },
      });
      expect(facts.images[0]?.compared).toBe(facts.images[0]?.total);
      live.close();
    });
  });

  it('halts in main by --prove, from the reset and again from the reset; leaves no breakpoint', async () => {
    await withQemu(async (open, images) => {
      const live = await open();
      const facts = valueOf(await live.look({ images, compare: { limit: 0 } }));
      const request = { name: 'main', address: images[0]!.main!, fromReset: true, time: 5000 };
      for (let turn = 0; turn < 2; turn++) {
        expect(valueOf(await live.prove(request, facts, images))).toMatchObject({ halted: true, means: 'hardware breakpoint', place: { address: request.address, symbol: 'main', offset: 0 } });
        // Nothing halts it there any more: the time ends the run, in the loop of main.
        expect(valueOf(await live.run(100))).toBe(false);
        valueOf(await live.reset());
      }
      live.close();
    });
  });

  it('says where the core is when it does not come to a place in time', async () => {
    await withQemu(async (open, images) => {
      const live = await open();
      const facts = valueOf(await live.look({ images, compare: { limit: 0 } }));
      const proof = valueOf(await live.prove({ name: '0x08000100', address: 0x0800fff0, fromReset: true, time: 300 }, facts, images));
      expect(proof).toMatchObject({ halted: false, failure: 'it did not come there within 0.3 s' });
      expect(proof.place?.image).toBe('f411-plain');
      live.close();
    });
  });

  it('goes on running when it is left to QEMU', async () => {
    await withQemu(async (open, images) => {
      const first = await open();
      const before = valueOf(await first.look({ images, compare: { limit: 0 } }));
      valueOf(await first.leave({ resume: true }));
      await sleep(100);
      const second = await open();
      const after = valueOf(await second.look({ images, compare: { limit: 0 } }));
      expect(after.pc?.address).not.toBe(before.pc?.address);
      second.close();
    });
  });
});
