import { formatAddress } from '@qspi-doctor/diagnostics';
import { vectorSectionOf } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { memoryClassAt } from './memory-class.js';
import { obstacleIn, otherMachineIn } from './obstacle.js';
import { sample } from './samples.js';
import { typicalLink, vectorsAlone, type Trial } from './trial-link.js';

export const vectorTableNotFirst = defineRule({
  id: 'linker-script/vector-table-not-first',
  since: '0.1.0',
  severity: 'error',
  needs: ['linkerScript'],
  uses: ['device'],
  docs: {
    what: 'Code or data of any size can be placed before the vector table in its memory, so that its address depends on the program.',
    why: 'The core (or the bootloader) reads the table at a fixed address. A table behind something of a fixed size (a header, a second-stage loader, padding to an address) is fine. A build-id note in front of the table moves it by 36 bytes in builds with --build-id.',
    symptom: 'The core faults at reset: it takes other bytes for its stack pointer and its reset handler.',
    wrong: sample(['  .isr_vector : { KEEP(*(.isr_vector)) } > FLASH\n', ''], ['  _sidata', '  .isr_vector : { KEEP(*(.isr_vector)) } > FLASH\n  _sidata']),
    right: sample(),
    sources: ['Armv7-M Architecture Reference Manual B1.5.2 and B1.5.5: vector table and reset behaviour', 'GNU ld 2.40 manual, Output Section Region: sections fill a region in the order of the script'],
  },
  messages: {
    moved: ({ before, pattern }: { before: string; pattern: string }) => `${before} is placed before the vector table (${pattern}), which then starts at no fixed address.`,
  },
  check({ linkerScript, device }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    if (otherMachineIn(linkerScript) !== undefined) return;
    const found = vectorSectionOf(linkerScript.layout);
    const alone = vectorsAlone(linkerScript).placed.get('vectors');
    const { placed } = typicalLink(linkerScript);
    const typical = placed.get('vectors');
    if (found === undefined || alone === undefined || typical === undefined) return;
    if (alone.address === undefined || typical.address === undefined) return report.unknown('where the vector table goes depends on values that the script does not have');
    // Behind an ALIGN of its own the table may stand anywhere: such a program gives its address to VTOR.
    if (typical.address === alone.address || typical.address % 128 === 0) return;
    // A copy in RAM may stand anywhere: the start-up code gives its address to VTOR.
    if (typical.loadAddress !== typical.address && memoryClassAt(typical.address, device?.device) === 'ram') return;
    const before = lastBefore(typical.address, placed);
    if (before === undefined) return;
    const { script } = found.section;
    report({
      message: 'moved',
      data: { before: before.name, pattern: script.text.slice(found.input.range.start, found.input.range.end) },
      location: linkerScript.locate(found.input.range, script),
      related: [{ ...linkerScript.locate(before.trial.pattern.range, before.trial.section.script), message: `${before.name} goes here, before the table` }],
      explains: ['linker-script/vector-table-misaligned', 'linker-script/vector-table-apart', 'image/vector-table-misaligned', 'image/invalid-vector-table'],
      remedies: [{ title: 'Let the vector table be the first in its memory', certainty: 'documented', steps: [`Move the pattern of the vector table to the front, so that it starts at ${formatAddress(alone.address)}.`] }],
    });
  },
});

/** What the trial link put directly before the table. */
function lastBefore(address: number, placed: ReadonlyMap<string, Trial>): { name: string; trial: Trial } | undefined {
  let best: { name: string; trial: Trial; end: number } | undefined;
  for (const [name, trial] of placed) {
    for (const start of [trial.address, trial.loadAddress]) {
      if (name === 'vectors' || start === undefined || start + trial.size > address) continue;
      if (best === undefined || start + trial.size > best.end) best = { name, trial, end: start + trial.size };
    }
  }
  return best;
}
