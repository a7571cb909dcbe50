import { defineRule } from '../define-rule.js';
import { nearest } from './nearest.js';
import { obstacleIn } from './obstacle.js';
import { sample } from './samples.js';

export const undefinedRegion = defineRule({
  id: 'linker-script/undefined-region',
  since: '0.1.0',
  severity: 'error',
  needs: ['linkerScript'],
  docs: {
    what: 'A section, an alias or an expression names a memory region that MEMORY does not declare.',
    why: 'ld only warns ("memory region not declared") and makes up a region that covers all addresses from 0: the section lands somewhere, often at 0 or behind whatever came before it. Names of regions are case-sensitive.',
    symptom: 'Data that was meant for external flash is in the image at another address or missing from the file that is programmed; or the link fails later with an overlap.',
    wrong: sample(['{ KEEP(*(.isr_vector)) } > FLASH', '{ KEEP(*(.isr_vector)) } > FLSH']),
    right: sample(),
    sources: ['GNU ld 2.40 manual, Output Section Region; ld/ldlang.c lang_memory_region_lookup()'],
  },
  messages: {
    undefined: ({ name, known, near }: { name: string; known: string; near: string | undefined }) => `No memory region "${name}" is declared${near === undefined ? '' : `; did you mean "${near}"?`}${near === undefined && known !== '' ? '.' : ''}${known === '' ? ' (there is no MEMORY)' : ` Declared: ${known}.`}`,
  },
  check({ linkerScript }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    const { layout } = linkerScript;
    const known = [...new Set(layout.regions.flatMap(({ name, aliases }) => [name, ...aliases]))];
    for (const { kind, range, script } of layout.problems) {
      if (kind !== 'undefined-region') continue;
      const name = script.text.slice(range.start, range.end).replaceAll('"', '');
      const near = nearest(name, known);
      const location = linkerScript.locate(range, script);
      const sameButCase = known.filter((other) => other.toLowerCase() === name.toLowerCase());
      const steps = [near === undefined ? `Declare ${name} in MEMORY, or name one of the regions that are declared.` : `Write ${near}, or declare ${name} in MEMORY.`];
      const edits = sameButCase.length === 1 && sameButCase[0] !== undefined ? { edits: [{ file: location.file ?? '', range, newText: sameButCase[0] }] } : {};
      report({ message: 'undefined', data: { name, known: known.join(', '), near }, location, remedies: [{ title: 'Name a region that exists', certainty: 'documented', steps, ...edits }] });
    }
  },
});
