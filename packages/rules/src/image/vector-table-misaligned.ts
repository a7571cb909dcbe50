import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { regionHolding } from '../region-holding.js';

export const vectorTableMisaligned = defineRule({
  id: 'image/vector-table-misaligned',
  since: '0.1.0',
  severity: 'error',
  needs: ['image', 'device'],
  uses: ['linkerScript'],
  docs: {
    what: 'The vector table stands at an address that VTOR cannot hold for this device.',
    why: 'VTOR ignores its low bits: a table must be aligned to a power of two that is at least four bytes for each of its entries (16 exceptions and all interrupts of the device), and at least 128 bytes. With a smaller alignment the core ORs the exception number into address bits that are already set and fetches another handler.',
    symptom: 'The program runs; some interrupts work, others fault or call a wrong handler.',
    wrong: '```ld\nMEMORY { QSPI (rx) : ORIGIN = 0x90000100, LENGTH = 8M }\n```',
    right: '```ld\nMEMORY { QSPI (rx) : ORIGIN = 0x90000200, LENGTH = 8M }\n```',
    sources: [
      'Armv7-M Architecture Reference Manual B3.2.5, Vector Table Offset Register',
      'Arm DUI 0471, Vector table alignment',
      'CMSIS device headers of ST: IRQn_Type, number of interrupts',
    ],
  },
  messages: {
    misaligned: ({ address, alignment, interrupts, device }: { address: number; alignment: number; interrupts: number; device: string }) =>
      `The vector table is at ${formatAddress(address)}. On ${device} it has 16 + ${interrupts} entries, so its address must be a multiple of ${formatAddress(alignment)}: VTOR cannot point here.`,
  },
  check({ image, device, linkerScript }, report) {
    const { vectorTable } = image;
    const { vectorTableAlignment: alignment, interruptCount } = device.device;
    if (vectorTable === undefined || !vectorTable.plausible) return report.unknown('the image has no vector table');
    if (alignment === undefined || interruptCount === undefined) return report.unknown(`the number of interrupts of ${device.device.name} is not known`);
    if (vectorTable.address % alignment === 0) return;
    // A program whose VTOR points to another table (a copy in RAM) may keep the first one anywhere; the boot rules judge that.
    const wanted = Math.ceil(vectorTable.address / alignment) * alignment;
    const region = linkerScript && regionHolding(linkerScript.layout, vectorTable.address);
    report({
      message: 'misaligned',
      data: { address: vectorTable.address, alignment, interrupts: interruptCount, device: device.device.name },
      location: image.locate(vectorTable.address),
      related:
        linkerScript && region
          ? [{ ...linkerScript.locate(region.originRange ?? region.range, region.script), message: `region ${region.name}, in which the table lies` }]
          : [],
      remedies: [
        {
          title: `Move the vector table to ${formatAddress(wanted)}`,
          certainty: 'documented',
          steps: [
            `In the linker script, give the section of the vector table an aligned start: . = ALIGN(${formatAddress(alignment)}); before it, or move the region's ORIGIN to ${formatAddress(wanted)}.`,
            'Give the bootloader and VTOR the new address.',
          ],
        },
      ],
    });
  },
});
