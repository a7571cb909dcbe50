import type { Random } from './random.js';

/**
 * Encodings by class. 0 and 1 stand for themselves; `.` is any bit; a letter is a field, and what may be in it depends on the letter:
 * n m d t a s e: a register R0–R12 or LR; k: R0–R7; f g h: any 3 or 4 bits. A field written twice with one letter is split.
 */
export interface Pattern {
  readonly text: string;
  /** Instructions with this pattern may stand in an IT block and set flags outside. */
  readonly wide: boolean;
  readonly pick?: (random: Random, fields: Map<string, number>) => boolean;
}

const parse = (texts: string, wide: boolean): Pattern[] =>
  texts
    .trim()
    .split('\n')
    .map((line) => ({ text: line.split('#')[0]!.replaceAll(' ', ''), wide }));

export const narrow = parse(
  `
  000 00 ..... ... ...      # shifts by a constant
  000 01 ..... ... ...
  000 10 ..... ... ...
  0001 1 .. ... ... ...     # add, subtract
  001 .. ... ........       # with an 8-bit constant
  010000 .... ... ...       # data processing
  010001 00 0 mmmm ...      # add, compare, move with high registers
  010001 01 0 mmmm ...
  010001 10 0 mmmm ...
  1010 0 ... ........       # ADR
  1011 0010 .. ... ...      # extend
  1011 1010 00 ... ...      # reverse
  1011 1010 01 ... ...
  1011 1010 11 ... ...
`,
  false,
);

export const dataProcessing = parse(
  `
  11110.0 0000 . nnnn 0... dddd ........   # modified immediate: AND … RSB
  11110.0 0001 . nnnn 0... dddd ........
  11110.0 0010 . nnnn 0... dddd ........
  11110.0 0011 . nnnn 0... dddd ........
  11110.0 0100 . nnnn 0... dddd ........
  11110.0 1000 . nnnn 0... dddd ........
  11110.0 1010 . nnnn 0... dddd ........
  11110.0 1011 . nnnn 0... dddd ........
  11110.0 1101 . nnnn 0... dddd ........
  11110.0 1110 . nnnn 0... dddd ........
  11110.0 0000 1 nnnn 0... 1111 ........   # TST, TEQ, CMN, CMP
  11110.0 0100 1 nnnn 0... 1111 ........
  11110.0 1000 1 nnnn 0... 1111 ........
  11110.0 1101 1 nnnn 0... 1111 ........
  11110.0 0010 . 1111 0... dddd ........   # MOV, MVN
  11110.0 0011 . 1111 0... dddd ........
  11110.1 00000 nnnn 0... dddd ........    # ADDW, SUBW
  11110.1 01010 nnnn 0... dddd ........
  11110.1 00100 .... 0... dddd ........    # MOVW, MOVT
  11110.1 01100 .... 0... dddd ........
  11101010000 . nnnn 0... dddd .. .. mmmm  # shifted register
  11101010001 . nnnn 0... dddd .. .. mmmm
  11101010010 . nnnn 0... dddd .. .. mmmm
  11101010011 . nnnn 0... dddd .. .. mmmm
  11101010100 . nnnn 0... dddd .. .. mmmm
  11101011000 . nnnn 0... dddd .. .. mmmm
  11101011010 . nnnn 0... dddd .. .. mmmm
  11101011011 . nnnn 0... dddd .. .. mmmm
  11101011101 . nnnn 0... dddd .. .. mmmm
  11101011110 . nnnn 0... dddd .. .. mmmm
  11101010010 . 1111 0... dddd .. .. mmmm
  11101010011 . 1111 0... dddd .. .. mmmm
  11101010000 1 nnnn 0... 1111 .. .. mmmm
  11101010100 1 nnnn 0... 1111 .. .. mmmm
  11101011000 1 nnnn 0... 1111 .. .. mmmm
  11101011101 1 nnnn 0... 1111 .. .. mmmm
  111110100 .. . nnnn 1111 dddd 0000 mmmm  # shifts by register
  111110100 000 1111 1111 dddd 10.. mmmm   # extend
  111110100 001 1111 1111 dddd 10.. mmmm
  111110100 100 1111 1111 dddd 10.. mmmm
  111110100 101 1111 1111 dddd 10.. mmmm
  11111011000 0 nnnn aaaa dddd 0000 mmmm   # MLA, MLS, MUL
  11111011000 0 nnnn aaaa dddd 0001 mmmm
  11111011000 0 nnnn 1111 dddd 0000 mmmm
  111110111001 nnnn 1111 dddd 1111 mmmm    # SDIV, UDIV
  111110111011 nnnn 1111 dddd 1111 mmmm
`,
  true,
);

