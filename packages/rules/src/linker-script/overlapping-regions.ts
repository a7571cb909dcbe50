import { formatAddress, formatSize } from '@qspi-doctor/diagnostics';
import type { Region } from '@qspi-doctor/linker-script';
import { defineRule } from '../define-rule.js';
import { obstacleIn } from './obstacle.js';
import { placedRegions, sectionsIn } from './region-use.js';
import { sample } from './samples.js';
import { holdsProgram } from './trial-link.js';

export const overlappingRegions = defineRule({
  id: 'linker-script/overlapping-regions',
  since: '0.1.0',
  severity: 'error',
  needs: ['linkerScript', 'program'],
  docs: {
    what: 'Two memory regions share addresses, and sections are placed in both (or they overlap in part).',
    why: 'ld fills each region from its own origin and knows nothing of the other: as soon as both hold enough, one section lies upon another. A second name for the same memory is declared with REGION_ALIAS. A region that lies wholly within another one, further up, is a note, and a partial overlap with a region that no section uses a warning; nothing is reported where one of the two only frames the other. In the diagnosis of a folder, two regions that are for buffers alone (neither vectors, code, data nor stack) are a warning.',
    symptom: 'The link fails with "section .x LMA overlaps section .y LMA", often only when the program has grown; or variables overwrite each other.',
    wrong: sample(['LENGTH = 1M', 'LENGTH = 512K\n  ASSETS (r) : ORIGIN = 0x08060000, LENGTH = 256K'], ['  .stack :', '  .assets : { KEEP(*(.assets*)) } > ASSETS\n  .stack :']),
    right: sample(['LENGTH = 1M', 'LENGTH = 384K\n  ASSETS (r) : ORIGIN = 0x08060000, LENGTH = 256K'], ['  .stack :', '  .assets : { KEEP(*(.assets*)) } > ASSETS\n  .stack :']),
    sources: ['GNU ld 2.40 manual, MEMORY Command and REGION_ALIAS'],
  },
  messages: {
    overlap: ({ name, other, start, shared }: { name: string; other: string; start: number; shared: number }) => `The regions ${other} and ${name} share ${formatSize(shared)} from ${formatAddress(start)}.`,
  },
  check({ linkerScript, program }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    const { layout } = linkerScript;
    const regions = placedRegions(layout);
    // Of firmware, the question is whether it runs: ld itself refuses sections that lie upon each other.
    const areBuffers = (...pair: readonly Region[]) => program.siblings.length > 0 && !pair.some((each) => holdsProgram(linkerScript, each));
    regions.forEach((region, index) => {
      for (const other of regions.slice(0, index)) {
        const start = Math.max(region.origin, other.origin);
        const end = Math.min(region.origin + region.length, other.origin + other.length);
        if (start >= end) continue;
        const within = start === Math.max(region.origin, other.origin) && (end - start === region.length || end - start === other.length);
        const bothUsed = sectionsIn(region, layout).length > 0 && sectionsIn(other, layout).length > 0;
        if (within && !bothUsed) continue;
        // The fault is in the length of the one that comes first in memory.
        const [lower, upper] = other.origin <= region.origin ? [other, region] : [region, other];
        report({
          message: 'overlap',
          // Both are filled from their origins: from one place they collide at once. One that lies further up in the other is a habit of ST's
          // (a table at a fixed place, SRAM2 at the end of all RAM), and ld sees it when contents meet.
          ...(within && region.origin !== other.origin ? { severity: 'note' as const } : bothUsed && !areBuffers(region, other) ? {} : { severity: 'warning' as const }),
          data: { name: upper.name, other: lower.name, start, shared: end - start },
          location: linkerScript.locate(placeOf(within ? region : lower), region.script),
          related: [{ ...linkerScript.locate((within ? other : upper).range, other.script), message: `the region ${within ? other.name : upper.name}` }],
          remedies: [{ title: 'Part the regions', certainty: 'documented', steps: [`End ${lower.name} at ${formatAddress(upper.origin)}: LENGTH = 0x${(upper.origin - lower.origin).toString(16)}; or declare a second name for the same memory with REGION_ALIAS.`] }],
        });
      }
    });
  },
});

function placeOf({ lengthRange, range }: Region) {
  return lengthRange ?? range;
}
