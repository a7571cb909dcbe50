import { formatAddress, formatSize } from '@qspi-doctor/diagnostics';
import type { Image } from '@qspi-doctor/elf';
import { isPresent } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';

interface Programmed {
  readonly low: number;
  readonly high: number;
}

export const overlaps = defineRule({
  id: 'image/overlaps',
  since: '0.1.0',
  severity: 'error',
  needs: ['program', 'image'],
  uses: ['device'],
  docs: {
    what: 'The application and the bootloader that starts it are programmed into the same flash addresses.',
    why: 'Whichever is programmed last destroys the other. Most often the application still has the linker script of a program that starts at reset.',
    symptom: 'After the application was programmed, the board no longer starts, or the bootloader behaves as if it were the application.',
    wrong:
      '```ld\nFLASH (rx) : ORIGIN = 0x08000000, LENGTH = 64K     /* bootloader */\nFLASH (rx) : ORIGIN = 0x08008000, LENGTH = 96K     /* application */\n```',
    right:
      '```ld\nFLASH (rx) : ORIGIN = 0x08000000, LENGTH = 32K     /* bootloader */\nFLASH (rx) : ORIGIN = 0x08008000, LENGTH = 96K     /* application */\n```',
    sources: ['ELF: program headers (physical addresses) of both images'],
  },
  messages: {
    both: ({ low, high, size, bootloader }: { low: number; high: number; size: number; bootloader: string }) =>
      `The image and ${bootloader} are both programmed at ${formatAddress(low)} to ${formatAddress(high - 1)} (${formatSize(size)}): one destroys the other.`,
    copy: ({ low, bootloader }: { low: number; bootloader: string }) =>
      `The image brings a bootloader of its own at ${formatAddress(low)}, and its bytes are not those of ${bootloader}: whichever is programmed last counts.`,
  },
  async check({ program, image, device }, report) {
    const { bootloader } = program;
    if (bootloader === undefined) return;
    const other = await bootloader.open('image');
    if (!isPresent(other)) return report.unknown(`${bootloader.name}: ${other.absent}`);
    const theirs = programmed(other.value.image);
    const isFlash = (address: number) => {
      const place = device?.device.memoryAt(address);
      return place === undefined ? address < 0x10000000 || address >= 0x60000000 : !('kind' in place) || place.kind === 'flash';
    };
    for (const own of programmed(image.image)) {
      for (const their of theirs) {
        const low = Math.max(own.low, their.low);
        const high = Math.min(own.high, their.high);
        if (low >= high || !isFlash(low) || sameBytes(image.image, other.value.image, low, high)) continue;
        const related = [{ ...other.value.locate(low), message: `${bootloader.name} at ${formatAddress(low)}` }];
        const location = image.locate(low);
        if (bringsBootloader(image.image, own, image.vectorTable?.loadAddress)) {
          report({
            message: 'copy',
            data: { low, bootloader: bootloader.name },
            location,
            related,
            severity: 'note',
            remedies: [
              {
                title: 'Build the application again after the bootloader',
                certainty: 'documented',
                steps: [
                  'The linker script takes the bootloader in as a binary file: build the bootloader, then the application, or leave the file out and program both.',
                ],
              },
            ],
          });
          return;
        }
        report({
          message: 'both',
          data: { low, high, size: high - low, bootloader: bootloader.name },
          location,
          related,
          explains: ['boot/main-not-reached', 'boot/vtor-mismatch'],
          remedies: [
            {
              title: 'Give each program a part of the flash of its own',
              certainty: 'documented',
              steps: [
                'In the linker script of the application, move ORIGIN of the flash region behind the bootloader (or into external flash), aligned to an erase sector.',
                'Limit LENGTH in the linker script of the bootloader to its part, so that ld reports the next overlap.',
                "Give the bootloader the application's new address.",
              ],
            },
          ],
        });
        return;
      }
    }
  },
});

/**
 * What a debugger programs. ld puts the file's own headers into the first segment where a page has room below the vectors; the sections say where
 * the content begins.
 */
function programmed({ segments, sections }: Image): readonly Programmed[] {
  return segments
    .filter(({ type, fileSize }) => type === 'load' && fileSize > 0)
    .map(({ physicalAddress, virtualAddress, fileSize }) => {
      const starts = sections
        .filter(({ allocated, size, type, address }) => allocated && size > 0 && type !== 'nobits' && address >= virtualAddress && address - virtualAddress < fileSize)
        .map(({ address }) => address - virtualAddress);
      return { low: physicalAddress + (starts.length > 0 ? Math.min(...starts) : 0), high: physicalAddress + fileSize };
    });
}

/** An application that carries the very bootloader (as scripts with TARGET(binary) do) writes what is there anyway. */
function sameBytes(a: Image, b: Image, low: number, high: number): boolean {
  const left = a.bytesAt(low, high - low, 'load');
  const right = b.bytesAt(low, high - low, 'load');
  return left !== undefined && right !== undefined && left.every((byte, index) => byte === right[index]);
}

/** A piece apart from the application's own table that starts with a vector table is a bootloader that was linked in as a binary file. */
function bringsBootloader(image: Image, { low, high }: Programmed, ownTable: number | undefined): boolean {
  if (ownTable === undefined || (ownTable >= low && ownTable < high)) return false;
  const stack = image.word(low, 'load');
  const reset = image.word(low + 4, 'load');
  return (
    stack !== undefined && reset !== undefined && stack >= 0x10000000 && stack < 0x40000000 && stack % 4 === 0 && reset % 2 === 1 && reset > low && reset < high
  );
}
