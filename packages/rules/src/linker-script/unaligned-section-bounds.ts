import type { SymbolDefinition } from '@qspi-doctor/linker-script';
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
    why: 'The loops work by words. From an unaligned start they fault on Cortex-M0 and M0+; an unaligned end lets the last word reach up to three bytes into what follows.',
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
    const seen = new Set<SymbolDefinition>();
    for (const loop of [...copyLoops, ...zeroLoops]) {
      const all = [loop.start, loop.end].map((name) => layout.symbols.get(name));
      if (all.some((symbol) => symbol === undefined)) continue;
      for (const symbol of all) {
        if (symbol?.value === undefined || symbol.value % 4 === 0 || seen.has(symbol) || symbol.section === undefined || !variables.includes(symbol.section)) continue;
        // A symbol that only repeats another one is as aligned as that.
        if (symbol.uses.length > 0) continue;
        seen.add(symbol);
        const location = linkerScript.locate(symbol.range, symbol.script);
        report({
          message: 'unaligned',
          data: { symbol: symbol.name },
          location,
          remedies: [{ title: 'Round up before it', certainty: 'documented', steps: [`Write . = ALIGN(4); before ${symbol.name}.`], edits: [{ file: location.file ?? '', range: { start: symbol.range.start, end: symbol.range.start }, newText: '. = ALIGN(4); ' }] }],
        });
      }
    }
  },
});
