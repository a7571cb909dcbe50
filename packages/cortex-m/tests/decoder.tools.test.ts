import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type CoreName, coreFeatures } from '../src/index.js';
import { isWide } from '../src/decode/decode.js';
import { decode16 } from '../src/decode/thumb16.js';
import { decode32 } from '../src/decode/thumb32.js';
import { runTool, withoutTools } from './support/toolchain.js';

/** Libraries to read; DECODER_LIBRARIES names others, separated by commas. */
const libraries = (process.env['DECODER_LIBRARIES'] ?? 'libgcc.a').split(',');

/** What the unwinder has for other cores: D16–D31, FPA and iWMMXt registers. */
const otherCores = /d16-d31|^(ldf|stf|ldc|stc|wldr|wstr)/;
/** MVE, which this machine does not know on purpose. */
const beyond =
  /^(v(ld[24]|st[24]|ctp|pst|pt|dup|add\.i|.*\bq\d)|.*\bq\d\b|letp|dlstp|wlstp|lctp|asrl|lsll|lsrl|sqrshr|sqshl|srshr|uqrshl|uqshl|urshr|vldrw|vstrw)/;

interface Listed {
  readonly halfwords: readonly number[];
  readonly text: string;
}

/** Every instruction of a library as objdump lists it, each encoding once. */
function instructionsOf(library: string): Listed[] {
  const listing = spawnSync('arm-none-eabi-objdump', ['-d', library], { encoding: 'utf8', maxBuffer: 1 << 30 }).stdout;
  const seen = new Map<string, Listed>();
  for (const line of listing.split('\n')) {
    const match = /^\s*[0-9a-f]+:\t([0-9a-f]{4})(?: ([0-9a-f]{4}))?\s*\t(\S.*)$/.exec(line);
    if (!match || match[3]!.startsWith('.') || match[3]!.includes('UNDEFINED') || match[3]!.includes('UNPREDICTABLE')) continue;
    const halfwords = [match[1], match[2]].filter((word) => word !== undefined).map((word) => parseInt(word, 16));
    seen.set(halfwords.join(), { halfwords, text: match[3]!.replaceAll('\t', ' ') });
  }
  return [...seen.values()];
}

const multilibs: readonly (readonly [CoreName, readonly string[]])[] = [
  ['cortex-m0plus', ['-mcpu=cortex-m0plus']],
  ['cortex-m3', ['-mcpu=cortex-m3']],
  ['cortex-m4', ['-mcpu=cortex-m4', '-mfpu=fpv4-sp-d16', '-mfloat-abi=hard']],
  ['cortex-m7', ['-mcpu=cortex-m7', '-mfpu=fpv5-d16', '-mfloat-abi=hard']],
  ['cortex-m23', ['-mcpu=cortex-m23']],
  ['cortex-m33', ['-mcpu=cortex-m33', '-mfloat-abi=hard']],
  ['cortex-m55', ['-mcpu=cortex-m55', '-mfloat-abi=hard']],
];

describe.skipIf(withoutTools)('the decoder', () => {
  it.each(multilibs)('knows every instruction in the libraries for %s', (core, flags) => {
    const unknown: string[] = [];
    let count = 0;
    for (const library of libraries) {
      const file = runTool('arm-none-eabi-gcc', ['-mthumb', ...flags, `-print-file-name=${library}`], '.').trim();
      for (const { halfwords, text } of instructionsOf(file)) {
        const [first, second] = halfwords as [number, number | undefined];
        // IT is decoded where blocks are built.
        if (((first & 0xff00) === 0xbf00 && (first & 15) !== 0) || first >> 8 === 0xde || otherCores.test(text) || (core === 'cortex-m55' && beyond.test(text)))
          continue;
        count++;
        const context = { features: coreFeatures[core], at: 0, next: halfwords.length * 2, inIt: false, ends: false };
        const op = isWide(first) ? second !== undefined && decode32(context, first, second) : decode16(context, first);
        if (!op) unknown.push(`${halfwords.map((word) => word.toString(16)).join(' ')} ${text}`);
      }
    }
    expect(unknown.slice(0, 20)).toEqual([]);
    expect(count).toBeGreaterThan(500);
  });
});
