import { visitStatements, walkExpression, type Expression, type ParsedScript } from '@qspi-doctor/linker-script';
import type { TextRange } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { nearest } from './nearest.js';
import { obstacleIn, otherMachineIn } from './obstacle.js';
import { sample } from './samples.js';
import { typicalLink } from './trial-link.js';

interface Use {
  readonly name: string;
  readonly range: TextRange;
  readonly script: ParsedScript;
  /** It is part of what the location counter is set to. */
  readonly moves: boolean;
}

/** Names of bounds and sizes of memory, which scripts define for themselves. */
const soundsOwn = /stack|heap|_size|_length|_origin|_start|_end|limit|_top|^_[se](?:data|bss|text)$/i;

export const undefinedSymbol = defineRule({
  id: 'linker-script/undefined-symbol',
  since: '0.1.0',
  severity: 'warning',
  needs: ['linkerScript'],
  uses: ['image'],
  docs: {
    what: 'An expression of the script uses a symbol that the script does not define, though it looks like one of its own.',
    why: 'ld stops with "undefined symbol … referenced in expression" unless an object file or --defsym defines it. Symbols in MEMORY, in PROVIDE, behind DEFINED() and in data statements often come from outside and are not reported; nor is any symbol that the built image has.',
    symptom: 'The link fails with "undefined symbol `_Min_Heap_Size\' referenced in expression".',
    wrong: sample(['. = . + 0x400;', '. = . + _Min_Stack_Sise;'], ['MEMORY', '_Min_Stack_Size = 0x400;\n\nMEMORY']),
    right: sample(['. = . + 0x400;', '. = . + _Min_Stack_Size;'], ['MEMORY', '_Min_Stack_Size = 0x400;\n\nMEMORY']),
    sources: ['GNU ld 2.40, ld/ldexp.c exp_fold_tree_1(): "undefined symbol `%s\' referenced in expression"'],
  },
  messages: {
    undefined: ({ name, near }: { name: string; near: string | undefined }) => `Nothing in this script defines ${name}${near === undefined ? '' : `; did you mean ${near}?`} The link fails unless an object file or --defsym does.`,
  },
  check({ linkerScript, image }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    const { layout } = linkerScript;
    const known = [...layout.symbols.keys()];
    const whole = otherMachineIn(linkerScript) === undefined && ['.text', '.data', '.bss'].every((name) => typicalLink(linkerScript).placed.has(name));
    const seen = new Set<string>();
    for (const { name, range, script, moves } of usesIn(linkerScript.script)) {
      if (layout.symbols.has(name) || seen.has(name) || comesFromOutside(name)) continue;
      seen.add(name);
      if (image?.image.symbols.find(name) !== undefined) continue;
      const near = nearest(name, known);
      // Objects define symbols, too. Sizes by which the location counter moves are the script's own; other names are where the script is a whole program and they sound like it.
      if (near === undefined && !moves && !(whole && soundsOwn.test(name))) continue;
      report({
        message: 'undefined',
        data: { name, near },
        location: linkerScript.locate(range, script),
        remedies: [{ title: near === undefined ? `Define ${name}` : `Write ${near}`, certainty: 'documented', steps: [`Define ${name} before it is used${near === undefined ? '' : `, or write ${near}`}; or give it to the linker with --defsym=${name}=…`] }],
      });
    }
  },
});

/** Sizes that build systems hand over with --defsym: ChibiOS (rules.mk), STM32duino (platform.txt), NuttX, Zephyr. */
const givenByBuilds = /^(?:__(?:main|process)_stack_size__|__heap_size__|LD_\w+|CONFIG_\w+|_?_?stack_?size_?_?|_?_?heap_?size_?_?)$/i;

function comesFromOutside(name: string): boolean {
  return givenByBuilds.test(name) || name.startsWith('__load_start_');
}

/** Symbols in expressions that must have a value: not those of MEMORY, of PROVIDE, of data statements and those that DEFINED() asks for. */
function usesIn(script: ParsedScript): readonly Use[] {
  const uses: Use[] = [];
  const asked = new Set<string>();
  const spared = new Set<Expression>();
  const moving = new Set<Expression>();
  visitStatements(script, {
    statement: (statement) => {
      if (statement.kind === 'region') spared.add(statement.origin).add(statement.length);
      else if (statement.kind === 'assignment' && statement.provide) spared.add(statement.value);
      else if (statement.kind === 'data') spared.add(statement.value);
      else if (statement.kind === 'phdrs') for (const { at, flags } of statement.headers) [at, flags].forEach((value) => value && spared.add(value));
      if (statement.kind === 'assignment' && statement.name.text === '.') moving.add(statement.value);
    },
    expression: (expression, from) =>
      walkExpression(expression, (part) => {
        if (part.kind === 'nameCall' && part.function === 'DEFINED') asked.add(part.name.text);
        else if (part.kind === 'name' && part.name !== '.' && !spared.has(expression)) uses.push({ name: part.name, range: part.range, script: from, moves: moving.has(expression) });
      }),
  });
  return uses.filter(({ name }) => !asked.has(name));
}
