import type { ParsedScript } from '../parsed-script.js';
import type { AssertStatement, AssignmentStatement, SectionsContent, Statement } from '../syntax/statement.js';
import type { Expression } from '../syntax/expression.js';
import { overlayStates, sectionState, type SectionState } from './section-state.js';

/** What ld does one after the other. `gap`: an include that is not there; what it would do is unknown. */
export type Step =
  | { readonly kind: 'assignment'; readonly statement: AssignmentStatement; readonly script: ParsedScript }
  | { readonly kind: 'assert'; readonly statement: AssertStatement; readonly script: ParsedScript }
  | { readonly kind: 'section'; readonly state: SectionState }
  /** The location counter after an overlay: behind its longest section. */
  | { readonly kind: 'overlayEnd'; readonly states: readonly SectionState[] }
  | { readonly kind: 'setDot'; readonly value: Expression; readonly script: ParsedScript }
  | { readonly kind: 'gap' };

/** The steps of a script and its included files, in ld's order. */
export function stepsOf(script: ParsedScript): { steps: Step[]; statements: { statement: Statement; script: ParsedScript }[]; inserts: boolean } {
  const steps: Step[] = [];
  const statements: { statement: Statement; script: ParsedScript }[] = [];
  let inserts = false;
  const addContents = (contents: readonly SectionsContent[], from: ParsedScript): void => {
    for (const content of contents) add(content, from);
  };
  const add = (statement: Statement, from: ParsedScript): void => {
    statements.push({ statement, script: from });
    switch (statement.kind) {
      case 'assignment':
      case 'assert':
        steps.push({ kind: statement.kind, statement, script: from } as Step);
        return;
      case 'outputSection':
        steps.push({ kind: 'section', state: sectionState(statement, from) });
        return;
      case 'overlay': {
        const states = overlayStates(statement, from);
        for (const state of states) steps.push({ kind: 'section', state });
        steps.push({ kind: 'overlayEnd', states });
        return;
      }
      case 'sectionGroup':
        if (statement.address !== undefined) steps.push({ kind: 'setDot', value: statement.address, script: from });
        addContents(statement.contents, from);
        return;
      case 'sections':
        addContents(statement.contents, from);
        return;
      case 'insert':
        inserts = true;
        return;
      case 'include':
        if (statement.resolved === undefined) steps.push({ kind: 'gap' });
        else for (const inner of statement.resolved.statements) add(inner, statement.resolved);
    }
  };
  for (const statement of script.statements) add(statement, script);
  return { steps, statements, inserts };
}
