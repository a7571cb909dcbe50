/** Evaluates the expression of an `#if`, macros replaced already. Names that are left count as 0, as in C. Undefined when it cannot be read. */
export function evaluateCondition(text: string): bigint | undefined {
  const tokens = text.match(/0[xX][0-9a-fA-F]+|\d+|[A-Za-z_]\w*|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%<>!~&|^?:()]|\S/g) ?? [];
  if (tokens.length === 0 || tokens.length > 10_000) return undefined;
  const state = { at: 0, bad: false, depth: 0 };
  const value = conditional(tokens, state);
  return state.bad || state.at < tokens.length ? undefined : value;
}

interface State {
  at: number;
  bad: boolean;
  depth: number;
}

const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

function conditional(tokens: readonly string[], state: State): bigint {
  if (++state.depth > 200) {
    state.bad = true;
    return 0n;
  }
  const condition = binary(tokens, state, 0);
  let value = condition;
  if (tokens[state.at] === '?') {
    state.at++;
    const whenTrue = conditional(tokens, state);
    if (tokens[state.at++] !== ':') state.bad = true;
    const whenFalse = conditional(tokens, state);
    value = condition !== 0n ? whenTrue : whenFalse;
  }
  state.depth--;
  return value;
}

function binary(tokens: readonly string[], state: State, level: number): bigint {
  const operators = levels[level];
  if (operators === undefined) return unary(tokens, state);
  let left = binary(tokens, state, level + 1);
  while (!state.bad && operators.includes(tokens[state.at] ?? '')) {
    const operator = tokens[state.at++]!;
    left = apply(operator, left, binary(tokens, state, level + 1));
  }
  return left;
}

function apply(operator: string, left: bigint, right: bigint): bigint {
  const truth = (value: boolean): bigint => (value ? 1n : 0n);
  switch (operator) {
    case '||':
      return truth(left !== 0n || right !== 0n);
    case '&&':
      return truth(left !== 0n && right !== 0n);
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '&':
      return left & right;
    case '==':
      return truth(left === right);
    case '!=':
      return truth(left !== right);
    case '<':
      return truth(left < right);
    case '>':
      return truth(left > right);
    case '<=':
      return truth(left <= right);
    case '>=':
      return truth(left >= right);
    case '<<':
      return BigInt.asIntN(64, left << (right & 63n));
    case '>>':
      return left >> (right & 63n);
    case '+':
      return BigInt.asIntN(64, left + right);
    case '-':
      return BigInt.asIntN(64, left - right);
    case '*':
      return BigInt.asIntN(64, left * right);
    case '/':
      return right === 0n ? 0n : left / right;
    default:
      return right === 0n ? 0n : left % right;
  }
}

function unary(tokens: readonly string[], state: State): bigint {
  const token = tokens[state.at++];
  if (token === undefined || ++state.depth > 200) {
    state.bad = true;
    return 0n;
  }
  let value = 0n;
  if (token === '!') value = unary(tokens, state) === 0n ? 1n : 0n;
  else if (token === '-') value = -unary(tokens, state);
  else if (token === '+') value = unary(tokens, state);
  else if (token === '~') value = ~unary(tokens, state);
  else if (token === '(') {
    value = conditional(tokens, state);
    if (tokens[state.at++] !== ')') state.bad = true;
  } else if (/^\d/.test(token)) value = BigInt(/^0[0-7]+$/.test(token) ? `0o${token.slice(1)}` : token.replace(/^0+(?=\d)/, ''));
  else if (!/^[A-Za-z_]/.test(token)) state.bad = true;
  else if (/^[uUlL]+$/.test(token)) value = 0n;
  state.depth--;
  // The suffix of a number is a token of its own here.
  if (/^\d/.test(token) && /^[uUlL]+$/.test(tokens[state.at] ?? '')) state.at++;
  return value;
}
