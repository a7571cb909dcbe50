import { describe, expect, it } from 'vitest';
import { stepMarkup, withCommandRuns } from '../src/html/commands.js';
import { excerpt, linesReader } from '../src/html/excerpt.js';
import { headlineOf } from '../src/html/headline.js';
import { firstSentence } from '../src/html/prose.js';
import { roughSize } from '../src/html/words.js';

const lines = (text: string) => text.match(/<span class="line[^>]*>[^]*?<\/span>/g) ?? [];

describe('an excerpt', () => {
  it('shows the line with its neighbours, and marks the word at the column', () => {
    const { text } = excerpt({ file: 'a.ld', line: 3, column: 3 }, linesReader(() => 'one\r\ntwo\r\n\tthree <b>\r\nfour\r\nfive\r\nsix'));
    expect(lines(text).map((line) => /data-n="(\d)"/.exec(line)?.[1])).toEqual(['1', '2', '3', '4', '5']);
    expect(text).toContain('<span class="line hit" data-n="3">    t<mark>hree</mark> &lt;b&gt;');
  });

  it('marks the name above the brace that a compiler names', () => {
    expect(excerpt({ file: 'a.c', line: 2, column: 1 }, linesReader(() => 'int main(void)\n{\n}')).text.match(/line hit/g)).toHaveLength(2);
  });

  it('cuts a line of ten thousand characters round the place', () => {
    const { text } = excerpt({ file: 'a.launch', line: 1, column: 5001, endColumn: 5007 }, linesReader(() => `${'x'.repeat(5000)}needle${'y'.repeat(5000)}`));
    expect(text).toContain('<mark>needle</mark>');
    expect(text.length).toBeLessThan(1200);
  });

  it('is the place alone where the file cannot be read or has fewer lines', () => {
    expect(excerpt({ file: 'a.c', line: 9 }, linesReader(() => undefined)).text).not.toContain('<pre');
    expect(excerpt({ file: 'a.c', line: 9 }, linesReader(() => 'one')).text).not.toContain('<pre');
    expect(excerpt({ file: 'a.elf', address: 0x90000000, symbol: 'main' }, linesReader(() => 'x')).text).toMatch(/main<\/bdi> at <code>0x90000000/);
  });
});

describe('steps', () => {
  it.each([
    ['set *(unsigned int *)0xe0001058 = 4   (halt)', 'set *(unsigned int *)0xe0001058 = 4'],
    ['Run "qspi-doctor launch --loader FILE" here.', 'qspi-doctor launch --loader FILE'],
    ['Write: extern uint32_t g_pfnVectors[]; SCB->VTOR = (uint32_t)g_pfnVectors; (x)', 'extern uint32_t g_pfnVectors[]; SCB-&gt;VTOR = (uint32_t)g_pfnVectors;'],
    ['Mark them with __attribute__((section(".RamFunc"))); then', '__attribute__((section(&quot;.RamFunc&quot;)))'],
  ])('offer what is typed for copying: %s', (step, command) => expect(stepMarkup(step).text).toContain(`data-copy="${command}"`));

  it('leave plain words alone', () => expect(stepMarkup('Build again, program, and read the register at main.').text).not.toContain('data-copy'));

  it('put commands that follow each other together, and no others', () => {
    const set = (n: number) => `set *(unsigned int *)0xe000105${n} = ${n}`;
    expect(withCommandRuns(['In the GDB console:', set(0), set(4), 'Continue. Then:', set(8)]).map(({ run }) => run)).toEqual([[], [], [set(0), set(4)], [], []]);
  });

  it('never copy a line end that a console would take for Enter', () => {
    expect(stepMarkup('set *(unsigned int *)0xe0001050 = 1\nshell rm').text).not.toContain('\n');
  });
});

describe('words', () => {
  it('end a sentence at a full stop, not within a name', () => expect(firstSentence('Debug/App.elf is old. Build it.')).toEqual({ first: 'Debug/App.elf is old.', rest: 'Build it.' }));

  it.each([[404, '404 bytes'], [1024, '1 KB'], [1184, '1,184 bytes'], [12_600, '12.3 KB'], [16 << 20, '16 MB'], [1_879_048_192, '1.8 GB'], [1, '1 byte']])('%d is %s', (bytes, words) => expect(roughSize(bytes)).toBe(words));

  it('make a short headline of a long message', () => {
    const finding = { rule: 'boot/handoff', severity: 'error' as const, message: 'At main, VTOR is 0x08000000, the vector table of Bootloader, but the vector table of this image is at 0x90000000: interrupts go elsewhere.', messageId: 'x', data: {}, location: {}, related: [], explains: [], remedies: [] };
    expect(headlineOf({ folder: '.', verdict: 'broken', diagnosis: finding.rule, programs: [], findings: [finding], notChecked: [], remarks: [] })).toEqual({
      title: 'At main, VTOR is 0x08000000, the vector table of Bootloader, but the vector table of this image is at 0x90000000.',
      lead: 'Interrupts go elsewhere.',
    });
    const titled = { ...finding, rule: 'boot/vtor-mismatch' };
    expect(headlineOf({ folder: '.', verdict: 'broken', diagnosis: titled.rule, programs: [], findings: [titled], notChecked: [], remarks: [] })).toEqual({ title: expect.stringMatching(/^Interrupts run the wrong handlers/), lead: finding.message });
  });
});
