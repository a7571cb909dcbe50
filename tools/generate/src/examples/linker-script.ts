import { hex, type Part, type Region } from './part.js';

export interface ScriptOptions {
  readonly title: string;
  readonly memory: readonly Region[];
  /** Region that the code runs in. */
  readonly code: string;
  /** Region that everything is programmed into; default: where the code runs. */
  readonly load?: string;
  /** Text of the section with the vector table; default: kept, first in the code's region. */
  readonly vectors?: string;
  /** Place of .data; default: RAM, with its initial values behind the code. */
  readonly data?: string;
  /** Sections behind .rodata. */
  readonly more?: string;
  readonly stack?: string;
}

export const keptVectors = (place: string): string => `  /* The vector table comes first. */
  .isr_vector :
  {
    KEEP(*(.isr_vector))
    . = ALIGN(4);
  } ${place}
`;

/** A linker script in the shape of CubeIDE's, without what a program in C with no library needs not. */
export function linkerScript(part: Part, options: ScriptOptions): string {
  const { title, memory, code, load = code, stack = 'ORIGIN(RAM) + LENGTH(RAM)' } = options;
  const place = load === code ? `>${code}` : `>${code} AT> ${load}`;
  const width = Math.max(...memory.map(({ name }) => name.length));
  const attributes = (name: string) => (name.includes('RAM') ? 'xrw' : 'rx');
  const size = (length: number) => `${length / 1024}K`;
  return `/* SPDX-License-Identifier: MIT */
/* ${part.name}, ${part.board}. ${title} */

ENTRY(Reset_Handler)

/* Initial stack pointer: the first address above RAM. */
_estack = ${stack};

_Min_Heap_Size = 0x0;
_Min_Stack_Size = 0x400;

MEMORY
{
${memory.map(({ name, origin, length }) => `  ${name.padEnd(width)} (${attributes(name)}) : ORIGIN = ${hex(origin).toLowerCase()}, LENGTH = ${size(length)}`).join('\n')}
}

SECTIONS
{
${options.vectors ?? keptVectors(place)}
  .text :
  {
    . = ALIGN(4);
    *(.text)
    *(.text*)
    KEEP(*(.init))
    KEEP(*(.fini))
    . = ALIGN(4);
    _etext = .;
  } ${place}

  .rodata :
  {
    . = ALIGN(4);
    *(.rodata)
    *(.rodata*)
    . = ALIGN(4);
  } ${place}
${options.more ?? ''}
  /* Where the start-up code finds the initial values of .data. */
  _sidata = LOADADDR(.data);

  .data :
  {
    . = ALIGN(4);
    _sdata = .;
    *(.data)
    *(.data*)
    . = ALIGN(4);
    _edata = .;
  } ${options.data ?? `>RAM AT> ${load}`}

  . = ALIGN(4);
  .bss :
  {
    _sbss = .;
    *(.bss)
    *(.bss*)
    *(COMMON)
    . = ALIGN(4);
    _ebss = .;
  } >RAM

  /* Fails the link when heap and stack do not fit any more. */
  ._user_heap_stack :
  {
    . = ALIGN(8);
    PROVIDE(end = .);
    PROVIDE(_end = .);
    . = . + _Min_Heap_Size;
    . = . + _Min_Stack_Size;
    . = ALIGN(8);
  } >RAM

  .ARM.attributes 0 : { *(.ARM.attributes) }
}
`;
}
