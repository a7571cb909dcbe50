import { vectorSectionOf } from '@qspi-doctor/workspace';
import { walkExpression, type OutputSection } from '@qspi-doctor/linker-script';
import { defineRule } from '../define-rule.js';
import { obstacleIn } from './obstacle.js';
import { sample } from './samples.js';
import { typicalLink } from './trial-link.js';

export const noHeapStackCheck = defineRule({
  id: 'linker-script/no-heap-stack-check',
  since: '0.1.0',
  severity: 'note',
  needs: ['linkerScript'],
  docs: {
    what: 'Nothing in the script fails the link when heap and stack no longer fit into the RAM that the variables leave.',
    why: 'The stack grows down from the end of RAM towards the variables. A section that takes up the least sizes of heap and stack, or an ASSERT, lets ld say "region RAM overflowed"; without it a program that leaves four bytes for its stack links.',
    symptom: 'Variables change without reason, or a hard fault, after the program has grown.',
    wrong: sample(['  .stack : { . = . + 0x400; } > RAM\n', '']),
    right: sample(),
    sources: ['ST linker script templates: ._user_heap_stack', 'GNU ld 2.40 manual, ASSERT'],
  },
  messages: { none: ({ region }: { region: string }) => `No section of ${region} reserves room for heap and stack, and no ASSERT checks it: a program that leaves no room for its stack links.` },
  check({ linkerScript }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    const { layout } = linkerScript;
    const bss = typicalLink(linkerScript).placed.get('.bss')?.section;
    const ram = bss?.region === undefined ? undefined : layout.region(bss.region);
    const stack = layout.symbols.get('_estack');
    // Only where the stack is what remains above the variables.
    if (vectorSectionOf(layout) === undefined || bss === undefined || ram?.origin === undefined || ram.length === undefined || stack?.value !== ram.origin + ram.length) return;
    const asserts = linkerScript.script.text.includes('ASSERT');
    const reserves = layout.sections.some((section) => !section.discarded && (section.name.match(/stack|heap/i) !== null || advances(section)));
    if (asserts || reserves) return;
    report({
      message: 'none',
      data: { region: ram.name },
      location: linkerScript.locate(bss.nameRange, bss.script),
      remedies: [{ title: 'Reserve the least that the program needs', certainty: 'documented', steps: [`Add a section behind ${bss.name}: ._user_heap_stack : { . = ALIGN(8); . = . + 0x200; . = . + 0x400; . = ALIGN(8); } > ${ram.name}`] }],
    });
  },
});

/** Moves the location counter on by some amount: `. = . + n`, `. += n`. */
function advances({ statements }: OutputSection): boolean {
  return statements.some((statement) => {
    if (statement.kind !== 'assignment' || statement.name.text !== '.') return false;
    if (statement.operator === '+=') return true;
    let adds = false;
    walkExpression(statement.value, (part) => {
      if (part.kind === 'binary' && part.operator === '+') adds = true;
    });
    return adds;
  });
}
