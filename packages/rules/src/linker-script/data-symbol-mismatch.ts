import { formatAddress } from '@qspi-doctor/diagnostics';
import type { SymbolDefinition } from '@qspi-doctor/linker-script';
import { defineRule } from '../define-rule.js';
import { copyLoops, zeroLoops } from './loop-symbols.js';
import { obstacleIn, otherMachineIn } from './obstacle.js';
import { sample } from './samples.js';
import { typicalLink, type Trial } from './trial-link.js';

export const dataSymbolMismatch = defineRule({
  id: 'linker-script/data-symbol-mismatch',
  since: '0.1.0',
  severity: 'error',
  needs: ['linkerScript'],
  docs: {
    what: 'The symbols between which the start-up code copies initialised variables, or clears the others, do not enclose them.',
    why: 'The loop knows nothing but its symbols: `_sidata` (where the values are kept), `_sdata` and `_edata`; `_sbss` and `_ebss`. The rule links a made-up program by the script and looks whether every variable is copied from the place at which its value is loaded.',
    symptom: 'Some global variables have wrong values at main.',
    wrong: sample(['_sidata = LOADADDR(.data);', '_sidata = LOADADDR(.text);']),
    right: sample(),
    sources: ['ST startup_stm32*.s: LoopCopyDataInit, LoopFillZerobss', 'libopencm3 lib/cm3/vector.c: reset_handler()'],
  },
  messages: {
    source: ({ symbol, value, wanted }: { symbol: string; value: number; wanted: string }) => `${symbol} is not where the initial values are loaded: it is ${formatAddress(value)} in a trial link, and the values are at ${wanted}.`,
    start: ({ symbol, what }: { symbol: string; what: string }) => `${symbol} stands behind ${what}: the loop of the start-up code leaves it out.`,
    end: ({ symbol, what }: { symbol: string; what: string }) => `${symbol} stands before the end of ${what}: the loop of the start-up code leaves it out.`,
  },
  check({ linkerScript }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    if (otherMachineIn(linkerScript) !== undefined) return;
    const { layout, placed } = typicalLink(linkerScript);
    const seen = new Set<SymbolDefinition>();
    const say = (message: 'start' | 'end', symbol: SymbolDefinition, what: string) => {
      // A second name for a symbol that was told of says nothing new.
      if (seen.has(symbol) || [...seen].some(({ name }) => symbol.uses.includes(name))) return;
      seen.add(symbol);
      report({ message, data: { symbol: symbol.name, what }, location: linkerScript.locate(symbol.range, symbol.script), remedies: [{ title: 'Let the symbols enclose the section', certainty: 'documented', steps: [`Move ${symbol.name} ${message === 'start' ? 'in front of' : 'behind'} ${what}.`] }] });
    };
    /** The variables that the symbols should enclose: those in the section in which one of the symbols stands. */
    const enclosed = (names: readonly string[], start: SymbolDefinition, end: SymbolDefinition) =>
      names.map((name) => [name, placed.get(name)] as const).filter((entry): entry is [string, Trial] => entry[1]?.address !== undefined && [start.section, end.section].includes(entry[1].section.name));
    for (const names of copyLoops) {
      // A second set of symbols belongs to a start-up file of another kind; which one is linked, the script does not say.
      if (layout.symbols.has('__etext') && layout.symbols.has('__data_start__')) continue;
      const [from, start, end] = [layout.symbols.get(names.from), layout.symbols.get(names.start), layout.symbols.get(names.end)];
      if (from?.value === undefined || start?.value === undefined || end?.value === undefined) continue;
      for (const [name, { section, address = 0, loadAddress, size }] of enclosed(['.data', '.data.main'], start, end)) {
        if (start.value > address) say('start', start, name);
        else if (end.value < address + size) say('end', end, name);
        else if (start.section === section.name && loadAddress !== undefined && loadAddress - address !== from.value - start.value && !seen.has(from)) {
          seen.add(from);
          report({
            message: 'source',
            data: { symbol: from.name, value: from.value, wanted: formatAddress(loadAddress - address + start.value) },
            location: linkerScript.locate(from.range, from.script),
            remedies: [{ title: 'Take the load address from the section', certainty: 'documented', steps: [`${from.name} = LOADADDR(${start.section ?? '.data'});`] }],
          });
        }
      }
    }
    for (const names of zeroLoops) {
      const [start, end] = [layout.symbols.get(names.start), layout.symbols.get(names.end)];
      if (start?.value === undefined || end?.value === undefined) continue;
      for (const [name, { address = 0, size }] of enclosed(['.bss', '.bss.main', 'COMMON'], start, end)) {
        if (start.value > address) say('start', start, name);
        else if (end.value < address + size) say('end', end, name);
      }
    }
  },
});
