interface Step {
  readonly kind: ' ' | '-' | '+';
  readonly line: string;
}

const context = 3;

/** What a change does to a text, as `diff -u` prints it. A new file is compared with nothing. */
export function unifiedDiff(file: string, before: string | undefined, after: string): string {
  const steps = stepsBetween(before === undefined ? [] : linesOf(before), linesOf(after));
  // A name with blanks ends with a tab, as git writes it: patch would take the first word alone.
  const end = /\s/.test(file) ? '\t' : '';
  const head = `--- ${before === undefined ? '/dev/null' : `a/${file}${end}`}\n+++ b/${file}${end}\n`;
  return head + hunks(steps).join('');
}

/** Lines with their ends, so that a changed line end shows. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Longest common subsequence behind the common head and before the common tail; files here have a few hundred lines. */
function stepsBetween(a: readonly string[], b: readonly string[]): readonly Step[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const left = a.slice(head, a.length - tail);
  const right = b.slice(head, b.length - tail);
  const same = (line: string): Step => ({ kind: ' ', line });
  return [...a.slice(0, head).map(same), ...middle(left, right), ...a.slice(a.length - tail).map(same)];
}

function middle(a: readonly string[], b: readonly string[]): readonly Step[] {
  const gone = a.map((line): Step => ({ kind: '-', line }));
  const added = b.map((line): Step => ({ kind: '+', line }));
  if (a.length === 0 || b.length === 0 || a.length * b.length > 4_000_000) return [...gone, ...added];
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) lengths[i * width + j] = a[i] === b[j] ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  }
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      steps.push({ kind: ' ', line: a[i++] ?? '' });
      j++;
    } else if (i < a.length && (j >= b.length || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))) steps.push({ kind: '-', line: a[i++] ?? '' });
    else steps.push({ kind: '+', line: b[j++] ?? '' });
  }
  return steps;
}

function hunks(steps: readonly Step[]): readonly string[] {
  const found: string[] = [];
  let [oldLine, newLine] = [1, 1];
  let index = 0;
  while (index < steps.length) {
    const next = steps.findIndex(({ kind }, at) => at >= index && kind !== ' ');
    if (next < 0) break;
    const start = Math.max(index, next - context);
    for (; index < start; index++) [oldLine, newLine] = [oldLine + 1, newLine + 1];
    let end = next;
    for (let at = next, quiet = 0; at < steps.length && quiet <= 2 * context; at++) {
      quiet = steps[at]?.kind === ' ' ? quiet + 1 : 0;
      if (quiet === 0) end = at + 1;
    }
    end = Math.min(end + context, steps.length);
    const part = steps.slice(start, end);
    const [removed, added] = [part.filter(({ kind }) => kind !== '+').length, part.filter(({ kind }) => kind !== '-').length];
    found.push(`@@ -${range(oldLine, removed)} +${range(newLine, added)} @@\n${part.map(({ kind, line }) => kind + (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`)).join('')}`);
    oldLine += removed;
    newLine += added;
    index = end;
  }
  return found;
}

/** A stretch of no lines is named by the line before it. */
function range(start: number, length: number): string {
  return length === 1 ? String(start) : `${length === 0 ? start - 1 : start},${length}`;
}
