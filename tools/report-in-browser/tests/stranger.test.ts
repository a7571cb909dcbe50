import { describe, expect, it } from 'vitest';
import { formatHtml } from '@qspi-doctor/report';
import { example } from './opened.js';

/** The text of a part of the page, as it is read: tags gone, entities undone. */
function textOf(page: string, id: string): string {
  const part = new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(page)?.[0] ?? '';
  return part
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}

/** Somebody who has only the page of the example, and has never heard of the project. */
const questions: readonly (readonly [question: string, part: string, answers: readonly RegExp[]])[] = [
  ['What is wrong?', 'diagnosis', [/^ Broken Application/, /No breakpoint can halt in main where it is now\./]],
  ['Which program, on which device?', 'diagnosis', [/Cortex-M4 of STM32L476VGTx , by Application\/ Application\.ioc/]],
  ['Why can it not halt there?', 'diagnosis', [/FPB revision 1 6 comparators, matches 0x00000000 to 0x1fffffff/, /main is 0x900002e8/, /0x900002e8 lies beyond 0x1fffffff/]],
  ['Would another breakpoint do, or another version of the debugger?', 'diagnosis', [/software breakpoint cannot be written/, /no (?:setting|version)/]],
  ['Is it what I see? My OpenOCD says something odd.', 'diagnosis', [/cannot handle HW breakpoint above address 0x1FFFFFFE/]],
  ['Who put main there?', 'diagnosis', [/STM32L476VGTX_QSPI\.ld :19/, /ORIGIN = 0x90000000/]],
  ['What do I do next?', 'diagnosis', [/First way out Run the program at address 0/, /What to do 5 ways out, best first\. One is enough\./]],
  ['What do I type?', 'diagnosis', [/set \*\(unsigned int \*\)0xe0001050 = 0x900002e8/]],
  ['How sure is that?', 'diagnosis', [/proved Shown to work by a test of qspi-doctor with the real tools/]],
  ['Is that all that is wrong?', 'diagnosis', [/Also found These are faults of their own/, /VTOR is 0x08000000/, /no external loader/]],
  ['What was looked at?', 'programs', [/Application started by Bootloader/, /Debug\/ Application\.elf/, /VTOR at main 0x08000000/]],
  ['Where would a breakpoint work?', 'map', [/FLASH internal flash .*Hardware breakpoints reach it/, /SRAM RAM .*Software breakpoints can be written/, /QUADSPI external flash, memory-mapped .*Hardware breakpoints do not reach it Software breakpoints cannot be written/]],
  ['Who maps the flash, and when does the application start?', 'boot', [/external_flash_map 0x08000384 sets up QUADSPI/, /Jump into the next program: Reset_Handler 0x9000030c/]],
  ['Who sets VTOR wrong?', 'boot', [/VTOR is written: 0x08000000 Application\/ Core\/ Src\/ system_stm32l4xx\.c :25:13 SystemInit at 0x900003c6/, /its table is at 0x90000000/]],
  ['How do I cure each of the other faults?', 'findings', [/Add the external loader of the board/, /Let VTOR follow the linker script/]],
];

describe('a stranger with nothing but the page of the example', async () => {
  const page = await formatHtml(await example('l476g-disco-qspi'));

  it.each(questions)('%s', (_question, part, answers) => {
    const text = textOf(page, part);
    for (const answer of answers) expect(text).toMatch(answer);
  });

  it('reads the diagnosis before anything else', () => {
    expect(page.indexOf('id="diagnosis"')).toBeLessThan(page.indexOf('id="programs"'));
    expect(/<h1[^>]*>([^<]*)/.exec(page)?.[1]).toBe('No breakpoint can halt in main where it is now.');
  });
});

describe('a calm page about a project in order', () => {
  it.each(['l476g-disco-qspi-cured', 'f411-plain'])('%s: no alarm anywhere, and what it rests on', async (name) => {
    const page = await formatHtml(await example(name));
    const body = page.slice(page.indexOf('<main'));
    expect(body).not.toMatch(/class="(?:severity error|severity warning|wrong|edge bad|chip bad|row beyond|out-of-reach)"/);
    expect(textOf(page, 'diagnosis')).toMatch(/Healthy Nothing was found .*within reach of the hardware breakpoints .*VTOR is its own vector table/);
  });
});
