import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';

/** Findings beyond this number say the same again. */
const mostFindings = 3;

export const differsFromLinkerScript = defineRule({
  id: 'image/differs-from-linker-script',
  since: '0.1.0',
  severity: 'warning',
  needs: ['image', 'linkerScript'],
  docs: {
    what: 'A section of the image lies outside of the memory region that the linker script gives it.',
    why: 'The image was linked with another script, or before this one was changed. Everything that is said of the script is then not true of the image, and the next build behaves differently.',
    symptom: 'The debugger and the programmer use addresses that the linker script in the editor does not have.',
    wrong: '```text\nscript: .text >QSPI (0x90000000)      image: .text at 0x08000188\n```',
    right: '```text\nscript: .text >QSPI (0x90000000)      image: .text at 0x90000188\n```',
    sources: ['GNU ld manual, Output Section Region and Output Section LMA'],
  },
  messages: {
    run: ({ section, address, region, origin, length }: { section: string; address: number; region: string; origin: number; length: number }) =>
      `Section ${section} of the image is at ${formatAddress(address)}, but the linker script puts it into ${region} (${formatAddress(origin)} to ${formatAddress(origin + length - 1)}): the image was not linked with this script as it stands.`,
    load: ({ section, address, region, origin, length }: { section: string; address: number; region: string; origin: number; length: number }) =>
      `Section ${section} of the image is loaded from ${formatAddress(address)}, but the linker script loads it from ${region} (${formatAddress(origin)} to ${formatAddress(origin + length - 1)}): the image was not linked with this script as it stands.`,
  },
  check({ image, linkerScript }, report) {
    const { layout } = linkerScript;
    let found = 0;
    for (const planned of layout.sections) {
      if (planned.discarded || planned.explicitAddress || planned.region === undefined || found >= mostFindings) continue;
      const built = image.image.section(planned.name);
      if (built === undefined || !built.allocated || built.size === 0) continue;
      // Two output sections of one name (two constraints, two files) leave open which is meant.
      if (layout.sections.filter(({ name }) => name === planned.name).length > 1) continue;
      const region = layout.region(planned.region);
      const loadRegion = planned.at === undefined && planned.loadRegion !== undefined ? layout.region(planned.loadRegion) : undefined;
      const misplaced = outside(built.address, region)
        ? { message: 'run' as const, region: region!, address: built.address, range: planned.regionRange }
        : built.loadAddress !== undefined && built.type !== 'nobits' && outside(built.loadAddress, loadRegion)
          ? { message: 'load' as const, region: loadRegion!, address: built.loadAddress, range: planned.loadRegionRange }
          : undefined;
      if (misplaced === undefined) continue;
      found++;
      report({
        message: misplaced.message,
        data: {
          section: planned.name,
          address: misplaced.address,
          region: misplaced.region.name,
          origin: misplaced.region.origin ?? 0,
          length: misplaced.region.length ?? 0,
        },
        location: image.locate(built.address),
        related: [{ ...linkerScript.locate(misplaced.range ?? planned.nameRange, planned.script), message: `${planned.name} in the linker script` }],
        remedies: [
          {
            title: 'Build again with this script',
            certainty: 'documented',
            steps: [
              'Clean and build the configuration that names this linker script.',
              'If the build uses another script, look at the linker option -T of the configuration.',
            ],
          },
        ],
      });
    }
  },
});

function outside(address: number, region: { readonly origin: number | undefined; readonly length: number | undefined } | undefined): boolean {
  return (
    region?.origin !== undefined && region.length !== undefined && region.length > 0 && (address < region.origin || address > region.origin + region.length)
  );
}
