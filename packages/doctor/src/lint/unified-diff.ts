const context = 3;
/** Lines between the first and the last difference for which a line-by-line comparison is made; more become one piece. */
const mostLines = 3000;

interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** The difference of two texts in the form that `git apply` and `patch` take. Empty where there is none. A new file has no text `before`. */
export function unifiedDiff(file: string, before: string | undefined, after: string): string {
  if (before === after) return '';
  const lines = compare(splitLines(before ?? ''), splitLines(after));
  const hunks = hunksOf(lines).map(({ from, to }) => hunkText(lines, from, to));
  return `--- ${before === undefined ? '/dev/null' : nameText('a', file)}\n+++ ${nameText('b', file)}\n${hunks.join('')}`;
}

/** A name with blanks ends with a tab, as git writes it: patch would take the first word alone. */
function nameText(side: 'a' | 'b', file: string): string {
  return `${side}/${/[\t"\\]/.test(file) ? JSON.stringify(file) : file}${/ /.test(file) ? '\t' : ''}`;
}

/** With their line ends. */
function splitLines(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function compare(a: readonly string[], b: readonly string[]): readonly Line[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const same = (part: readonly string[]): Line[] => part.map((text) => ({ mark: ' ', text }));
  return [...same(a.slice(0, head)), ...compareMiddle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)), ...same(a.slice(a.length - tail))];
}

/** By the longest common subsequence. */
function compareMiddle(a: readonly string[], b: readonly string[]): readonly Line[] {
  const gone = a.map((text): Line => ({ mark: '-', text }));
  const come = b.map((text): Line => ({ mark: '+', text }));
  if (a.length === 0 || b.length === 0 || a.length > mostLines || b.length > mostLines) return [...gone, ...come];
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ mark: ' ', text: a[i]! });
      i++;
      j++;
    } else if (i < a.length && (j === b.length || lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)) lines.push(gone[i++]!);
    else lines.push(come[j++]!);
  }
  return lines;
}

/** Stretches around differences, those that touch made one. */
function hunksOf(lines: readonly Line[]): readonly { from: number; to: number }[] {
  const hunks: { from: number; to: number }[] = [];
  lines.forEach(({ mark }, index) => {
    if (mark === ' ') return;
    const last = hunks.at(-1);
    const [from, to] = [Math.max(0, index - context), Math.min(lines.length, index + context + 1)];
    if (last !== undefined && from <= last.to) last.to = to;
    else hunks.push({ from, to });
  });
  return hunks;
}

function hunkText(lines: readonly Line[], from: number, to: number): string {
  const count = (part: readonly Line[], without: '-' | '+') => part.filter(({ mark }) => mark !== without).length;
  const part = lines.slice(from, to);
  const range = (without: '-' | '+') => {
    const length = count(part, without);
    const start = count(lines.slice(0, from), without) + (length === 0 ? 0 : 1);
    return length === 1 ? String(start) : `${start},${length}`;
  };
  const body = part.map(({ mark, text }) => (text.endsWith('\n') ? mark + text : `${mark}${text}\n\\ No newline at end of file\n`)).join('');
  return `@@ -${range('+')} +${range('-')} @@\n${body}`;
}
