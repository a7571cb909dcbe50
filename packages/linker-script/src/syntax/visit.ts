import type { ParsedScript } from '../parsed-script.js';
import type { Expression, Name } from './expression.js';
import type { InputPattern } from './input-pattern.js';
import type { AssignmentStatement, OutputSectionStatement, OverlaySection, OverlayStatement, Statement } from './statement.js';

export interface StatementVisitor {
  /** Called for each statement before what is in it. */
  readonly statement?: (statement: Statement, script: ParsedScript) => void;
  /** Every expression that is not part of another. */
  readonly expression?: (expression: Expression, script: ParsedScript) => void;
  /** Names outside of expressions that refer to something. */
  readonly name?: (name: Name, kind: 'symbol' | 'region' | 'section', script: ParsedScript) => void;
  readonly assignment?: (assignment: AssignmentStatement, script: ParsedScript, section: OutputSectionStatement | OverlaySection | undefined) => void;
  readonly pattern?: (pattern: InputPattern, script: ParsedScript, section: OutputSectionStatement | OverlaySection | undefined) => void;
}

type Section = OutputSectionStatement | OverlaySection | undefined;

/** Walks all statements of a script and of the files that it includes, in the order in which ld reads them. */
export function visitStatements(script: ParsedScript, visitor: StatementVisitor): void {
  for (const statement of script.statements) visit(statement, script, undefined, visitor);
}

function visit(statement: Statement, script: ParsedScript, section: Section, visitor: StatementVisitor): void {
  visitor.statement?.(statement, script);
  const expression = (value: Expression | undefined): void => {
    if (value !== undefined) visitor.expression?.(value, script);
  };
  switch (statement.kind) {
    case 'memory':
      for (const region of statement.regions) visit(region, script, section, visitor);
      return;
    case 'region':
      expression(statement.origin);
      expression(statement.length);
      return;
    case 'regionAlias':
      visitor.name?.(statement.region, 'region', script);
      return;
    case 'include':
      for (const inner of statement.resolved?.statements ?? []) visit(inner, statement.resolved!, section, visitor);
      return;
    case 'assignment':
      visitor.assignment?.(statement, script, section);
      expression(statement.value);
      return;
    case 'assert':
      expression(statement.condition);
      return;
    case 'entry':
      visitor.name?.(statement.symbol, 'symbol', script);
      return;
    case 'insert':
      visitor.name?.(statement.section, 'section', script);
      return;
    case 'phdrs':
      for (const { type, at, flags } of statement.headers) {
        if (type.kind !== 'name') expression(type);
        expression(at);
        expression(flags);
      }
      return;
    case 'command':
      if (statement.command === 'EXTERN') for (const name of statement.arguments) visitor.name?.(name, 'symbol', script);
      return;
    case 'sections':
    case 'sectionGroup':
      if (statement.kind === 'sectionGroup') expression(statement.address);
      for (const content of statement.contents) visit(content, script, section, visitor);
      return;
    case 'outputSection':
      visitSection(statement, script, visitor, expression);
      return;
    case 'overlay':
      visitOverlay(statement, script, visitor, expression);
      return;
    case 'input':
      visitor.pattern?.(statement.pattern, script, section);
      return;
    case 'data':
    case 'fill':
      expression(statement.value);
  }
}

function visitSection(
  statement: OutputSectionStatement,
  script: ParsedScript,
  visitor: StatementVisitor,
  expression: (value: Expression | undefined) => void,
): void {
  expression(statement.address);
  expression(statement.typeValue);
  expression(statement.at);
  expression(statement.align);
  expression(statement.subalign);
  for (const content of statement.contents) visit(content, script, statement, visitor);
  if (statement.region !== undefined) visitor.name?.(statement.region, 'region', script);
  if (statement.loadRegion !== undefined) visitor.name?.(statement.loadRegion, 'region', script);
  expression(statement.fill);
}

function visitOverlay(statement: OverlayStatement, script: ParsedScript, visitor: StatementVisitor, expression: (value: Expression | undefined) => void): void {
  expression(statement.address);
  expression(statement.at);
  expression(statement.subalign);
  for (const section of statement.sections) {
    for (const content of section.contents) visit(content, script, section, visitor);
    expression(section.fill);
  }
  if (statement.region !== undefined) visitor.name?.(statement.region, 'region', script);
  if (statement.loadRegion !== undefined) visitor.name?.(statement.loadRegion, 'region', script);
  expression(statement.fill);
}
