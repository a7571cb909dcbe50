import { vectorSectionOf } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { obstacleIn, otherMachineIn } from './obstacle.js';
import { sample } from './samples.js';

export const noEntry = defineRule({
  id: 'linker-script/no-entry',
  since: '0.1.0',
  severity: 'note',
  needs: ['linkerScript'],
  docs: {
    what: 'The script of a whole program has no ENTRY.',
    why: 'Without it (and without -e on the command line) ld takes the start of `.text` for the entry point. The core starts by the vector table, but debuggers set the program counter to the entry point after loading, and --gc-sections begins there.',
    symptom: 'ld warns "cannot find entry symbol _start"; a debug session begins in some function of the program.',
    wrong: sample(['ENTRY(Reset_Handler)\n', '']),
    right: sample(),
    sources: ['GNU ld 2.40 manual, Entry Point'],
  },
  messages: { none: () => 'The script has no ENTRY: without -e on the command line, debuggers start the program at the first code of .text.' },
  check({ linkerScript }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    if (otherMachineIn(linkerScript) !== undefined) return;
    const { layout } = linkerScript;
    const found = vectorSectionOf(layout);
    if (layout.entry !== undefined || found === undefined || layout.regions.length === 0) return;
    report({
      message: 'none',
      data: undefined,
      location: linkerScript.locate(found.section.nameRange, found.section.script),
      remedies: [{ title: 'Name the reset handler', certainty: 'documented', steps: ['Write ENTRY(Reset_Handler) at the top, with the name of your reset handler.'] }],
    });
  },
});
