import { Machine } from '@qspi-doctor/cortex-m';
import type { Row } from './measure.js';

/** A loop of the instructions that start-up code is made of: load, add, rotate, compare, store, branch. */
const loop = [
  0x2000, // movs r0, #0
  0x4a05, // ldr r2, [pc, #20]  → RAM
  0x2103, // movs r1, #3
  0x6010, // str r0, [r2]
  0x6813, // ldr r3, [r2]
  0x1859, // adds r1, r3, r1
  0x4048, // eors r0, r1
  0x3001, // adds r0, #1
  0x4041, // eors r1, r0
  0x2900, // cmp r1, #0
  0xd0f7, // beq  → str
  0xe7f6, // b    → str
  0x0000,
  0x2000, // the word 0x20000000
];
const count = 40_000_000;

export function interpreter(): Row[] {
  const bytes = new Uint8Array(0x40 + loop.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x20001000, true);
  view.setUint32(4, 0x08000041, true);
  loop.forEach((halfWord, index) => view.setUint16(0x40 + index * 2, halfWord, true));
  const machine = new Machine({
    core: 'cortex-m4',
    memories: [
      { name: 'FLASH', kind: 'flash', origin: 0x08000000, length: 0x1000, writable: false },
      { name: 'RAM', kind: 'ram', origin: 0x20000000, length: 0x2000, writable: true },
    ],
    segments: [{ address: 0x08000000, bytes }],
    resetVector: 0x08000000,
    resetVtor: 0,
  });
  machine.run(1_000_000);
  const begun = performance.now();
  const before = machine.now;
  machine.run(count);
  const millions = (machine.now - before) / (performance.now() - begun) / 1000;
  return [{ what: 'instructions of the Thumb-2 machine per second', figure: `${millions.toFixed(0)} million`, budget: '≥ 20 million', kept: millions >= 20 }];
}
