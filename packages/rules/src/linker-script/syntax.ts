import type { ParsedScript } from '@qspi-doctor/linker-script';
import { defineRule } from '../define-rule.js';
import { gluedNames } from './glued-names.js';
import { isFragment, scriptsOf } from './obstacle.js';
import { sample } from './samples.js';

export const syntax = defineRule({
  id: 'linker-script/syntax',
  since: '0.1.0',
  severity: 'error',
  needs: ['linkerScript'],
  docs: {
    what: 'The linker cannot read the script here.',
    why: 'ld stops at the first error of a script; all of them are listed here, each with what was expected. Where a brace is missing or too many, only the first is: the rest would be about the wrong place.',
    symptom: 'The link fails with "syntax error". Its line is the one at which ld gave up, which may be the line after the mistake.',
    wrong: sample(['_sidata = LOADADDR(.data);', '_sidata = LOADADDR(.data;']),
    right: sample(),
    sources: ['GNU ld 2.40 manual, Linker Scripts; ld/ldgram.y'],
  },
  messages: {
    error: ({ problem }: { problem: string }) => `ld cannot read this: ${problem}.`,
    ignored: ({ problem }: { problem: string }) => `ld skips this with a warning: ${problem}.`,
    circle: ({ name }: { name: string }) => `"${name}" includes itself, directly or by others: ld gives up.`,
  },
  check({ linkerScript }, report) {
    // Every second byte of Latin text in UTF-16 is 0, behind the two bytes of the byte order mark.
    if (/^.{0,2}(?:\0[^\0]|[^\0]\0){2}/su.test(linkerScript.script.text)) {
      report({ message: 'error', data: { problem: 'the file is saved as UTF-16; save it as UTF-8' }, location: linkerScript.locate({ start: 0, end: 1 }, linkerScript.script) });
      return;
    }
    if (linkerScript.script.problems.length > 0 && isFragment(linkerScript.script)) return report.unknown('the file has neither MEMORY nor SECTIONS: it is a part of another script, which says how it is read');
    for (const script of scriptsOf(linkerScript.script)) {
      const { problems, ignored, preprocessed, includes } = script;
      if (preprocessed.done && problems.length > 0) {
        report.unknown('the script goes through the C preprocessor first, and the macros that the build gives it are not known');
        continue;
      }
      // Where braces do not match, what follows the first error is read in the wrong place.
      const judged = problems.length < 2 || bracesMatch(script) ? problems : problems.slice(0, 1);
      const glued = new Set(problems.length === 0 ? [] : gluedNames(script, linkerScript.layout).map(({ problem }) => problem));
      for (const problem of judged) {
        if (!glued.has(problem)) report({ message: 'error', data: { problem: problem.message }, location: linkerScript.locate(problem.range, script) });
      }
      for (const problem of problems.length > 0 ? [] : ignored) report({ message: 'ignored', severity: 'warning', data: { problem: problem.message }, location: linkerScript.locate(problem.range, script) });
      for (const { name, range, why } of includes) {
        if (why === 'cycle') report({ message: 'circle', data: { name }, location: linkerScript.locate(range, script) });
      }
    }
  },
});

function bracesMatch({ tokens }: ParsedScript): boolean {
  let depth = 0;
  for (const { kind } of tokens) {
    if (kind === '{') depth++;
    else if (kind === '}' && --depth < 0) return false;
  }
  return depth === 0;
}
