import { formatAddress } from '@qspi-doctor/diagnostics';
import { isPresent, type ImageInput, type ProgramInputs } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { judgeVectorBase } from './judge-vector-base.js';
import { storeEvidence } from './vector-base-evidence.js';

type Subject = Pick<ProgramInputs, 'program' | 'image' | 'boot'> & Partial<Pick<ProgramInputs, 'device' | 'project'>>;

export const sourcesDifferFromImage = defineRule({
  id: 'project/sources-differ-from-image',
  since: '0.1.0',
  severity: 'warning',
  needs: ['program', 'image', 'boot'],
  uses: ['device', 'project'],
  docs: {
    what: 'The sources set the vector table offset register (VTOR) to one address, the image that was built from them to another. Looked at where the image does it wrong, or where system_stm32….c was changed after the image was built, and said only where both are certain.',
    why: 'What runs is the image. A correction in the sources does nothing until it is built, and a mistake that was made after the last build shows up with the next one.',
    symptom: 'The correction that was just made seems to have no effect; or a program that works stops working with the next build.',
    wrong: '```text\nsystem_stm32h7xx.c:   VECT_TAB_BASE_ADDRESS QSPI_BASE        → VTOR = 0x90000000\nDebug/App.elf, run:   VTOR = 0x08000000 at main\n```',
    right: '```text\nProject → Clean…, Build: both say 0x90000000\n```',
    sources: ['A run of the image from its reset vector, against the sources read with the defines of the build configuration'],
  },
  messages: {
    cured: ({ built, value, file }: { built: number; value: number; file: string }) =>
      `The sources set VTOR to ${formatAddress(value)}, the vector table; ${file}, as it was built, has it at ${formatAddress(built)}. It was not built from these sources: build it again.`,
    other: ({ built, value, file }: { built: number; value: number; file: string }) =>
      `The sources set VTOR to ${formatAddress(value)}; ${file}, as it was built, has it at ${formatAddress(built)}. It was not built from these sources, or with other defines, and neither is the vector table.`,
    next: ({ built, value, file }: { built: number; value: number; file: string }) =>
      `${file} has VTOR at its vector table, ${formatAddress(built)}; the sources would now set it to ${formatAddress(value)}. The next build goes wrong.`,
  },
  async check({ program, image, boot, device, project }: Subject, report) {
    const { vectorTable } = image;
    const { vtorAtMain } = boot;
    if (vectorTable === undefined || vtorAtMain === undefined) return;
    const isRight = boot.sameMemory(vtorAtMain.value, vectorTable.address) || boot.correctedInMain !== undefined;
    // Reading sources takes time: only where there is a reason.
    if (isRight && !systemFileIsNewer(image)) return;
    const opened = await program.open('sources');
    if (!isPresent(opened)) return report.unknown(opened.absent);
    const sources = opened.value;
    const verdict = judgeVectorBase(sources, vectorTable.address, device?.device);
    if (verdict.kind !== 'right' && verdict.kind !== 'elsewhere') return;
    if (isRight ? verdict.kind === 'right' : boot.sameMemory(verdict.value, vtorAtMain.value)) return;
    report({
      message: isRight ? 'next' : verdict.kind === 'right' ? 'cured' : 'other',
      data: { built: vtorAtMain.value, value: verdict.value, file: image.file },
      location: { ...sources.locate(verdict.store.place), ...(verdict.store.function === undefined ? {} : { symbol: verdict.store.function }) },
      related: [
        ...storeEvidence(verdict.store, sources, project).slice(1),
        vtorAtMain.writtenAt === undefined || vtorAtMain.by !== 'application' ? { ...image.location, message: 'the image that was run' } : { ...image.locate(vtorAtMain.writtenAt), message: `the image writes ${formatAddress(vtorAtMain.value)} here` },
      ],
      remedies: [
        {
          title: isRight ? 'Correct the sources before the next build' : 'Build the project again',
          certainty: 'documented',
          steps: [isRight ? `Let SystemInit set VTOR to ${formatAddress(vectorTable.address)}, where the vector table is.` : 'Clean and build the configuration that was examined, program the new image, and start the debugger again.'],
        },
      ],
    });
  },
});

/** Clocks of file systems and the order in which a checkout writes files make smaller differences without meaning. */
const margin = 5 * 60_000;

function systemFileIsNewer(image: ImageInput): boolean {
  const all = image.sources();
  const newer = all.filter(({ modified }) => modified > image.modified + margin);
  // That most of them are newer means that they arrived together, apart from the image.
  return newer.length * 2 <= all.length && newer.some(({ file }) => /(?:^|\/)system_\w+\.c$/i.test(file));
}
