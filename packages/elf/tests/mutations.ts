import fc from 'fast-check';

/** A change to a file. `at` and `from` are fractions of its length, or of its first bytes and of its last, where the headers stand. */
export type Mutation =
  | { readonly kind: 'byte' | 'half' | 'word'; readonly at: number; readonly region: Region; readonly value: number }
  | { readonly kind: 'copy'; readonly at: number; readonly from: number; readonly length: number }
  | { readonly kind: 'fill'; readonly at: number; readonly length: number; readonly value: number }
  | { readonly kind: 'cut'; readonly at: number };

type Region = 'anywhere' | 'head' | 'tail';

const fraction = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const value = fc.oneof(
  fc.constantFrom(0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff),
  fc.nat({ max: 0xffffffff }),
  fc.nat({ max: 2048 }),
);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('byte' as const, 'half' as const, 'word' as const),
      at: fraction,
      region: fc.constantFrom<Region>('anywhere', 'head', 'tail'),
      value,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('copy' as const), at: fraction, from: fraction, length: fc.nat({ max: 256 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('fill' as const), at: fraction, length: fc.nat({ max: 256 }), value: fc.constantFrom(0, 0x80, 0xff) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: fraction }) },
);

export const mutations = fc.array(mutation, { minLength: 1, maxLength: 8 });

/** The file after some changes. Fields are changed at even offsets, where the ELF structures have theirs. */
export function mutate(original: Uint8Array, changes: readonly Mutation[]): Uint8Array {
  let bytes = original.slice();
  for (const change of changes) {
    const at = Math.floor(change.at * bytes.length);
    if (change.kind === 'cut') bytes = bytes.slice(0, at);
    else if (change.kind === 'copy') bytes.copyWithin(at, Math.floor(change.from * bytes.length), Math.floor(change.from * bytes.length) + change.length);
    else if (change.kind === 'fill') bytes.fill(change.value, at, at + change.length);
    else setField(bytes, place(bytes.length, change.at, change.region), change);
  }
  return bytes;
}

function place(length: number, at: number, region: Region): number {
  if (region === 'head') return Math.floor(at * Math.min(length, 256));
  if (region === 'tail') return length - 1 - Math.floor(at * Math.min(length, 1200));
  return Math.floor(at * length);
}

function setField(bytes: Uint8Array, at: number, { kind, value }: { kind: 'byte' | 'half' | 'word'; value: number }): void {
  const size = { byte: 1, half: 2, word: 4 }[kind];
  const start = Math.max(0, at - (at % size));
  if (start + size > bytes.length) return;
  const view = new DataView(bytes.buffer);
  if (kind === 'byte') view.setUint8(start, value & 0xff);
  else if (kind === 'half') view.setUint16(start, value & 0xffff, true);
  else view.setUint32(start, value, true);
}
