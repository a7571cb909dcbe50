import { defineRule } from '../define-rule.js';

/** Clocks of file systems and the order in which a checkout or an unpacking writes files make smaller differences without meaning. */
const margin = 5 * 60_000;

export const olderThanSources = defineRule({
  id: 'image/older-than-sources',
  since: '0.1.0',
  severity: 'warning',
  needs: ['image'],
  docs: {
    what: 'Sources that went into the image were changed after it was built.',
    why: 'The debugger shows the new source beside the old code: lines do not match, and a change that seems to have no effect was never built. A checkout or an unpacked archive gives all files one age; that is no evidence and is not reported.',
    symptom: 'The debugger halts in the wrong line, or what was just corrected still goes wrong.',
    wrong: '```text\nDebug/app.elf    built 10:02\nCore/Src/main.c  changed 10:31\n```',
    right: '```text\nCore/Src/main.c  changed 10:31\nDebug/app.elf    built 10:32\n```',
    sources: ['Times of last change of the files; DWARF line table of the image: which files it was compiled from'],
  },
  messages: {
    older: ({ file, minutes, others }: { file: string; minutes: number; others: number }) =>
      `${file} was changed ${minutes < 120 ? `${minutes} minutes` : minutes < 2880 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1440)} days`} after the image was built${others > 0 ? ` (and ${others} more of its sources)` : ''}: what runs is not what the editor shows.`,
  },
  check({ image }, report) {
    if (!image.image.hasDebugInfo) return report.unknown('the image has no debug information, so which sources it was built from is not known');
    const sources = image.sources();
    if (sources.length === 0) return report.unknown('none of the sources that the image was compiled from is in the folder');
    const newer = sources.filter(({ modified }) => modified > image.modified + margin).sort((a, b) => b.modified - a.modified);
    const [newest, ...others] = newer;
    if (newest === undefined) return;
    // Somebody edits some files; that most of them are newer than the image means that they arrived together, apart from it.
    if (newer.length * 2 > sources.length)
      return report.unknown('most sources are newer than the image: it was copied from elsewhere or kept from an earlier checkout, so the times say nothing');
    report({
      message: 'older',
      data: { file: newest.file, minutes: Math.round((newest.modified - image.modified) / 60_000), others: others.length },
      location: image.location,
      related: newer.slice(0, 4).map(({ file }) => ({ file, message: 'changed after the image was built' })),
      remedies: [
        {
          title: 'Build the project again',
          certainty: 'documented',
          steps: ['Build the configuration that was examined, program the new image, and start the debugger again.'],
        },
      ],
    });
  },
});
