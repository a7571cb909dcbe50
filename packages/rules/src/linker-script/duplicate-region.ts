import { defineRule } from '../define-rule.js';
import { obstacleIn } from './obstacle.js';
import { sample } from './samples.js';

export const duplicateRegion = defineRule({
  id: 'linker-script/duplicate-region',
  since: '0.1.0',
  severity: 'error',
  needs: ['linkerScript'],
  docs: {
    what: 'MEMORY declares a region twice.',
    why: 'ld warns ("redeclaration of memory region") and lets the later declaration win. Lines that begin with `#` are comments to ld: in a script that is not run through the C preprocessor, both branches of an `#if` count.',
    symptom: 'The program is linked for the size or the address of the other declaration.',
    wrong: sample(['  RAM (rw) : ORIGIN', '  RAM (rw) : ORIGIN = 0x20000000, LENGTH = 64K\n  RAM (rw) : ORIGIN']),
    right: sample(),
    sources: ['GNU ld 2.40, ld/ldlang.c lang_memory_region_lookup(): "redeclaration of memory region"'],
  },
  messages: {
    twice: ({ name, directives }: { name: string; directives: boolean }) =>
      `The region "${name}" is declared already; ld takes the last declaration.${directives ? ' The lines with # are comments to ld, so that both branches count: run the script through the C preprocessor, or split it.' : ''}`,
  },
  check({ linkerScript }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    const { layout } = linkerScript;
    for (const { kind, range, script } of layout.problems) {
      if (kind !== 'duplicate-region') continue;
      const name = script.text.slice(range.start, range.end);
      const first = layout.regions.find((region) => region.name === name.replaceAll('"', ''));
      report({
        message: 'twice',
        data: { name, directives: script.preprocessed.directives.length > 0 },
        location: linkerScript.locate(range, script),
        related: first === undefined ? [] : [{ ...linkerScript.locate(first.nameRange, first.script), message: 'the first declaration' }],
        remedies: [{ title: 'Keep one declaration', certainty: 'documented', steps: ['Remove the declaration that is not meant, or give it another name.'] }],
      });
    }
  },
});
