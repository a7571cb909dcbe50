import type { AssertStatement, AssignmentOperator, AssignmentStatement } from '../syntax/statement.js';
import { gluedAdvice, gluedAssignment } from '../syntax/glued-assignment.js';
import type { Name } from '../syntax/expression.js';
import { parseAssertArguments, parseScriptExpression } from './parse-expression.js';
import type { Parser } from './parser.js';

export const assignmentOperators: ReadonlySet<string> = new Set(['=', '+=', '-=', '*=', '/=', '<<=', '>>=', '&=', '|=']);

/** After the name: `= expression ;`. */
export function parseAssignment(p: Parser, name: Name): AssignmentStatement {
  const operator = p.take().kind as AssignmentOperator;
  const value = parseScriptExpression(p);
  parseSeparator(p);
  return { kind: 'assignment', name, operator, value, provide: false, hidden: false, range: p.rangeFrom(name.range.start) };
}

/** `PROVIDE(name = expression);` and `HIDDEN`, `PROVIDE_HIDDEN`. */
export function parseProvide(p: Parser): AssignmentStatement {
  const keyword = p.take();
  p.expect('(');
  const name = parseAssignedName(p);
  p.expect('=');
  const value = parseScriptExpression(p);
  p.expect(')');
  parseSeparator(p);
  const provide = keyword.kind !== 'HIDDEN';
  const hidden = keyword.kind !== 'PROVIDE';
  return { kind: 'assignment', name, operator: '=', value, provide, hidden, range: p.rangeFrom(keyword.start) };
}

/** `ASSERT(condition, "message")`; within an output section a `;` must follow. */
export function parseAssertStatement(p: Parser, separated: boolean): AssertStatement {
  const start = p.take().start;
  return p.within('expression', () => {
    const { condition, message } = parseAssertArguments(p);
    if (separated) parseSeparator(p);
    return { kind: 'assert', condition, message, range: p.rangeFrom(start) };
  });
}

/** A missing `;` at the end of a line is reported and otherwise taken as there. */
export function parseSeparator(p: Parser): void {
  if (p.panicking || p.accept(';') !== undefined || p.accept(',') !== undefined) return;
  const followsLine = p.next.firstOnLine || p.next.kind === '}' || p.next.kind === 'end';
  p.fail("';'");
  if (followsLine) {
    p.panicking = false;
    p.relex();
  }
}

function parseAssignedName(p: Parser): Name {
  const token = p.next;
  const name = p.expectName('a symbol');
  const glued = gluedAssignment(token.text);
  if (glued !== undefined && !token.quoted && p.at(')')) p.fail(gluedAdvice(glued, token.text), token);
  return name;
}
