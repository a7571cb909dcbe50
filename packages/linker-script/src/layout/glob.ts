/**
 * Matches a name against a pattern of a linker script: `*`, `?` and `[…]` with ranges and `!` or `^` in front, a backslash before
 * a character that is meant itself. `*` matches `/` as well. Linear in practice: only the last `*` is tried again.
 */
export function matchesGlob(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let star = -1;
  let starName = 0;
  while (n < name.length) {
    const step = p < pattern.length ? stepOver(pattern, p, name.charAt(n)) : -1;
    if (pattern.charAt(p) === '*') {
      star = p++;
      starName = n;
    } else if (step > 0) {
      p = step;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++starName;
    } else {
      return false;
    }
  }
  while (pattern.charAt(p) === '*') p++;
  return p === pattern.length;
}

/** Where the pattern goes on if its element at `at` matches the character, else -1. */
function stepOver(pattern: string, at: number, character: string): number {
  const element = pattern.charAt(at);
  if (element === '?') return at + 1;
  if (element === '\\' && at + 1 < pattern.length) return pattern.charAt(at + 1) === character ? at + 2 : -1;
  if (element === '[') {
    const set = readSet(pattern, at);
    if (set !== undefined) return set.matches(character) ? set.end : -1;
  }
  return element === character ? at + 1 : -1;
}

function readSet(pattern: string, at: number): { end: number; matches: (character: string) => boolean } | undefined {
  let from = at + 1;
  const negated = pattern.charAt(from) === '!' || pattern.charAt(from) === '^';
  if (negated) from++;
  const close = pattern.indexOf(']', from + 1);
  if (close < 0) return undefined;
  const body = pattern.slice(from, close);
  return {
    end: close + 1,
    matches: (character) => {
      let found = false;
      for (let i = 0; i < body.length; i++) {
        if (body.charAt(i + 1) === '-' && i + 2 < body.length) {
          found ||= character >= body.charAt(i) && character <= body.charAt(i + 2);
          i += 2;
        } else {
          found ||= body.charAt(i) === character;
        }
      }
      return found !== negated;
    },
  };
}
