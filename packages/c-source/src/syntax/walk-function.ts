import type { Node } from './c-parser.js';
import { evaluate, type Names } from './evaluate.js';
import type { CodeEvent, FunctionFacts } from './events.js';
import { targetOf } from './registers.js';
import { unknownValue, type CValue } from './value.js';
import { Variables } from './variables.js';

/** Whether what follows a statement is executed. */
type Flow = 'next' | 'maybe' | 'never';

const deepest = 200;
const mostEvents = 20_000;

/**
 * What a function does, statement by statement. Nothing of it is executed: a condition that the text does not decide makes both ways
 * conditional, and so is what stands where nobody can say whether it is compiled.
 */
export function walkFunction(node: Node, name: string, outer: Names, isUncertain: (offset: number) => boolean): FunctionFacts {
  const walker = new Walker(outer, isUncertain);
  const declarator = node.childForFieldName('declarator');
  for (const parameter of declarator?.descendantsOfType('parameter_declaration') ?? []) {
    const own = parameter?.descendantsOfType('identifier')[0];
    if (own) walker.variables.declare(own.text);
  }
  const body = node.childForFieldName('body');
  if (body) walker.statement(body, false, 0);
  const head = node.text.slice(0, Math.max(0, (body?.startIndex ?? node.startIndex) - node.startIndex));
  return {
    name,
    range: { start: node.startIndex, end: node.endIndex },
    isStatic: node.namedChildren.some((child) => child?.type === 'storage_class_specifier' && child.text === 'static'),
    isWeak: /\bweak\b/.test(head),
    isDamaged: node.hasError || walker.tooDeep,
    events: walker.events,
    mentions: walker.mentions,
  };
}

class Walker {
  readonly events: CodeEvent[] = [];
  readonly mentions = new Set<string>();
  readonly variables: Variables;
  tooDeep = false;
  readonly #isUncertain: (offset: number) => boolean;

  constructor(outer: Names, isUncertain: (offset: number) => boolean) {
    this.variables = new Variables(outer);
    this.#isUncertain = isUncertain;
  }

  statement(node: Node, conditional: boolean, depth: number): Flow {
    if (depth > deepest || this.events.length > mostEvents) {
      this.tooDeep = true;
      return 'maybe';
    }
    const part = (field: string) => node.childForFieldName(field);
    switch (node.type) {
      case 'compound_statement':
        return this.#sequence(node.namedChildren, conditional, depth);
      case 'declaration':
        this.#declaration(node, conditional, depth);
        return 'next';
      case 'if_statement':
        return this.#choice(part('condition'), part('consequence'), part('alternative')?.namedChild(0) ?? null, conditional, depth);
      case 'while_statement':
      case 'for_statement':
      case 'do_statement':
        return this.#loop(node, conditional, depth);
      case 'switch_statement': {
        this.#visit(part('condition'), conditional, depth);
        this.variables.forgetAssigned(node);
        const body = part('body');
        for (const each of body?.namedChildren ?? []) if (each) for (const inner of each.namedChildren) if (inner) this.#statementOrExpression(inner, true, depth + 1);
        this.variables.forgetAssigned(node);
        return leaves(node, ['return_statement', 'goto_statement']) ? 'maybe' : 'next';
      }
      case 'return_statement':
        this.#visit(node, conditional, depth);
        return 'never';
      case 'goto_statement':
      case 'break_statement':
      case 'continue_statement':
        return 'never';
      case 'labeled_statement': {
        const inner = node.namedChildren.at(-1);
        if (inner) this.statement(inner, true, depth + 1);
        return 'maybe';
      }
      default:
        this.#visit(node, conditional, depth);
        return 'next';
    }
  }

