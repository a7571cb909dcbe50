import { formatAddress } from '@qspi-doctor/diagnostics';
import type { Device } from '@qspi-doctor/devices';
import { readExternalLoader, type Image } from '@qspi-doctor/elf';
import { defineRule } from '../define-rule.js';

export const noVectorTable = defineRule({
  id: 'image/no-vector-table',
  since: '0.1.0',
  severity: 'error',
  needs: ['image'],
  uses: ['device', 'linkerScript'],
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
  check({ image, device, linkerScript }, report) {
    // One that is named and holds nonsense is the business of image/invalid-vector-table.
    if (image.vectorTable !== undefined) return;
    if (!startsByTable(image.image, device?.device)) return;
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
          steps: [
            'In the linker script, put KEEP() around the input section of the vector table: KEEP(*(.isr_vector)).',
            'Check that the start-up file (startup_stm32….s) is part of the build.',
            'Build again, and look for the table with: arm-none-eabi-objdump -s -j .isr_vector image.elf',
          ],
        },
      ],
    });
  },
});

/** True for what a Cortex-M core or a bootloader is to start: not for flash algorithms and loaders, programs in RAM, and other processors. */
function startsByTable(image: Image, device: Device | undefined): boolean {
  if (image.header.type !== 'executable') return false;
  const { cpuArch, cpuArchProfile } = image.attributes ?? {};
  const isCortexM =
    cpuArch === undefined ? device !== undefined : (cpuArch.number === 10 && cpuArchProfile === 'M') || [11, 12, 13, 16, 17, 21].includes(cpuArch.number);
  if (!isCortexM) return false;
  // A programmer calls the functions of a loader or a flash algorithm (CMSIS-Pack) one by one.
  if (readExternalLoader(image) !== undefined || image.symbols.find('FlashDevice') !== undefined) return false;
  // What is loaded into RAM alone is started by the debugger at its entry point.
  return image.segments.some(
    ({ type, fileSize, physicalAddress }) => type === 'load' && fileSize > 0 && !(physicalAddress >= 0x10000000 && physicalAddress < 0x40000000),
  );
}
