import { formatAddress, type Location } from '@qspi-doctor/diagnostics';
import { dataBefore, vectorSectionOf } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { memoryClassAt, regionAt } from './memory-class.js';
import { isFlashAlgorithm, obstacleIn, otherMachineIn } from './obstacle.js';
import { sample } from './samples.js';
import { typicalLink, vectorsAlone } from './trial-link.js';

/** What every core wants, and what is enough for the largest table of an STM32 (Armv7-M ARM B3.2.5: four bytes an entry, rounded up to a power of two). */
const least = 128;
const always = 1024;

export const vectorTableMisaligned = defineRule({
  id: 'linker-script/vector-table-misaligned',
  since: '0.1.0',
  severity: 'error',
  needs: ['linkerScript'],
  uses: ['device'],
  docs: {
    what: 'The script puts the vector table at an address that VTOR cannot hold.',
    why: 'VTOR has no low bits: the table must be aligned to a power of two that is at least four bytes for each of its entries (16 exceptions and all interrupts of the device), and to 128 at least. Without a device only the 128 are checked.',
    symptom: 'Some interrupts work, others fault or call a wrong handler.',
    wrong: sample(['ORIGIN = 0x08000000, LENGTH = 1M', 'ORIGIN = 0x08004040, LENGTH = 512K']),
    right: sample(['ORIGIN = 0x08000000, LENGTH = 1M', 'ORIGIN = 0x08004000, LENGTH = 512K']),
    sources: ['Armv7-M Architecture Reference Manual B3.2.5, Vector Table Offset Register', 'CMSIS device headers of ST: IRQn_Type, number of interrupts'],
  },
  messages: {
    misaligned: ({ address, alignment, device }: { address: number; alignment: number; device: string | undefined }) =>
      `The vector table is placed at ${formatAddress(address)}, which is no multiple of ${formatAddress(alignment)}: ${device === undefined ? 'no VTOR can' : `VTOR of ${device} cannot`} point there.`,
  },
  check({ linkerScript, device }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    if (otherMachineIn(linkerScript) !== undefined) return;
    const { layout } = linkerScript;
    const found = vectorSectionOf(layout);
    const alone = vectorsAlone(linkerScript).placed.get('vectors');
    if (found === undefined || alone === undefined) return;
    const address = alone.address === undefined ? undefined : alone.address - dataBefore(alone.section, alone.pattern);
    if (address === undefined) return report.unknown('where the vector table goes depends on values that the script does not have');
    const typical = typicalLink(linkerScript).placed.get('vectors');
    if (typical?.address !== alone.address) return;
    const alignment = device?.device.vectorTableAlignment ?? least;
    if (address % alignment === 0) {
      if (device === undefined && address % always !== 0) report.unknown(`which alignment the vector table needs depends on the device; ${formatAddress(address)} is no multiple of ${formatAddress(always)}, which would do for all`);
      return;
    }
    // Cores without VTOR read the table at 0 or at the start of the flash; a table that is copied to RAM may be loaded from anywhere.
    // A flash algorithm has a table that nothing takes exceptions from.
    if (isFlashAlgorithm(linkerScript)) return;
    if (alone.loadAddress !== alone.address && memoryClassAt(address, device?.device) !== 'ram') return;
    const region = regionAt(layout.regions, address);
    const wanted = Math.ceil(address / alignment) * alignment;
    const atOrigin = region?.origin === address;
    const location: Location = region !== undefined && atOrigin ? linkerScript.locate(region.originRange ?? region.range, region.script) : linkerScript.locate(found.input.range, found.section.script);
    report({
      message: 'misaligned',
      data: { address, alignment, device: device?.device.name },
      location,
      related: region !== undefined && atOrigin ? [{ ...linkerScript.locate(found.input.range, found.section.script), message: 'the vector table goes here' }] : [],
      // VTOR cannot point at such a table: that it points elsewhere follows.
      explains: ['image/vector-table-misaligned', 'project/vector-base-macro'],
      remedies: [{ title: `Move the vector table to ${formatAddress(wanted)}`, certainty: 'documented', steps: [atOrigin ? `Set the origin of ${region?.name ?? 'the region'} to ${formatAddress(wanted)}.` : `Put . = ALIGN(${formatAddress(alignment)}); before it.`, 'Give the bootloader and VTOR the new address.'] }],
    });
  },
});