/** Fields with relations between them are built by hand. */
export function related(random: Random): number[] {
  const register = (): number => random.pick([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14]);
  const other = (not: number): number => {
    let r = register();
    while (r === not) r = register();
    return r;
  };
  const n = register();
  const m = register();
  const d = register();
  switch (random.below(9)) {
    case 0:
      return [0xfa90 | m, 0xf080 | (d << 8) | (random.pick([0, 1, 2, 3]) << 4) | m]; // REV, REV16, RBIT, REVSH
    case 1:
      return [0xfab0 | m, 0xf080 | (d << 8) | m]; // CLZ
    case 2:
    case 3: {
      // BFI, BFC, SBFX, UBFX
      const lsb = random.below(32);
      const width = 1 + random.below(32 - lsb);
      const op = random.pick([0xf360, 0xf36f, 0xf340, 0xf3c0]);
      const low = op === 0xf360 || op === 0xf36f ? lsb + width - 1 : width - 1;
      return [op === 0xf36f ? op : op | n, ((lsb & 0x1c) << 10) | (d << 8) | ((lsb & 3) << 6) | low];
    }
    case 4: {
      // SSAT, USAT
      const shift = random.below(32);
      const right = random.below(2);
      const amount = right === 1 && shift === 0 ? 1 : shift;
      return [random.pick([0xf300, 0xf380]) | (right << 5) | n, ((amount & 0x1c) << 10) | (d << 8) | ((amount & 3) << 6) | random.below(32)];
    }
    default: {
      // SMULL, UMULL, SMLAL, UMLAL
      const high = other(d);
      return [random.pick([0xfb80, 0xfba0, 0xfbc0, 0xfbe0]) | n, (d << 12) | (high << 8) | m];
    }
  }
}

export const dsp = parse(
  `
  111110100 000 nnnn 1111 dddd 10.. mmmm   # extend and add
  111110100 001 nnnn 1111 dddd 10.. mmmm
  111110100 010 nnnn 1111 dddd 10.. mmmm
  111110100 011 nnnn 1111 dddd 10.. mmmm
  111110100 010 1111 1111 dddd 10.. mmmm
  111110100 011 1111 1111 dddd 10.. mmmm
  111110100 100 nnnn 1111 dddd 10.. mmmm
  111110100 101 nnnn 1111 dddd 10.. mmmm
  111110101 000 nnnn 1111 dddd 0.00 mmmm   # parallel
  111110101 000 nnnn 1111 dddd 0.01 mmmm
  111110101 000 nnnn 1111 dddd 0.10 mmmm
  111110101 001 nnnn 1111 dddd 0.00 mmmm
  111110101 001 nnnn 1111 dddd 0.01 mmmm
  111110101 001 nnnn 1111 dddd 0.10 mmmm
  111110101 010 nnnn 1111 dddd 0.00 mmmm
  111110101 010 nnnn 1111 dddd 0.01 mmmm
  111110101 010 nnnn 1111 dddd 0.10 mmmm
  111110101 100 nnnn 1111 dddd 0.00 mmmm
  111110101 100 nnnn 1111 dddd 0.01 mmmm
  111110101 100 nnnn 1111 dddd 0.10 mmmm
  111110101 101 nnnn 1111 dddd 0.00 mmmm
  111110101 101 nnnn 1111 dddd 0.01 mmmm
  111110101 101 nnnn 1111 dddd 0.10 mmmm
  111110101 110 nnnn 1111 dddd 0.00 mmmm
  111110101 110 nnnn 1111 dddd 0.01 mmmm
  111110101 110 nnnn 1111 dddd 0.10 mmmm
  111110101 000 nnnn 1111 dddd 10.. mmmm   # QADD …
  111110101 010 nnnn 1111 dddd 1000 mmmm   # SEL
  11101010110 0 nnnn 0... dddd ...0 mmmm   # PKH
  111100110010 nnnn 0000 dddd 0000 ....    # SSAT16, USAT16
  111100111010 nnnn 0000 dddd 0000 ....
  11111011000 1 nnnn aaaa dddd 00.. mmmm   # SMLAxy, SMULxy
  11111011000 1 nnnn 1111 dddd 00.. mmmm
  11111011001 0 nnnn aaaa dddd 000. mmmm
  11111011001 0 nnnn 1111 dddd 000. mmmm
  11111011001 1 nnnn aaaa dddd 000. mmmm
  11111011001 1 nnnn 1111 dddd 000. mmmm
  11111011010 0 nnnn aaaa dddd 000. mmmm
  11111011010 0 nnnn 1111 dddd 000. mmmm
  11111011010 1 nnnn aaaa dddd 000. mmmm
  11111011010 1 nnnn 1111 dddd 000. mmmm
  11111011011 0 nnnn aaaa dddd 000. mmmm
  11111011011 1 nnnn aaaa dddd 0000 mmmm
  11111011011 1 nnnn 1111 dddd 0000 mmmm
  11111011110 0 nnnn llll dddd 10.. mmmm   # SMLALxy, SMLALD, SMLSLD, UMAAL
  11111011110 0 nnnn llll dddd 110. mmmm
  11111011110 1 nnnn llll dddd 110. mmmm
  11111011111 0 nnnn llll dddd 0110 mmmm
`,
  true,
);