  #sequence(statements: readonly (Node | null)[], conditional: boolean, depth: number): Flow {
    let flow: Flow = 'next';
    for (const statement of statements) {
      if (statement === null) continue;
      if (flow === 'never' && statement.type !== 'labeled_statement') continue;
      const uncertain = this.#isUncertain(statement.startIndex);
      const before = uncertain ? this.variables.snapshot() : undefined;
      const done = this.statement(statement, conditional || uncertain || flow !== 'next', depth + 1);
      if (before) this.variables.meet(before);
      const own = uncertain && done === 'never' ? 'maybe' : done;
      flow = flow === 'next' ? own : own === 'never' ? 'never' : 'maybe';
    }
    return flow;
  }

  #statementOrExpression(node: Node, conditional: boolean, depth: number): Flow {
    return node.type.endsWith('_statement') || node.type === 'declaration' ? this.statement(node, conditional, depth) : (this.#visit(node, conditional, depth), 'next');
  }

  #choice(condition: Node | null, consequence: Node | null, alternative: Node | null, conditional: boolean, depth: number): Flow {
    this.#visit(condition, conditional, depth);
    const decided = evaluate(condition, this.variables).value;
    if (decided.kind === 'number') {
      const taken = decided.value === 0 ? alternative : consequence;
      return taken ? this.statement(taken, conditional, depth + 1) : 'next';
    }
    const before = this.variables.snapshot();
    const first = consequence ? this.statement(consequence, true, depth + 1) : 'next';
    const after = this.variables.snapshot();
    this.variables.restore(before);
    const second = alternative ? this.statement(alternative, true, depth + 1) : 'next';
    if (second === 'never') this.variables.restore(after);
    else if (first !== 'never') this.variables.meet(after);
    return first === 'never' && second === 'never' ? 'never' : first === 'next' && second === 'next' ? 'next' : 'maybe';
  }

  #loop(node: Node, conditional: boolean, depth: number): Flow {
    const initializer = node.childForFieldName('initializer');
    if (initializer) this.#statementOrExpression(initializer, conditional, depth + 1);
    const condition = node.childForFieldName('condition');
    this.variables.forgetAssigned(node);
    this.#visit(condition, conditional, depth);
    const decided = condition === null ? 1 : evaluate(condition, this.variables).value;
    const forever = decided === 1 || (typeof decided === 'object' && decided.kind === 'number' && decided.value !== 0);
    const never = typeof decided === 'object' && decided.kind === 'number' && decided.value === 0;
    const body = node.childForFieldName('body');
    const atLeastOnce = node.type === 'do_statement' || forever;
    if (body && (!never || node.type === 'do_statement')) this.statement(body, conditional || !atLeastOnce, depth + 1);
    this.#visit(node.childForFieldName('update'), true, depth);
    this.variables.forgetAssigned(node);
    if (forever && !leaves(node, ['break_statement', 'return_statement', 'goto_statement'])) return 'never';
    return leaves(node, ['return_statement', 'goto_statement']) ? 'maybe' : 'next';
  }

  #declaration(node: Node, conditional: boolean, depth: number): void {
    for (const declarator of node.childrenForFieldName('declarator')) {
      if (declarator === null) continue;
      const named = declarator.type === 'init_declarator' ? declarator.childForFieldName('declarator') : declarator;
      const name = named?.type === 'identifier' ? named : named?.descendantsOfType('identifier')[0];
      const value = declarator.type === 'init_declarator' ? declarator.childForFieldName('value') : null;
      this.#visit(value, conditional, depth);
      // `extern uint32_t table[];` inside a function means the one outside.
      if (!name || node.namedChildren.some((child) => child?.type === 'storage_class_specifier' && child.text === 'extern')) continue;
      const result = value && named?.type !== 'array_declarator' ? evaluate(value, this.variables) : undefined;
      this.variables.declare(name.text);
      if (result) this.variables.set(name.text, result.stride === undefined && named?.type === 'pointer_declarator' ? { ...result, stride: strideOf(node, named) } : result);
    }
  }

  #visit(node: Node | null, conditional: boolean, depth: number): void {
    if (node === null) return;
    if (depth > deepest) {
      this.tooDeep = true;
      return;
    }
    const range = { start: node.startIndex, end: node.endIndex };
    switch (node.type) {
      case 'assignment_expression':
        return this.#assignment(node, conditional, depth);
      case 'update_expression': {
        const target = node.childForFieldName('argument');
        if (target?.type === 'identifier') this.variables.forget(target.text);
        else if (target) this.events.push({ kind: 'store', target: targetOf(target, this.variables), value: unknownValue('a value that is counted'), range, conditional });
        return;
      }
      case 'call_expression':
        return this.#call(node, conditional, depth);
      case 'gnu_asm_expression':
        this.events.push({ kind: 'assembly', text: node.text.slice(0, 2000), range, conditional });
        return;
      case 'binary_expression':
        this.#visit(node.childForFieldName('left'), conditional, depth + 1);
        return this.#visit(node.childForFieldName('right'), conditional || /^(?:&&|\|\|)$/.test(node.childForFieldName('operator')?.text ?? ''), depth + 1);
      case 'conditional_expression':
        this.#visit(node.childForFieldName('condition'), conditional, depth + 1);
        this.#visit(node.childForFieldName('consequence'), true, depth + 1);
        return this.#visit(node.childForFieldName('alternative'), true, depth + 1);
      case 'identifier':
        if (this.mentions.size < 2000) this.mentions.add(node.text);
        return;
      case 'pointer_expression': {
        const argument = node.childForFieldName('argument');
        const isAddress = node.childForFieldName('operator')?.text === '&';
        if (isAddress && argument?.type === 'identifier') this.variables.forget(argument.text);
        // Whoever gets the address of a register may write it.
        if (isAddress && argument?.type === 'field_expression') this.events.push({ kind: 'store', target: targetOf(argument, this.variables), value: unknownValue('a value that is written through a pointer'), range, conditional: true });
        return this.#visit(argument, conditional, depth + 1);
      }
      case 'sizeof_expression':
      case 'type_descriptor':
      case 'string_literal':
      case 'number_literal':
        return;
      default:
        for (const child of node.namedChildren) this.#visit(child, conditional, depth + 1);
    }
  }

  #assignment(node: Node, conditional: boolean, depth: number): void {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    const operator = node.childForFieldName('operator')?.text ?? '=';
    this.#visit(right, conditional, depth + 1);
    if (left === null) return;
    const typed = operator === '=' ? evaluate(right, this.variables) : undefined;
    if (left.type === 'identifier') {
      this.variables.set(left.text, (conditional ? undefined : typed) ?? { value: unknownValue('a value that depends on conditions') });
      return;
    }
    for (const child of left.namedChildren) this.#visit(child, conditional, depth + 1);
    const value: CValue = typed?.value ?? unknownValue(`what was there before, changed by ${operator}`);
    this.events.push({ kind: 'store', target: targetOf(left, this.variables), value, range: { start: node.startIndex, end: node.endIndex }, conditional });
  }

  #call(node: Node, conditional: boolean, depth: number): void {
    const callee = node.childForFieldName('function');
    const given = (node.childForFieldName('arguments')?.namedChildren ?? []).filter((argument): argument is Node => argument !== null && argument.type !== 'comment');
    const values = given.slice(0, 16).map((argument) => evaluate(argument, this.variables).value);
    for (const argument of given) this.#visit(argument, conditional, depth + 1);
    const range = { start: node.startIndex, end: node.endIndex };
    const named = callee?.type === 'identifier' ? callee.text : undefined;
    const pointed = named === undefined ? undefined : this.variables.variable(named);
    if (named !== undefined && pointed === undefined && !this.variables.isOwn(named)) {
      this.events.push({ kind: 'call', name: named, arguments: values, range, conditional });
      return;
    }
    if (callee && named === undefined) this.#visit(callee, conditional, depth + 1);
    const target = pointed?.value ?? (callee ? unwrap(callee, this.variables) : unknownValue('a pointer'));
    this.events.push({ kind: 'pointer-call', target, range, conditional });
  }
}

/** `(*p)()` and `p()` call the same: a pointer to a function that is followed is that function, no load. */
function unwrap(callee: Node, variables: Variables): CValue {
  const { value } = evaluate(callee, variables);
  return value.kind === 'load' && /^\(\s*\*\s*\w+\s*\)$/.test(callee.text) ? value.address : value;
}

function strideOf(declaration: Node, declarator: Node): number | undefined {
  if (declarator.childForFieldName('declarator')?.type === 'pointer_declarator') return 4;
  return /^(?:u?int32_t|int|unsigned|unsigned int|long|unsigned long|u32|vu32)$/.test(declaration.childForFieldName('type')?.text ?? '') ? 4 : undefined;
}

function leaves(node: Node, types: string[]): boolean {
  return node.descendantsOfType(types).length > 0;
}
