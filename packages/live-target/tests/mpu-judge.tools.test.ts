import type { GdbRemote } from '@qspi-doctor/gdb-remote';
import { withoutTools } from '@qspi-doctor/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regionOf, verdictAt } from '../src/mpu.js';
import { halfWords, valueOf, withCore, word } from './support/bare-core.js';

type Write = readonly [address: number, value: number];

/** Runs code at addresses of a core whose MPU is set up as wanted: writes of a debugger do not reach QEMU's system registers, those of code do. */
class Judge {
  private readonly remote: GdbRemote;
  private readonly ram: number;
  private readonly xpsr: number;

  constructor(remote: GdbRemote, ram: number, xpsr: number) {
    this.remote = remote;
    this.ram = ram;
    this.xpsr = xpsr;
  }

  async prepare(): Promise<void> {
    const { remote, ram } = this;
    // ldmia r2!, {r0, r1}; cmp r0, #0; beq +2; str r1, [r0]; b -10; b .
    valueOf(await remote.writeMemory(ram + 0x1000, halfWords(0xca03, 0x2800, 0xd001, 0x6001, 0xe7fa, 0xe7fe)));
    // Every exception returns to a place of its own: while a HardFault is active the MPU is off. ldr r0, [pc, #4]; str r0, [sp, #24]; bx lr.
    valueOf(await remote.writeMemory(ram + 0x1100, Uint8Array.from([...halfWords(0x4801, 0x9006, 0x4770, 0xbf00), ...word(ram + 0x1200)])));
    valueOf(await remote.writeMemory(ram + 0x1200, halfWords(0xe7fe)));
    valueOf(await remote.setBreakpoint('hardware', ram + 0x1200));
    const table = Array.from({ length: 16 }, (_, index) => word(index === 0 ? ram + 0x4000 : (ram + 0x1100) | 1));
    valueOf(await remote.writeMemory(ram, Uint8Array.from(table.flatMap((bytes) => [...bytes]))));
    valueOf(await remote.setBreakpoint('hardware', ram + 0x100a));
    await this.write([[0xe000ed08, ram]]);
  }

  async write(writes: readonly Write[]): Promise<void> {
    const { remote, ram } = this;
    valueOf(await remote.writeMemory(ram + 0x2000, Uint8Array.from([...writes, [0, 0] as const].flatMap(([address, value]) => [...word(address), ...word(value)]))));
    await this.start(ram + 0x1000);
    valueOf(await remote.writeRegister(2, word(ram + 0x2000)));
    valueOf(await remote.resume());
    valueOf(await remote.waitForStop());
  }

  /** Whether the instruction at the address is executed; otherwise the core is in a handler. */
  async executes(address: number): Promise<boolean> {
    const { remote, ram } = this;
    await this.start(address);
    valueOf(await remote.resume('step'));
    valueOf(await remote.waitForStop());
    const bytes = valueOf(await remote.readRegister(15));
    const pc = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    if (pc < ram + 0x1100 || pc > ram + 0x1102) return true;
    valueOf(await remote.resume());
    valueOf(await remote.waitForStop());
    return false;
  }

  private async start(address: number): Promise<void> {
    // In thread mode, with the Thumb bit, on a stack that is there.
    valueOf(await this.remote.writeRegister(this.xpsr, word(0x01000000)));
    valueOf(await this.remote.writeRegister(13, word(this.ram + 0x4000)));
    valueOf(await this.remote.writeRegister(15, word(address)));
  }
}

async function judgeOf(remote: GdbRemote, ram: number): Promise<Judge> {
  const xpsr = valueOf(await remote.targetDescription())?.registers.find(({ name }) => name === 'xpsr')?.number ?? 25;
  const judge = new Judge(remote, ram, xpsr);
  await judge.prepare();
  return judge;
}

const runs = Number(process.env['FUZZ_RUNS'] ?? 25);