const fpCommon = `
  11101110 0.00 .... .... 101z .0.0 ....   # VMLA
  11101110 0.00 .... .... 101z .1.0 ....
  11101110 0.01 .... .... 101z .0.0 ....
  11101110 0.01 .... .... 101z .1.0 ....
  11101110 0.10 .... .... 101z .0.0 ....
  11101110 0.10 .... .... 101z .1.0 ....
  11101110 0.11 .... .... 101z .0.0 ....
  11101110 0.11 .... .... 101z .1.0 ....
  11101110 1.00 .... .... 101z .0.0 ....   # VDIV
  11101110 1.01 .... .... 101z .0.0 ....   # VFNMS, VFNMA, VFMA, VFMS
  11101110 1.01 .... .... 101z .1.0 ....
  11101110 1.10 .... .... 101z .0.0 ....
  11101110 1.10 .... .... 101z .1.0 ....
  11101110 1.11 .... .... 101z 0000 ....   # VMOV immediate
  11101110 1.11 0000 .... 101z .1.0 ....   # VMOV, VABS
  11101110 1.11 0001 .... 101z .1.0 ....   # VNEG, VSQRT
  11101110 1.11 0100 .... 101z .1.0 ....   # VCMP
  11101110 1.11 0101 .... 101z .100 0000
  11101110 1.11 1000 .... 101z .1.0 ....   # VCVT
  11101110 1.11 1100 .... 101z .1.0 ....
  11101110 1.11 1101 .... 101z .1.0 ....
  11101110 1.11 1010 .... 101z 11.0 ....   # fixed point
  11101110 1.11 1011 .... 101z 11.0 ....
  11101110 1.11 1110 .... 101z 11.0 ....
  11101110 1.11 1010 .... 101z 01.0 0...
  11101110 1.11 1011 .... 101z 01.0 0...
  11101110 1.11 1110 .... 101z 01.0 0...
  11101110 1.11 1111 .... 101z 01.0 0...
  11101110 1.11 1111 .... 101z 11.0 ....
`;
const fpHalf = `
  11101110 1.11 0010 .... 101z .1.0 ....   # VCVTB, VCVTT
  11101110 1.11 0011 .... 101z .1.0 ....
`;
const fpV5 = `
  11101110 1.11 0110 .... 101z .1.0 ....   # VRINT
  11101110 1.11 0111 .... 101z 01.0 ....
  11111110 0... .... .... 101z .0.0 ....   # VSEL
  11111110 1.00 .... .... 101z .0.0 ....   # VMAXNM, VMINNM
  11111110 1.00 .... .... 101z .1.0 ....
  11111110 1.11 10.. .... 101z 01.0 ....   # VRINTA …
  11111110 1.11 11.. .... 101z .1.0 ....   # VCVTA …
`;
const fpMoves = `
  11101110 0000 .... tttt 1010 .001 0000
  11101110 0001 .... tttt 1010 .001 0000
  11101110 1110 0001 tttt 1010 0001 0000
  11101110 1111 0001 tttt 1010 0001 0000
  11101110 1111 0001 1111 1010 0001 0000
  11101110 00.0 .... tttt 1011 0001 0000
  11101110 00.1 .... tttt 1011 0001 0000
  11101100 0100 ssss tttt 1010 00.1 0...
`;
/** A double register's extra bit has to be 0. */
const doubled = (texts: string): string =>
  texts
    .split('\n')
    .map((line) => {
      const bits = line.split('#')[0]!.replaceAll(' ', '').split('');
      if (bits.length !== 32) return '';
      bits[23] = '1';
      for (const at of [9, 24, 26]) if (bits[at] === '.') bits[at] = '0';
      return bits.join('');
    })
    .filter(Boolean)
    .join('\n');
