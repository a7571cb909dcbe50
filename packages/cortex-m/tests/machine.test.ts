import { describe, expect, it } from 'vitest';
import { type CoreName, Machine, type MachineMemory, type MachineOptions } from '../src/index.js';

const memories: readonly MachineMemory[] = [
  { name: 'FLASH', kind: 'flash', origin: 0x08000000, length: 0x100000, writable: false },
  { name: 'RAM', kind: 'ram', origin: 0x20000000, length: 0x20000, writable: true },
  { name: 'QUADSPI', kind: 'external', origin: 0x90000000, length: 0x10000000, writable: false },
];

function code(address: number, ...halfwords: number[]): { address: number; bytes: Uint8Array } {
  return { address, bytes: new Uint8Array(Uint16Array.from(halfwords).buffer) };
}

/** A machine that starts at 0x08000100 with these halfwords there; its vectors all lead to 0x08000081, a branch to itself. */
function machineWith(halfwords: number[], options: Partial<MachineOptions> & { core?: CoreName } = {}): Machine {
  const vectors = new Uint32Array(32).fill(0x08000081);
  vectors[0] = 0x20010000;
  vectors[1] = 0x08000101;
  return new Machine({
    core: 'cortex-m4',
    memories,
    resetVector: 0x08000000,
    resetVtor: 0x08000000,
    ...options,
    segments: [
      { address: 0x08000000, bytes: new Uint8Array(vectors.buffer) },
      code(0x08000080, 0xe7fe),
      code(0x08000100, ...halfwords),
      ...(options.segments ?? []),
    ],
  });
}

const nop = 0xbf00;
const loop = 0xe7fe;
const scs = { dhcsr: 0xe000edf0 | 0, dcrsr: 0xe000edf4 | 0, dcrdr: 0xe000edf8 | 0, demcr: 0xe000edfc | 0, dfsr: 0xe000ed30 | 0 };

function haltedAt(machine: Machine): number {
  machine.bus.write32(scs.dcrsr, 15);
  return machine.bus.read32(scs.dcrdr) >>> 0;
}

describe('a debugger', () => {
  it('halts the core at reset by vector catch, reads and writes registers, steps and goes on', () => {
    const machine = machineWith([0x3001, 0x3001, loop]);
    machine.bus.write32(scs.dhcsr, 0xa05f0001 | 0);
    machine.bus.write32(scs.demcr, 1);
    machine.reset();
    expect(machine.run(100)).toBe('halted');
    expect(haltedAt(machine)).toBe(0x08000100);
    expect(machine.bus.read32(scs.dfsr) & 8).toBe(8);
    machine.bus.write32(scs.dcrdr, 41);
    machine.bus.write32(scs.dcrsr, 0x10000);
    machine.bus.write32(scs.dhcsr, 0xa05f0005 | 0);
    expect(machine.run(100)).toBe('halted');
    expect(haltedAt(machine)).toBe(0x08000102);
    machine.bus.write32(scs.dcrsr, 0);
    expect(machine.bus.read32(scs.dcrdr)).toBe(42);
    machine.bus.write32(scs.dhcsr, 0xa05f0001 | 0);
    expect(machine.run(100)).toBe('limit');
    expect(machine.cpu.r[0]).toBe(43);
  });

  it('sees S_RESET_ST once, and S_HALT while it holds the core', () => {
    const machine = machineWith([loop]);
    machine.bus.write32(scs.dhcsr, 0xa05f0003 | 0);
    expect(machine.bus.read32(scs.dhcsr) & 0x02020000).toBe(0x02020000);
    expect(machine.bus.read32(scs.dhcsr) & 0x02020000).toBe(0x00020000);
  });

  it.each([
    ['cortex-m4', 0x08000104, 0x08000104 | 0x40000000 | 1, 0x08000104],
    ['cortex-m4', 0x08000106, 0x08000104 | 0x80000000 | 1, 0x08000106],
    ['cortex-m7', 0x08000104, 0x08000105, 0x08000104],
    ['cortex-m33', 0x08000106, 0x08000107, 0x08000106],
  ] as const)('sets a hardware breakpoint on %s at %i', (core, _address, comparator, halts) => {
    const machine = machineWith([nop, nop, nop, nop, nop, loop], { core });
    machine.bus.write32(scs.dhcsr, 0xa05f0001 | 0);
    machine.bus.write32(0xe0002000 | 0, 3);
    machine.bus.write32(0xe0002008 | 0, comparator | 0);
    expect(machine.run(100)).toBe('halted');
    expect(haltedAt(machine)).toBe(halts);
    expect(machine.bus.read32(scs.dfsr)).toBe(2);
  });

  it('cannot express a breakpoint above 0x1FFFFFFF on revision 1, and can on revision 2', () => {
    const far = [code(0x90000000, nop, nop, loop)];
    const jump = [0x4800, 0x4700, 0x0001, 0x9000]; // LDR R0,=0x90000001; BX R0
    const old = machineWith(jump, { segments: far });
    expect(old.breakpoints.revision).toBe(0);
    old.bus.write32(scs.dhcsr, 0xa05f0001 | 0);
    old.bus.write32(0xe0002000 | 0, 3);
    old.bus.write32(0xe0002008 | 0, 0x90000003 | 0);
    expect(old.run(100)).toBe('limit');
    const recent = machineWith(jump, { core: 'cortex-m7', segments: far });
    recent.bus.write32(scs.dhcsr, 0xa05f0001 | 0);
    recent.bus.write32(0xe0002000 | 0, 3);
    recent.bus.write32(0xe0002008 | 0, 0x90000003 | 0);
    expect(recent.run(100)).toBe('halted');
    expect(haltedAt(recent)).toBe(0x90000002);
  });

  it.each([
    ['cortex-m4', 4, 1, 0x90000004],
    ['cortex-m4', 4, 0, 0x90000002],
    ['cortex-m33', 0x12, 1, 0x90000004],
  ] as const)('halts by a DWT match on %s (function %i, skid %i)', (core, control, watchpointSkid, halts) => {
    const machine = machineWith([0x4800, 0x4700, 0x0001, 0x9000], { core, watchpointSkid, segments: [code(0x90000000, nop, nop, nop, loop)] });
    machine.bus.write32(scs.dhcsr, 0xa05f0001 | 0);
    machine.bus.write32(scs.demcr, 0x01000000);
    machine.bus.write32(0xe0001050 | 0, 0x90000002 | 0);
    machine.bus.write32(0xe0001058 | 0, control);
    expect(machine.run(100)).toBe('halted');
    expect(haltedAt(machine)).toBe(halts);
    expect(machine.bus.read32(scs.dfsr)).toBe(4);
    expect(machine.bus.read32(0xe0001058 | 0) & 0x01000000).toBe(0x01000000);
  });

  it('is stopped by BKPT', () => {
    const machine = machineWith([nop, 0xbe00, loop]);
    machine.bus.write32(scs.dhcsr, 0xa05f0001 | 0);
    expect(machine.run(100)).toBe('halted');
    expect(haltedAt(machine)).toBe(0x08000102);
  });
});

