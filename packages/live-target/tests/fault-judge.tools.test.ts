import { withoutTools } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { LiveTarget, type TargetFacts } from '../src/index.js';
import { halfWords, valueOf, withCore, word } from './support/bare-core.js';

const ram = 0x20000000;
const code = ram + 0x1000;

/** Code that ends in a fault: what the registers say of it in words, and the program counter in the exception frame, from the start of the code. */
const faults: readonly (readonly [name: string, code: readonly number[], words: RegExp, at: number, exception: string])[] = [
  // ldr r0, [r1] with r1 = 0x70000000, where this machine has nothing.
  ['a load from nowhere', [0x6808], /CFSR\.PRECISERR\), at 0x70000000/, 0, 'HardFault'],
  ['a branch to nowhere', [0x4708], /CFSR\.IBUSERR/, 0x70000000 - code, 'HardFault'],
  // udf #0.
  ['an undefined instruction', [0xde00], /CFSR\.UNDEFINSTR/, 0, 'HardFault'],
  // bx r2 with an even address in RAM.
  ['a branch without the Thumb bit', [0x4710], /CFSR\.INVSTATE/, 0x100, 'HardFault'],
  // movs r0, #0; CCR.DIV_0_TRP by code; udiv r0, r0, r0.
  ['a division by zero', [0x2000, 0xfbb0, 0xf0f0], /CFSR\.DIVBYZERO/, 2, 'HardFault'],
  // mcr p0, 0, r0, c0, c0, 0.
  ['an instruction for a coprocessor that is not there', [0xee00, 0x0010], /CFSR\.NOCP/, 0, 'HardFault'],
];

/** Puts code into the RAM of QEMU's Cortex-M4, lets it run into its fault, and looks at the target as somebody who comes later does. */
async function lookAfter(instructions: readonly number[]): Promise<TargetFacts> {
  let facts: TargetFacts | undefined;
  await withCore('netduinoplus2', async (remote, connector) => {
    // QEMU takes single registers from a client that has read their description.
    const description = valueOf(await remote.targetDescription());
    const handler = ram + 0x1100;
    const table = Array.from({ length: 16 }, (_, index) => word(index === 0 ? ram + 0x4000 : handler | 1));
    valueOf(await remote.writeMemory(ram, Uint8Array.from(table.flatMap((bytes) => [...bytes]))));
    // The handler pushes registers, as compiled ones do, and waits: push {r3, r4, r5, lr}; b .
    valueOf(await remote.writeMemory(handler, halfWords(0xb538, 0xe7fe)));
    // str r3, [r4]; str r5, [r6]: VTOR and CCR, which only code can write here; then the code in question.
    valueOf(await remote.writeMemory(code - 4, halfWords(0x6023, 0x6035, ...instructions, 0xe7fe)));
    const registers: readonly (readonly [number, number])[] = [
      [1, 0x70000000 | (instructions[0] === 0x4708 ? 1 : 0)],
      [2, code + 0x100],
      [3, ram],
      [4, 0xe000ed08],
      [5, 0x210],
      [6, 0xe000ed14],
      [13, ram + 0x4000],
      [15, code - 4],
    ];
    for (const [number, value] of registers) valueOf(await remote.writeRegister(number, word(value)));
    valueOf(await remote.writeRegister(description?.registers.find(({ name }) => name === 'xpsr')?.number ?? 25, word(0x01000000)));
    valueOf(await remote.setBreakpoint('hardware', handler + 2));
    valueOf(await remote.resume());
    valueOf(await remote.waitForStop());
    valueOf(await remote.clearBreakpoint('hardware', handler + 2));
    valueOf(await remote.detach());
    const live = valueOf(await LiveTarget.connect(connector));
    facts = valueOf(await live.look({ images: [], compare: { limit: 0 } }));
    live.close();
  });
  return facts!;
}

describe.skipIf(withoutTools)('faults in words, as they happen in QEMU', { timeout: 60_000 }, () => {
  it.each(faults)('%s', async (_, instructions, words, at, exception) => {
    const facts = await lookAfter(instructions);
    expect(facts.faults?.words.join('; ')).toMatch(words);
    expect(facts.state).toMatchObject({ exceptionTitle: exception });
    expect(facts.pc).toMatchObject({ address: ram + 0x1102, instruction: 'loop' });
    expect(facts.interrupted?.address).toBe((code + at) >>> 0);
  });
});
