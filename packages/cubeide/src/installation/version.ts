/** Compares version texts number by number: 2.0.500 is above 2.0.50, 1.10 above 1.9. What is no number compares as text. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [one = '', other = ''] = [left[index], right[index]];
    if (one === other) continue;
    const [first, second] = [Number(one), Number(other)];
    if (Number.isNaN(first) || Number.isNaN(second)) return one < other ? -1 : 1;
    if (first !== second) return first - second;
  }
  return 0;
}

function partsOf(version: string): readonly string[] {
  return version.split(/[.+_-]|(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)/i).slice(0, 32);
}