describe('the machine', () => {
  it('locks up where a fault has no handler to go to', () => {
    const machine = machineWith([0xde00]);
    machine.bus.write32(0xe000ed08 | 0, 0x70000000);
    expect(machine.run(100)).toBe('lockup');
  });

  it('runs code that was written over', () => {
    // In RAM: ADDS R0,#1; BX LR — called, then changed to ADDS R0,#2, then called again.
    const machine = machineWith([
      0x4c05,
      0x4906,
      0x8021,
      0x4906,
      0x8061, // LDR R4,=0x20000000; LDR R1,=0x3001; STRH R1,[R4]; LDR R1,=0x4770; STRH R1,[R4,#2]
      0x1c65,
      0x47a8,
      0x3101,
      0x2102,
      0x7021, // ADDS R5,R4,#1; BLX R5; ADDS R1,#1; MOVS R1,#2; STRB R1,[R4]
      0x47a8,
      loop,
      0x0000,
      0x2000,
      0x3001,
      0x0000,
      0x4770,
      0x0000,
    ]);
    machine.run(100);
    expect(machine.cpu.r[0]).toBe(3);
  });

  it('has windows of 256 MB at no cost, and refuses what it has no memory for', () => {
    const machine = machineWith([loop]);
    expect(machine.bus.read8(0x9fffffff | 0)).toBe(0xff);
    expect(() => machine.bus.read32(0x60000000)).toThrow('read where there is nothing');
    expect(() => machine.bus.write32(0x90000000 | 0, 1)).toThrow('write to memory-mapped external flash');
  });

  it('keeps within its memory limit', () => {
    const machine = machineWith([loop], { memories: [...memories, { name: 'SDRAM', kind: 'ram', origin: 0xc0000000, length: 0x10000000, writable: true }] });
    expect(() => {
      for (let i = 0; i < 0x10000000; i += 0x1000) machine.bus.write8((0xc0000000 + i) | 0, 1);
    }).toThrow('more memory than this machine gives it');
  });

  it('shows an alias and changes it', () => {
    const machine = machineWith([loop], { alias: { origin: 0, length: 0x100000, target: 0x08000000 }, segments: [code(0x90000000, 0x1234)] });
    expect(machine.bus.read16(0x100)).toBe(loop);
    machine.setAlias({ origin: 0, length: 0x10000000, target: 0x90000000 });
    expect(machine.bus.read16(0)).toBe(0x1234);
  });

  it('counts CYCCNT', () => {
    const machine = machineWith([nop, nop, nop, nop, loop]);
    machine.bus.write32(0xe0001000 | 0, 1);
    machine.run(20);
    expect(machine.bus.read32(0xe0001004 | 0)).toBeGreaterThanOrEqual(20);
  });

  it('does not know on M0 what M3 knows', () => {
    const wide = [0xf04f, 0x0001, loop]; // MOV.W R0,#1
    expect(() => machineWith(wide, { core: 'cortex-m3' }).run(10)).not.toThrow();
    let unknown: string | undefined;
    machineWith(wide, {
      core: 'cortex-m0',
      hooks: {
        fault: (fault) => {
          unknown = fault.kind;
          return 'take';
        },
      },
    }).run(10);
    expect(unknown).toBe('unknown');
  });
});
