import { formatAddress } from '@qspi-doctor/diagnostics';
import { vectorSectionOf } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { memoryClassAt, type MemoryClass } from './memory-class.js';
import { obstacleIn, otherMachineIn } from './obstacle.js';
import { sample } from './samples.js';
import { typicalLink } from './trial-link.js';

const titles: Readonly<Record<MemoryClass, string>> = { flash: 'the internal flash', ram: 'RAM', external: 'external memory' };

export const vectorTableApart = defineRule({
  id: 'linker-script/vector-table-apart',
  since: '0.1.0',
  severity: 'warning',
  needs: ['linkerScript'],
  uses: ['device'],
  docs: {
    what: 'The vector table is programmed into one kind of memory and the code into another, and nothing else of the program is with the table.',
    why: 'The core takes its first address from the table, and the code behind it must be readable then: code in external flash is not, before the memory is mapped; code in RAM is not there after a reset. Scripts that divide a program on purpose put the start-up code beside the table; those are not reported.',
    symptom: 'A fault at reset, or the program only runs under a debugger that has mapped the memory.',
    wrong: sample(['  RAM (rw)', '  QSPI (rx) : ORIGIN = 0x90000000, LENGTH = 16M\n  RAM (rw)'], ['*(.rodata*) . = ALIGN(4); } > FLASH', '*(.rodata*) . = ALIGN(4); } > QSPI']),
    right: sample(['  FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 1M', '  FLASH (rx) : ORIGIN = 0x90000000, LENGTH = 16M']),
    sources: ['Armv7-M Architecture Reference Manual B1.5.5, Reset behaviour'],
  },
  messages: {
    apart: ({ table, tableIn, code, codeIn }: { table: number; tableIn: string; code: number; codeIn: string }) =>
      `The vector table goes to ${formatAddress(table)} in ${tableIn}, the code to ${formatAddress(code)} in ${codeIn}: the core finds the table at reset and cannot run what it points to.`,
  },
  check({ linkerScript, device }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    if (otherMachineIn(linkerScript) !== undefined) return;
    const { layout } = linkerScript;
    const found = vectorSectionOf(layout);
    const { placed } = typicalLink(linkerScript);
    const table = placed.get('vectors')?.loadAddress;
    const text = placed.get('.text');
    const code = text?.loadAddress;
    if (found === undefined || text === undefined || table === undefined || code === undefined) return;
    const classOf = (address: number) => memoryClassAt(address, device?.device);
    const [tableIn, codeIn] = [classOf(table), classOf(code)];
    if (tableIn === undefined || codeIn === undefined || tableIn === codeIn) return;
    // Code beside the table means that the program is divided on purpose.
    const beside = layout.sections.some(
      ({ inputs, discarded, region, loadRegion }) =>
        !discarded && (loadRegion ?? region) !== undefined && layout.region(loadRegion ?? region ?? '') === layout.region(found.section.loadRegion ?? found.section.region ?? '') && inputs.some((input) => input !== found.input && isCode(input.sections.map(({ pattern }) => pattern.text))),
    );
    if (beside) return;
    report({
      message: 'apart',
      data: { table, tableIn: titles[tableIn], code, codeIn: titles[codeIn] },
      location: linkerScript.locate(found.section.regionRange ?? found.input.range, found.section.script),
      related: [{ ...linkerScript.locate(text.section.regionRange ?? text.pattern.range, text.section.script), message: `the code goes to ${text.section.region ?? 'another memory'}` }],
      remedies: [{ title: 'Place table and code in one memory', certainty: 'documented', steps: ['Give both sections the same region; or leave the start-up code, which maps the memory, beside the table.'] }],
    });
  },
});

/** Sections of code, or whole files (no section named). */
function isCode(names: readonly string[]): boolean {
  return names.length === 0 || names.some((name) => /text|code|init|boot|startup|reset|func/i.test(name) || name === '*');
}
