import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';

export const noVectorTable = defineRule({
  id: 'image/no-vector-table',
  since: '0.1.0',
  severity: 'error',
  needs: ['image'],
  uses: ['linkerScript'],
  docs: {
    what: 'The image has no vector table: no symbol, section or start of a segment holds an initial stack pointer followed by the address of a reset handler.',
    why: 'A Cortex-M core, and a bootloader that starts an application, take the stack pointer and the first instruction from the vector table. Without one the core runs whatever lies there. The usual reason is a linker script that lets `--gc-sections` drop the table because it is not kept.',
    symptom: 'The core faults at once; the debugger shows a program counter such as 0xfffffffe, or nothing at all.',
    wrong: '```ld\n.isr_vector : { *(.isr_vector) } >FLASH\n```',
    right: '```ld\n.isr_vector : { KEEP(*(.isr_vector)) } >FLASH\n```',
    sources: ['Armv7-M Architecture Reference Manual B1.5.2, The vector table', 'GNU ld manual, Input Section and Garbage Collection (KEEP)'],
  },
  messages: {
    none: ({ entry }: { entry: number }) =>
      `The image has no vector table: nothing in it looks like an initial stack pointer followed by a reset handler. Its entry point is ${formatAddress(entry)}, but a core that starts here reads a vector table first.`,
  },
  check({ image, linkerScript }, report) {
    // One that is named and holds nonsense is the business of image/invalid-vector-table.
    if (image.vectorTable !== undefined) return;
    // An image that nothing is loaded from (symbols only) has nothing to start.
    if (!image.image.segments.some(({ type, fileSize }) => type === 'load' && fileSize > 0)) return;
    report({
      message: 'none',
      data: { entry: image.image.header.entry },
      location: image.location,
      related: linkerScript ? [{ file: linkerScript.file, message: 'the linker script that places it: is the vector section there, and inside KEEP()?' }] : [],
      explains: ['boot/main-not-reached'],
      remedies: [
        {
          title: 'Keep the vector table',
          certainty: 'documented',
          steps: ['In the linker script, put KEEP() around the input section of the vector table: KEEP(*(.isr_vector)).', 'Check that the start-up file (startup_stm32….s) is part of the build.', 'Build again, and look for the table with: arm-none-eabi-objdump -s -j .isr_vector image.elf'],
        },
      ],
    });
  },
});
