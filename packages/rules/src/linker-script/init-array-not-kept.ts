import { defineRule } from '../define-rule.js';
import { isKeptElsewhere, keepEdit, usesKeep } from './keep.js';
import { obstacleIn } from './obstacle.js';
import { sample } from './samples.js';

/** Destructors never run on a microcontroller: .fini_array may go. */
const arrays = /^\.(?:preinit_array|init_array)/;

export const initArrayNotKept = defineRule({
  id: 'linker-script/init-array-not-kept',
  since: '0.1.0',
  severity: 'warning',
  needs: ['linkerScript'],
  docs: {
    what: 'Pointers to constructors (`.init_array`, `.preinit_array`) are taken in without KEEP, in a script that uses KEEP elsewhere.',
    why: 'The start-up code walks the array between two symbols; nothing refers to its entries by name. With --gc-sections ld drops them.',
    symptom: 'Constructors of global C++ objects, and functions with the attribute constructor, never run.',
    wrong: sample(['  _sidata', '  .init_array (READONLY) :\n  {\n    PROVIDE_HIDDEN(__init_array_start = .);\n    *(SORT(.init_array.*) .init_array*)\n    PROVIDE_HIDDEN(__init_array_end = .);\n  } > FLASH\n  _sidata']),
    right: sample(['  _sidata', '  .init_array (READONLY) :\n  {\n    PROVIDE_HIDDEN(__init_array_start = .);\n    KEEP(*(SORT(.init_array.*) .init_array*))\n    PROVIDE_HIDDEN(__init_array_end = .);\n  } > FLASH\n  _sidata']),
    sources: ['GNU ld 2.40 manual, Input Section and Garbage Collection'],
  },
  messages: {
    dropped: ({ pattern }: { pattern: string }) => `${pattern} is taken in without KEEP: with --gc-sections the pointers to constructors are dropped, and no constructor runs.`,
  },
  check({ linkerScript }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    const { layout } = linkerScript;
    if (!usesKeep(layout)) return;
    for (const { inputs, discarded, script } of layout.sections) {
      for (const { sections, keep, range } of discarded ? [] : inputs) {
        if (keep || !sections.some((name) => arrays.test(name.pattern.text) && !isKeptElsewhere(name, layout))) continue;
        const edit = keepEdit(linkerScript, range, script);
        report({
          message: 'dropped',
          data: { pattern: script.text.slice(range.start, range.end) },
          location: linkerScript.locate(range, script),
          remedies: [{ title: 'Put KEEP(…) around it', certainty: 'documented', steps: [`Write ${edit.newText}`], edits: [edit] }],
        });
      }
    }
  },
});
