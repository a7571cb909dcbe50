import { formatAddress, type Remedy } from '@qspi-doctor/diagnostics';
import type { Difference, ImageFacts } from '@qspi-doctor/live-target';
import { defineRule } from '../define-rule.js';

/** More is another build. */
const patchBytes = 64;

const bytesText = (bytes: Uint8Array): string => [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');

export const contentDiffers = defineRule({
  id: 'target/content-differs',
  since: '0.1.0',
  severity: 'error',
  needs: ['program', 'image', 'target'],
  docs: {
    what: "The flash of the live target does not hold this image: its bytes were read and compared with the file's, at the addresses at which they are programmed.",
    why: 'A debugger places breakpoints and shows source lines by the file. Where the flash holds an older build, nothing at all, or the right bytes read in a wrong way (dummy cycles, alternate bytes, a chip left in QPI mode), the core executes something else.',
    symptom: 'Stepping jumps between unrelated lines; the program ends in a fault right after the jump; pc is 0xfffffffe because the vector was read as 0xffffffff.',
    wrong: '```text\n0x90000000   image 00 80 01 20 05 04 00 90   target ff ff ff ff ff ff ff ff   (erased)\n```',
    right: '```text\n0x90000000   image 00 80 01 20 05 04 00 90   target 00 80 01 20 05 04 00 90\n```',
    sources: [
      'https://community.st.com: pc = 0xfffffffe after a jump into erased flash; wrong bytes at 0x90000000 after a change of mode or dummy cycles',
      'GDB manual, "compare-sections": the same question in GDB',
    ],
  },
  messages: {
    erased: ({ address }: { address: number }) => `From ${formatAddress(address)} on the flash reads as 0xff: it is erased, and the image was never programmed there.`,
    zeros: ({ address }: { address: number }) => `From ${formatAddress(address)} on the target reads as zeros where the image has other bytes: the flash does not answer, or the server does not tell that it cannot read it.`,
    shifted: ({ address, shift }: { address: number; shift: number }) =>
      `From ${formatAddress(address)} on the target shows the bytes of the image ${Math.abs(shift)} ${Math.abs(shift) === 1 ? 'place' : 'places'} ${shift > 0 ? 'too late' : 'too early'}: the image is programmed, and the memory is read with a wrong number of dummy cycles or alternate bytes.`,
    other: ({ address, differing, compared }: { address: number; differing: number; compared: number }) =>
      `The target holds something else than this image: ${differing} of ${compared} bytes differ, the first at ${formatAddress(address)}. It is another build, or it was changed since.`,
    patched: ({ address, differing, compared }: { address: number; differing: number; compared: number }) =>
      `The target holds this image but for ${differing} of ${compared} bytes, the first at ${formatAddress(address)}: something was changed after the build (a checksum, a parameter, a breakpoint that was left in), or a build with a small change is on the chip.`,
    unreadable: ({ address, why }: { address: number; why: string }) => `The controller says that the memory is mapped, and ${formatAddress(address)} cannot be read: ${why}.`,
  },
  check({ image, target }, report) {
    const facts = target.image;
    if (facts === undefined || facts.total === 0) return report.unknown(`${image.file} has no bytes for flash that could be compared`);
    if (facts.unreadable) {
      report({ message: 'unreadable', data: facts.unreadable, location: image.locate(facts.unreadable.address), remedies: [readRight()] });
      return;
    }
    if (facts.difference) {
      const { difference } = facts;
      const { address, expected, found } = difference;
      // A checksum or a serial number that a tool puts in after the build is no other build.
      const isPatch = difference.looks === 'other' && facts.differing <= patchBytes && facts.differing * 100 < facts.compared;
      report({
        message: isPatch ? 'patched' : difference.looks,
        ...(isPatch ? { severity: 'warning' as const } : {}),
        data: { address, shift: difference.shift, differing: facts.differing, compared: facts.compared },
        location: image.locate(address),
        related: [{ address, message: `image ${bytesText(expected)}   target ${bytesText(found)}; ${comparedText(facts)}` }],
        explains: ['target/fault', 'target/main-not-reached', 'target/vtor-differs'],
        remedies: remediesFor(difference),
      });
    }
    if (facts.hidden > 0) report.unknown(`${facts.hidden} of ${facts.total} bytes are in memory that is not mapped now`);
  },
});

function comparedText({ compared, total, differing }: ImageFacts): string {
  return `${differing} of ${compared} compared bytes differ${compared < total ? ` (${total} in all)` : ''}`;
}

function remediesFor({ looks }: Difference): readonly Remedy[] {
  return looks === 'shifted' || looks === 'zeros' ? [readRight(), program()] : [program(), readRight()];
}

function program(): Remedy {
  return {
    title: 'Program this image',
    certainty: 'documented',
    steps: [
      "With the board's external loader: STM32_Programmer_CLI -c port=SWD mode=UR -el <loader>.stldr -w <image>.elf -v",
      'Or let the debug configuration do it: the image in the load list with "Download" on, and the loader enabled (qspi-doctor launch writes such a configuration). Reset afterwards: the loader leaves the memory in a mode of its own.',
    ],
  };
}

function readRight(): Remedy {
  return {
    title: 'Read the memory as its data sheet wants it',
    certainty: 'reported',
    steps: [
      'Compare instruction, address size, dummy cycles and alternate bytes of the memory-mapped mode with the data sheet of the chip: too few or too many dummy cycles shift everything by a constant number of bytes.',
      'A chip that was left in QPI or octal mode answers a single-line command with nonsense: reset it first (0x66, 0x99 on most), or cut its power.',
      'Lower the clock of the controller once, to see whether timing is the reason.',
    ],
  };
}
