/** The name that is most likely meant: equal but for case, or one or two letters away. Undefined where none or several are near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = name.length <= 4 ? 2 : 3;
  let tie = false;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= bestDistance && candidate.toLowerCase() !== wanted) continue;
    const found = candidate.toLowerCase() === wanted ? 0 : distance(wanted, candidate.toLowerCase());
    if (found < bestDistance) [best, bestDistance, tie] = [candidate, found, false];
    else if (found === bestDistance && best !== undefined && candidate !== best) tie = true;
  }
  return tie ? undefined : best;
}

/** Letters to change, put in or take out (Levenshtein). Names of scripts are short; longer ones are cut. */
function distance(first: string, second: string): number {
  const [a, b] = [first.slice(0, 64), second.slice(0, 64)];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