describe.skipIf(withoutTools)('what the MPU allows, judged by QEMU', { timeout: 120_000 }, () => {
  it('Armv7-M: regions of any size, permission and subregions, alone and on top of each other', async () => {
    await withCore('netduinoplus2', async (remote) => {
      const ram = 0x20000000;
      const judge = await judgeOf(remote, ram);
      const region = fc.record({
        number: fc.nat({ max: 6 }),
        base: fc.constantFrom(0x00000000, 0x08000000, 0x08004000, 0x08080000),
        size: fc.integer({ min: 7, max: 31 }),
        executeNever: fc.boolean(),
        access: fc.constantFrom(0, 1, 2, 3, 5, 6),
        disabled: fc.oneof(fc.constant(0), fc.nat({ max: 255 })),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(region, { maxLength: 3 }), fc.constantFrom(0, 1, 5), fc.array(fc.constantFrom(0x08000100, 0x08004010, 0x08080000, 0x080ffff0), { minLength: 1, maxLength: 3 }), async (list, control, addresses) => {
          const registers = Array.from({ length: 7 }, (_, number) => {
            const one = list.findLast((candidate) => candidate.number === number);
            if (one === undefined) return { rbar: 0, rasr: 0 };
            const bytes = 2 ** (one.size + 1);
            const rasr = ((one.executeNever ? 1 << 28 : 0) | (one.access << 24) | (one.disabled << 8) | (one.size << 1) | 1) >>> 0;
            return { rbar: one.base - (one.base % bytes), rasr };
          });
          // The code that sets it up, its stack and its handlers stay usable, on top of all.
          const home: Write[] = [[0xe000ed98, 7], [0xe000ed9c, ram], [0xe000eda0, ((3 << 24) | (16 << 1) | 1) >>> 0]];
          await judge.write([[0xe000ed94, 0], ...home, ...registers.flatMap(({ rbar, rasr }, number): Write[] => [[0xe000ed98, number], [0xe000ed9c, rbar], [0xe000eda0, rasr]]), [0xe000ed94, control]]);
          const decoded = registers.flatMap(({ rbar, rasr }, number) => regionOf(number, 7, rbar, rasr) ?? []);
          for (const address of addresses) expect({ address, executable: await judge.executes(address) }).toEqual({ address, executable: verdictAt(address, control, decoded, 7).executable });
        }),
        { numRuns: runs },
      );
    });
  });

  it('Armv8-M: regions by base and limit, and their overlaps', async () => {
    await withCore('mps2-an505', async (remote) => {
      const ram = 0x30000000;
      const judge = await judgeOf(remote, ram);
      const code = 0x10000000;
      const region = fc.record({ start: fc.constantFrom(0, 0x100, 0x1000, 0x2000), length: fc.constantFrom(0x20, 0x100, 0x1000, 0x4000), executeNever: fc.boolean(), on: fc.boolean() });
      await fc.assert(
        fc.asyncProperty(fc.array(region, { maxLength: 3 }), fc.constantFrom(0, 1, 5), fc.array(fc.constantFrom(0x10, 0x110, 0x1010, 0x2010, 0x5000), { minLength: 1, maxLength: 3 }), async (list, control, offsets) => {
          const registers = list.map(({ start, length, executeNever, on }) => ({ rbar: (code + start) | Number(executeNever), rlar: ((code + start + length - 32) & ~31) | Number(on) }));
          const off = Array.from({ length: 4 - registers.length }, () => ({ rbar: 0, rlar: 0 }));
          const home: Write[] = [[0xe000ed98, 7], [0xe000ed9c, ram], [0xe000eda0, (ram + 0x7fe0) | 1]];
          await judge.write([[0xe000ed94, 0], ...home, ...[...registers, ...off].flatMap(({ rbar, rlar }, number): Write[] => [[0xe000ed98, number], [0xe000ed9c, rbar], [0xe000eda0, rlar]]), [0xe000ed94, control]]);
          const decoded = registers.flatMap(({ rbar, rlar }, number) => regionOf(number, 8, rbar, rlar) ?? []);
          for (const offset of offsets) expect({ offset, executable: await judge.executes(code + offset) }).toEqual({ offset, executable: verdictAt(code + offset, control, decoded, 8).executable });
        }),
        { numRuns: runs },
      );
    });
  });
});
