import { defineRule } from '../define-rule.js';
import { obstacleIn } from './obstacle.js';
import { sample } from './samples.js';

/** Problems of the layout that have rules of their own. */
const elsewhere = new Set(['glued-assignment', 'duplicate-region', 'undefined-region']);

export const unlinkable = defineRule({
  id: 'linker-script/unlinkable',
  since: '0.1.0',
  severity: 'error',
  needs: ['linkerScript'],
  docs: {
    what: 'ld can read the script and stops when it carries it out: a division by zero, a location counter that moves backwards, two load addresses for one section, an assertion that fails whatever is linked.',
    why: 'These follow from the script alone, so that no program can be linked by it.',
    symptom: 'The link fails with the message of ld that stands in the finding.',
    wrong: sample(['  .stack : { . = . + 0x400; } > RAM\n', '  .stack : { . = . + 0x400; } > RAM\n  ASSERT(LENGTH(RAM) >= 128K, "too little RAM")\n']),
    right: sample(['  .stack : { . = . + 0x400; } > RAM\n', '  .stack : { . = . + 0x400; } > RAM\n  ASSERT(LENGTH(RAM) >= 64K, "too little RAM")\n']),
    sources: ['GNU ld 2.40, ld/ldexp.c and ld/ldlang.c: the messages of the same words'],
  },
  messages: { problem: ({ problem }: { problem: string }) => `ld carries this out and stops: ${problem}.` },
  check({ linkerScript }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    for (const { kind, severity, message, range, script } of linkerScript.layout.problems) {
      if (elsewhere.has(kind)) continue;
      report({ message: 'problem', ...(severity === 'warning' ? { severity } : {}), data: { problem: message }, location: linkerScript.locate(range, script) });
    }
  },
});
