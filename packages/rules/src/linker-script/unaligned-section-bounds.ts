import { defineRule } from '../define-rule.js';
import { copyLoops, zeroLoops } from './loop-symbols.js';
import { obstacleIn, otherMachineIn } from './obstacle.js';
import { sample } from './samples.js';
import { typicalLink } from './trial-link.js';

export const unalignedSectionBounds = defineRule({
  id: 'linker-script/unaligned-section-bounds',
  since: '0.1.0',
  severity: 'warning',
  needs: ['linkerScript'],
  docs: {
    what: 'A symbol at which the start-up code begins or ends to copy or clear can have an address that is no multiple of 4.',
    why: 'The loops work by words. From an unaligned start they fault on Cortex-M0 and M0+; an unaligned end lets the last word reach up to three bytes into what follows. A script that rounds none of its ends is a note: ST has such templates, where what follows is cleared afterwards.',
    symptom: 'A variable at the border of two sections has a wrong value at main, in some builds and not in others.',
    wrong: sample(['*(.data*) . = ALIGN(4); _edata', '*(.data*) _edata']),
    right: sample(),
    sources: ['ST startup_stm32*.s: LoopCopyDataInit, LoopFillZerobss', 'Armv6-M Architecture Reference Manual A3.2: unaligned accesses fault'],
  },
  messages: {
    unaligned: ({ symbol }: { symbol: string }) => `${symbol} can be unaligned: nothing rounds the location counter before it, and the loop of the start-up code works by words.`,
  },
  check({ linkerScript }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    if (otherMachineIn(linkerScript) !== undefined) return;
    const { layout, placed } = typicalLink(linkerScript);
    const variables = [...placed].filter(([name]) => /^\.(?:data|bss)/.test(name)).map(([, { section }]) => section.name);
    const bounds = [...new Set([...copyLoops, ...zeroLoops].flatMap(({ start, end }) => (layout.symbols.has(start) && layout.symbols.has(end) ? [start, end] : [])))].flatMap((name) => layout.symbols.get(name) ?? []);
    // A symbol that only repeats another one is as aligned as that.
    const judged = bounds.filter(({ section, uses }) => uses.length === 0 && section !== undefined && variables.includes(section));
    const unaligned = judged.filter(({ value }) => value !== undefined && value % 4 !== 0);
    const [first, ...others] = unaligned;
    if (first === undefined) return;
    const edits = unaligned.map(({ range, script }) => ({ file: linkerScript.locate(range, script).file ?? '', range: { start: range.start, end: range.start }, newText: '. = ALIGN(4); ' }));
    // Templates that round no end at all (ST's for the STM32U5) do little harm: what follows is cleared afterwards or is the heap.
    const systematic = judged.filter(({ name }) => isEnd(name)).length > 1 && judged.filter(({ name }) => isEnd(name)).every((symbol) => unaligned.includes(symbol));
    report({
      message: 'unaligned',
      ...(systematic ? { severity: 'note' as const } : {}),
      data: { symbol: unaligned.map(({ name }) => name).join(', ') },
      location: linkerScript.locate(first.range, first.script),
      related: others.map(({ name, range, script }) => ({ ...linkerScript.locate(range, script), message: `${name} as well` })),
      remedies: [{ title: 'Round up before it', certainty: 'documented', steps: [`Write . = ALIGN(4); before ${unaligned.map(({ name }) => name).join(' and ')}.`], edits }],
    });
  },
});

function isEnd(name: string): boolean {
  return [...copyLoops, ...zeroLoops].some(({ end }) => end === name);
}
