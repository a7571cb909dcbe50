import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHandOvers, readInitialisations, readVectorBase } from '../src/index.js';
import { sourceSet, startup, type Files } from './read.js';

const runs = Number(process.env['FUZZ_RUNS'] ?? 150);

/** Every question to one set of files: an answer must come, whatever the files hold. */
async function ask(files: Files, defines: readonly string[] = []): Promise<void> {
  const set = await sourceSet({ ...startup, ...files }, { defines });
  const { atMain, others } = readVectorBase(set);
  expect(['written', 'untouched', 'unknown']).toContain(atMain.kind);
  for (const { place } of others) expect(place.range.end).toBeLessThanOrEqual((files[place.file] ?? '').length);
  readHandOvers(set);
  readInitialisations(set);
}

const sample = `#include "device.h"
#if defined(USER_VECT_TAB_ADDRESS) && (A > 2)
#define BASE(x) ((x) | 0x400UL)
#endif
void SystemInit(void)
{
#ifdef BASE
  SCB->VTOR = BASE(0x08000000);
#else
  SCB->VTOR |= (uint32_t)&g_pfnVectors; /* not certain */
#endif
}
static void start(void) { __set_MSP(*(volatile uint32_t *)0x90000000); ((void (*)(void))(*(uint32_t *)0x90000004))(); }
int main(void) { for (;;) { if (go) start(); else MX_QUADSPI_Init(); } }
`;
const header = '#ifndef D\n#define D\n#define A 3\n#include "device.h"\n#endif\n';

describe('sources that are not what they should be', () => {
  it('are answered for: any text', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400 }), (text) => ask({ 'main.c': `VTOR __set_MSP MX_QUADSPI_Init SystemInit\n${text}` })), { numRuns: runs });
  });

  it('are answered for: text of pieces of C', async () => {
    const piece = fc.constantFrom('#if ', '#ifdef ', '#else\n', '#elif ', '#endif\n', '#define A', '(', ')', '{', '}', 'A', '##', '#', '"', "'", '/*', '*/', '//', '\\\n', '\n', ' ', ',', ';', 'SCB->VTOR', ' = ', '0x08000000', 'void SystemInit(void)', 'int main(void)', 'if', 'while', 'do', 'switch', 'case 1:', 'return', 'goto x;', 'x:', '__set_MSP', '&', '*', '?', ':', '#include "device.h"\n', '#include A\n', 'extern ', 'static ', '[', ']', 'asm("msr msp, r0")', '\r\n', '\0');
    await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 80 }), fc.array(piece, { maxLength: 20 }), (parts, more) => ask({ 'main.c': parts.join(''), 'device.h': more.join('') }, ['A=1'])), { numRuns: runs });
  });

  it('are answered for: a good file with something cut out, put in or repeated', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sample.length), fc.nat(60), fc.string({ maxLength: 8 }), fc.nat(3), (at, length, put, times) => ask({ 'main.c': sample.slice(0, at) + (put + sample.slice(at, at + length)).repeat(times) + sample.slice(at + length), 'device.h': header }, ['USER_VECT_TAB_ADDRESS'])),
      { numRuns: runs },
    );
  });

  it.each([
    ['macros that double themselves', `${Array.from({ length: 40 }, (_, n) => `#define A${n + 1} A${n} A${n}\n`).join('')}#define A0 x\nint VTOR = A40;\n`],
    ['macros that call each other with more and more arguments', `#define F(x) G(x, x)\n#define G(x, y) F(x y) F(y x)\nint VTOR = F(F(F(F(F(F(1))))));\n`],
    ['parentheses without end', `void SystemInit(void) { SCB->VTOR = ${'('.repeat(50_000)}`],
    ['a deep expression', `void SystemInit(void) { SCB->VTOR = ${'('.repeat(5000)}1${')'.repeat(5000)}; }`],
    ['a deep condition', `#if ${'('.repeat(20_000)}1${')'.repeat(20_000)}\nvoid SystemInit(void) { SCB->VTOR = 1; }\n#endif\n`],
    ['a long condition', `#if ${'1 + '.repeat(40_000)}1\nvoid SystemInit(void) { SCB->VTOR = 1; }\n#endif\n`],
    ['conditions within conditions', `${'#if 1\n'.repeat(20_000)}void SystemInit(void) { SCB->VTOR = 1; }\n${'#endif\n'.repeat(20_000)}`],
    ['blocks within blocks', `void SystemInit(void) ${'{'.repeat(20_000)} SCB->VTOR = 1; ${'}'.repeat(20_000)}`],
    ['statements behind if behind if', `void SystemInit(void) { ${'if (a) '.repeat(10_000)} SCB->VTOR = 1; }`],
    ['a file that includes itself', '#include "main.c"\nvoid SystemInit(void) { SCB->VTOR = 1; }\n'],
    ['very many functions', `${Array.from({ length: 5000 }, (_, n) => `void f${n}(void) { f${(n + 1) % 5000}(); SCB->VTOR = ${n}; }\n`).join('')}void SystemInit(void) { f0(); }\nint main(void) { f7(); }\n`],
    ['a comment without end', 'void SystemInit(void) { SCB->VTOR = 1; /*'],
    ['a line of one megabyte', `int VTOR; char text[] = "${'x'.repeat(1 << 20)}";`],
  ])('come to an end in good time: %s', async (_, text) => {
    const before = performance.now();
    await ask({ 'main.c': text });
    expect(performance.now() - before).toBeLessThan(10_000);
  }, 30_000);

  it('come to an end in good time: headers that include each other', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`h${n}.h`, Array.from({ length: 60 }, (__, m) => `#include "h${m}.h"\n`).join('')]));
    await ask({ 'main.c': '#include "h0.h"\nvoid SystemInit(void) { SCB->VTOR = 1; }\n', ...many });
    const set = await sourceSet({ ...startup, 'main.c': '#include "h0.h"\nvoid SystemInit(void) { SCB->VTOR = 1; }\n', ...many });
    expect(readVectorBase(set).atMain).toMatchObject({ kind: 'unknown' });
  });
});