const doubleBinary = fpCommon
  .split('\n')
  .filter((line) => /VMLA|VDIV|VFN|VMOV|VABS|VNEG|^ +11101110 [01]\.[01][01] \.\.\.\. \.\.\.\. 101z/.test(line) && !/1\.11/.test(line))
  .join('\n');
const doubleUnary = `
  11101110 1011 .... .... 1011 0000 ....
  11101110 1011 0000 .... 1011 .100 ....
  11101110 1011 0001 .... 1011 .100 ....
  11101110 1011 0100 .... 1011 .100 ....
  11101110 1011 0101 .... 1011 .100 0000
  11101110 1011 1000 .... 1011 .1.0 ....
  11101110 1.11 1100 .... 1011 .100 ....
  11101110 1.11 1101 .... 1011 .100 ....
  11101110 1011 101. .... 1011 11.0 ....
  11101110 1011 111. .... 1011 11.0 ....
  11101110 1011 0111 .... 1010 11.0 ....
  11101110 1.11 0111 .... 1011 1100 ....
  11101110 1011 0010 .... 1011 .1.0 ....
  11101110 1.11 0011 .... 1011 .100 ....
  11101110 1011 0110 .... 1011 .100 ....
  11101110 1011 0111 .... 1011 0100 ....
  11111110 00.. .... .... 1011 0000 ....
  11111110 1000 .... .... 1011 0.00 ....
  11111110 1011 10.. .... 1011 0100 ....
  11111110 1.11 11.. .... 1011 .100 ....
`;

export const fpSingle = parse(fpCommon.replaceAll('z', '0') + fpHalf.replaceAll('z', '0').trim() + fpMoves.trimEnd(), true).filter((p) => p.text.length === 32);
export const fpSingleV5 = parse(fpV5.replaceAll('z', '0'), true);
export const fpDouble = parse(`${doubled(doubleBinary)}\n${doubleUnary.trim()}`, true);

const registers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14];

/** One instruction of a pattern, as halfwords. */
export function instance(pattern: Pattern, random: Random): number[] {
  const fields = new Map<string, number>();
  const choose = (letter: string): number => {
    let value = fields.get(letter);
    if (value === undefined) {
      do value = random.pick(registers);
      while (letter === 'd' && value === fields.get('l'));
      fields.set(letter, value);
    }
    return value;
  };
  const seen = new Map<string, number>();
  let bits = 0n;
  for (const character of pattern.text) {
    let bit: number;
    if (character === '0' || character === '1') bit = Number(character);
    else if (character === '.') bit = random.below(2);
    else {
      const at = seen.get(character) ?? 3;
      seen.set(character, at - 1);
      bit = (choose(character) >> at) & 1;
    }
    bits = (bits << 1n) | BigInt(bit);
  }
  const value = Number(bits);
  return pattern.text.length === 16 ? [value] : [Math.floor(value / 65536), value % 65536];
}
