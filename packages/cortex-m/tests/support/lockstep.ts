import type { Image } from '@qspi-doctor/elf';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Machine } from '../../src/index.js';
import { type Blob, type QemuBoard, memoriesOf } from './qemu.js';
import type { RspClient } from './rsp-client.js';
import { buildElf, openImage } from './toolchain.js';

const source = (name: string): string => readFileSync(fileURLToPath(new URL(`../programs/${name}`, import.meta.url)), 'utf8');

function linkerScript(board: QemuBoard): string {
  return `ENTRY(start)
    MEMORY { V (rx) : ORIGIN = ${board.vectors}, LENGTH = 4K  C (rx) : ORIGIN = ${board.code}, LENGTH = 256K  D (rwx) : ORIGIN = ${board.data}, LENGTH = 256K }
    stack_top = ORIGIN(D) + LENGTH(D);
    SECTIONS { .vectors : { KEEP(*(.vectors)) } >V .text : { *(.text*) *(.rodata*) } >C .data : { *(.data*) *(.bss*) *(COMMON) . = ALIGN(4); } >D
      /DISCARD/ : { *(.ARM.exidx*) } }`;
}

/** A program of ours for a board; libm and libgcc come from the toolchain. */
export async function programFor(board: QemuBoard, name: string, flags: readonly string[]): Promise<Image> {
  const bytes = buildElf({
    sources: { [name]: source(name), 'errno.c': 'static int error; int *__errno(void) { return &error; }' },
    linkerScript: linkerScript(board),
    flags: ['-fno-math-errno', ...flags],
    libraries: ['-lm', '-lgcc', '-lc'],
  });
  return openImage(bytes);
}

export function blobsOf(image: Image): Blob[] {
  return image.segments
    .filter((segment) => segment.type === 'load' && segment.fileSize > 0)
    .map((segment) => ({
      address: segment.physicalAddress,
      bytes: image.bytesAt(segment.physicalAddress, segment.fileSize, 'load')!,
    }));
}

export function machineFor(board: QemuBoard, blobs: readonly Blob[]): Machine {
  return new Machine({ core: board.core, memories: memoriesOf(board), segments: blobs, resetVector: board.vectors, resetVtor: board.vectors });
}

/** R0–R15 and xPSR as QEMU shows them. */
export function registersOf(machine: Machine): number[] {
  const { cpu } = machine;
  return [...cpu.r.subarray(0, 15), cpu.pc, cpu.xpsr].map((word) => word >>> 0);
}

/** Steps both until `end` or `limit`; gives the number of steps after which all registers agreed, and the first difference. */
export async function lockstep(client: RspClient, machine: Machine, end: number, limit: number): Promise<{ steps: number; difference: string | undefined }> {
  const names = [...Array.from({ length: 13 }, (_, i) => `r${i}`), 'sp', 'lr', 'pc', 'xpsr'];
  // The flags after reset are unknown; QEMU has them in its own way.
  machine.cpu.setXpsr((await client.registers())[16]!);
  for (let steps = 0; steps < limit; steps++) {
    const theirs = await client.registers();
    const ours = registersOf(machine);
    const different = names.flatMap((name, i) => (theirs[i] === ours[i] ? [] : [`${name} QEMU ${theirs[i]!.toString(16)} ours ${ours[i]!.toString(16)}`]));
    if (different.length > 0) return { steps, difference: `after ${steps} steps: ${different.join(', ')}` };
    if (ours[15] === end) return { steps, difference: undefined };
    await client.request('vCont;s:1');
    machine.step();
  }
  return { steps: limit, difference: undefined };
}
