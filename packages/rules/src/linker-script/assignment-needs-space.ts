import { defineRule } from '../define-rule.js';
import { gluedNames } from './glued-names.js';
import { scriptsOf } from './obstacle.js';
import { sample } from './samples.js';

export const assignmentNeedsSpace = defineRule({
  id: 'linker-script/assignment-needs-space',
  since: '0.1.0',
  severity: 'error',
  needs: ['linkerScript'],
  docs: {
    what: 'An assignment has no blanks around its operator, and ld reads all of it as one name.',
    why: 'In a script, outside of expressions, `=` and other operators may be part of a name: file names have them. `ORIGIN=0x20000000` is therefore a name to ld; `ORIGIN = 0x20000000` is an assignment.',
    symptom: 'The link fails with "syntax error", or, within a section, with "cannot find x=1: No such file or directory".',
    wrong: sample(['ORIGIN = 0x20000000', 'ORIGIN=0x20000000']),
    right: sample(),
    sources: ['GNU ld 2.40, ld/ldlex.l: names in the states of a script', 'arm-none-eabi-ld 2.40: "syntax error" for ORIGIN=0x20000000'],
  },
  messages: {
    glued: ({ written, meant }: { written: string; meant: string }) => `ld reads "${written}" as one name. Write "${meant}": the operator needs blanks around it.`,
  },
  check({ linkerScript }, report) {
    for (const script of scriptsOf(linkerScript.script)) {
      if (script.preprocessed.done) continue;
      for (const { range, written, meant } of gluedNames(script, linkerScript.layout)) {
        const location = linkerScript.locate(range, script);
        report({
          message: 'glued',
          data: { written, meant },
          location,
          remedies: [{ title: 'Put blanks around the operator', certainty: 'proved', steps: [`Write ${meant}`], edits: [{ file: location.file ?? '', range, newText: meant }] }],
        });
      }
    }
  },
});
