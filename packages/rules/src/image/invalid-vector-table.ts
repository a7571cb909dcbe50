import type { Device } from '@qspi-doctor/devices';
import { formatAddress } from '@qspi-doctor/diagnostics';
import { readExternalLoader } from '@qspi-doctor/elf';
import { defineRule } from '../define-rule.js';

export const invalidVectorTable = defineRule({
  id: 'image/invalid-vector-table',
  since: '0.1.0',
  severity: 'error',
  needs: ['image'],
  uses: ['device', 'boot'],
  docs: {
    what: 'The image names a vector table, but its first word is no stack pointer in RAM, or its second is no Thumb address in the code of the image.',
    why: 'The core takes its stack pointer and its first instruction from these two words; bootloaders look at them to see whether there is a program. An even reset handler makes the core fault at once; a stack pointer outside RAM faults at the first push.',
    symptom: 'HardFault or lock-up right after reset, a program counter such as 0xfffffffe, or a bootloader that says that there is no program.',
    wrong: '```asm\ng_pfnVectors:\n  .word _estack\n  .word Reset_Handler   /* without .type Reset_Handler, %function: an even address */\n```',
    right: '```asm\n  .type Reset_Handler, %function\nReset_Handler:\n```',
    sources: ['Armv7-M Architecture Reference Manual B1.5.3, The vector table; B1.5.5, Reset behavior'],
  },
  messages: {
    stack: ({ table, value, why }: { table: number; value: number; why: string }) =>
      `The first word of the vector table at ${formatAddress(table)} is ${formatAddress(value)}: ${why}.`,
    reset: ({ table, value, why }: { table: number; value: number; why: string }) =>
      `The second word of the vector table at ${formatAddress(table)}, the reset handler, is ${formatAddress(value)}: ${why}.`,
  },
  check({ image, device, boot }, report) {
    const { vectorTable } = image;
    // Nothing starts an external loader by its table.
    if (vectorTable === undefined || vectorTable.plausible || readExternalLoader(image.image) !== undefined) return;
    const { address: table, initialStackPointer: stack, resetHandler: reset } = vectorTable;
    const location = image.locate(table);
    const resetWhy = whyNoHandler(reset, (address) => image.image.bytesAt(address, 2) !== undefined || image.image.bytesAt(address, 2, 'load') !== undefined);
    if (resetWhy !== undefined) {
      report({
        message: 'reset',
        data: { table, value: reset, why: resetWhy },
        location,
        related: reset % 2 === 0 && image.image.bytesAt(reset, 2) ? [{ ...image.locate(reset), message: 'the code that it points to' }] : [],
        explains: ['boot/main-not-reached'],
        remedies: [
          {
            title: 'Put the address of the reset handler, with its Thumb bit, into the second word',
            certainty: 'documented',
            steps: [
              'In the start-up file, mark the handler with .type Reset_Handler, %function (GNU as sets bit 0 of the addresses of Thumb functions).',
              'Check that the start-up file of this device is part of the build and that --gc-sections does not drop it.',
            ],
          },
        ],
      });
    }
    const stackWhy = whyNoStack(stack, device?.device);
    if (stackWhy === undefined) return;
    // Start-up code that loads the stack pointer itself runs in spite of the word; a bootloader that checks it does not start the program.
    const setsItself = boot?.alone.reachesMain === true && boot.alone.msp.writes.length > 0;
    // The core drops the two low bits at reset (Armv7-M, TakeReset): such a program runs, with a stack that the ABI does not allow.
    const dropped = stack % 4 !== 0 && whyNoStack(stack - (stack % 4), device?.device) === undefined;
    report({
      message: 'stack',
      data: { table, value: stack, why: stackWhy },
      location,
      ...(setsItself || dropped ? { severity: 'warning' as const } : { explains: ['boot/main-not-reached'] }),
      remedies: [
        {
          title: 'Let the first word be the end of a RAM that the device has',
          certainty: 'documented',
          steps: [
            'In the linker script: _estack = ORIGIN(RAM) + LENGTH(RAM); with the RAM of this part.',
            'In the start-up file, the first word of the table is .word _estack.',
          ],
        },
      ],
    });
  },
});

function whyNoHandler(value: number, isCode: (address: number) => boolean): string | undefined {
  if (value === 0 || value === 0xffffffff) return 'no address at all';
  if (value % 2 === 0) return 'its bit 0 is clear, so the core would leave Thumb state and fault';
  return isCode(value - 1) ? undefined : 'the image has no code there';
}

function whyNoStack(value: number, device: Device | undefined): string | undefined {
  if (value === 0 || value === 0xffffffff) return 'no address at all';
  if (value % 4 !== 0) return 'a stack pointer is a multiple of 8 (AAPCS), and the core drops its two low bits';
  const isRam = (address: number) => {
    const place = device?.memoryAt(address);
    return place !== undefined && (!('kind' in place) || (place.kind !== 'flash' && place.kind !== 'system'));
  };
  if (isRam(value) || isRam(value - 1)) return undefined;
  const inPlacesOfRam = (value >= 0x10000000 && value <= 0x40000000) || (value > 0x60000000 && value <= 0xe0000000);
  if (!inPlacesOfRam) return 'there is no RAM at such an address';
  return device?.memoriesComplete ? `${device.name} has no RAM there` : undefined;
}
