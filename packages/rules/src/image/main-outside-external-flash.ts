import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { describeWindow, flashWindowAt, loadAddressOf, windowAt } from '../external-window.js';

export const mainOutsideExternalFlash = defineRule({
  id: 'image/main-outside-external-flash',
  since: '0.1.0',
  severity: 'warning',
  needs: ['image'],
  uses: ['device'],
  docs: {
    what: 'The vector table of the program is in external flash, and `main` is neither there nor loaded from there.',
    why: 'A program that is started in external flash and whose `main` is linked into the internal flash writes over what belongs to the bootloader, or calls into an area that nobody programs. Most often a section pattern in the linker script sends `.text` to another region than the vectors.',
    symptom: 'A breakpoint in `main` halts in the wrong program, or the core faults on the way to `main`.',
    wrong: '```ld\n.isr_vector : { KEEP(*(.isr_vector)) } >QSPI\n.text : { *(.text*) } >FLASH\n```',
    right: '```ld\n.isr_vector : { KEEP(*(.isr_vector)) } >QSPI\n.text : { *(.text*) } >QSPI\n```',
    sources: ['ELF: program headers and symbol table of the image'],
  },
  messages: {
    elsewhere: ({ name, main, table, window }: { name: string; main: number; table: number; window: string }) =>
      `The vector table is at ${formatAddress(table)} in ${window}, but ${name} is at ${formatAddress(main)}, outside of it.`,
  },
  check({ image, device }, report) {
    const { vectorTable, main } = image;
    if (vectorTable === undefined) return report.unknown('the image has no vector table');
    if (main === undefined) return report.unknown('the image has no symbol "main"');
    const window = flashWindowAt(vectorTable.address, image.image, device?.device);
    if (window === undefined || windowAt(main.address, device?.device)) return;
    // Code that is copied to RAM before main runs is loaded from the external flash: that is the author's will.
    const loaded = loadAddressOf(main.address, image.image);
    if (loaded !== undefined && windowAt(loaded, device?.device)) return;
    report({
      message: 'elsewhere',
      data: { name: main.name, main: main.address, table: vectorTable.address, window: describeWindow(window) },
      location: image.locate(main.address),
      related: [{ ...image.locate(vectorTable.address), message: 'the vector table' }],
      remedies: [
        {
          title: 'Place code and vectors in one memory',
          certainty: 'documented',
          steps: [
            'In the linker script, send .text and .rodata to the region that holds the vector table.',
            'If the split is on purpose, program both memories, and switch this rule off in the configuration file.',
          ],
        },
      ],
    });
  },
});
