import { defineRule } from '../define-rule.js';
import { memoryClassAt } from './memory-class.js';
import { obstacleIn, otherMachineIn } from './obstacle.js';
import { sample } from './samples.js';
import { typicalLink } from './trial-link.js';

const array = '  .init_array :\n  {\n    KEEP(*(SORT(.init_array.*) .init_array*))\n  } > FLASH\n  _sidata';

export const writableCodeSegment = defineRule({
  id: 'linker-script/writable-code-segment',
  since: '0.1.0',
  severity: 'warning',
  needs: ['linkerScript', 'program'],
  uses: ['device'],
  docs: {
    what: 'A section that the compiler marks as writable (`.init_array`, `.fini_array`, `.preinit_array`) is placed beside the code without READONLY: the segment is readable, writable and executable.',
    why: 'GNU ld 2.39 and later warn "has a LOAD segment with RWX permissions". On a microcontroller the flash is not writable whatever the segment says; the warning hides others, and builds with --fatal-warnings fail. `(READONLY)` behind the name of the section takes the flag away; it needs GNU ld of GCC 11 or later.',
    symptom: 'arm-none-eabi-ld: warning: firmware.elf has a LOAD segment with RWX permissions.',
    wrong: sample(['  _sidata', array]),
    right: sample(['  _sidata', array.replace('.init_array :', '.init_array (READONLY) :')]),
    sources: ['GNU ld 2.40 manual, Output Section Type (READONLY) and --warn-rwx-segments', 'GCC 11.2-2022.02 of Arm: first release whose ld knows READONLY'],
  },
  messages: {
    writable: ({ section, text }: { section: string; text: string }) => `${section} is writable and is placed beside the code (${text}) without (READONLY): ld 2.39 and later warn of a LOAD segment with RWX permissions.`,
  },
  check({ linkerScript, program, device }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    if (otherMachineIn(linkerScript) !== undefined) return;
    const { layout } = linkerScript;
    const { placed } = typicalLink(linkerScript);
    const array = placed.get('.init_array');
    const text = placed.get('.text');
    if (array === undefined || text === undefined || layout.references.some(({ name }) => name === 'FLAGS')) return;
    const kind = text.loadAddress === undefined ? undefined : memoryClassAt(text.loadAddress, device?.device);
    const region = (name: string | undefined) => (name === undefined ? undefined : layout.region(name));
    if (kind === 'ram' || region(array.section.region) === undefined || region(array.section.region) !== region(text.section.region)) return;
    // Pointers within the section of the code itself take its flags.
    if (array.section.name === text.section.name) return;
    // Program headers of the script's own have flags of their own.
    if (array.section.phdrs.length > 0 || layout.sections.some(({ phdrs }) => phdrs.length > 0)) return;
    const usesReadOnly = layout.sections.some(({ type }) => /READONLY/.test(type ?? ''));
    const bare = layout.sections.filter(({ discarded, inputs, type, script }) => !discarded && type === undefined && script === array.section.script && inputs.some(({ sections }) => sections.some(({ pattern }) => /^\.(?:preinit_array|init_array|fini_array)/.test(pattern.text))));
    const first = bare[0];
    if (first === undefined) return;
    const edits = bare.map(({ nameRange, script }) => ({ file: linkerScript.locate(nameRange, script).file ?? '', range: { start: nameRange.end, end: nameRange.end }, newText: ' (READONLY)' }));
    report({
      message: 'writable',
      // ld's warning is what a lint of a script alone is asked for. Of a firmware, the question is whether it runs and halts, and it does.
      ...(program.siblings.length === 0 ? {} : { severity: 'note' as const }),
      data: { section: first.name, text: text.section.name },
      location: linkerScript.locate(first.nameRange, first.script),
      related: bare.slice(1).map(({ name, nameRange, script }) => ({ ...linkerScript.locate(nameRange, script), message: `${name} as well` })),
      remedies: [
        {
          title: 'Mark it (READONLY)',
          certainty: 'documented',
          steps: [`Write ${first.name} (READONLY) : …; it needs the tools of GCC 11 or later.`],
          // An older ld takes READONLY for a syntax error. A script that uses it elsewhere is linked by one that knows it.
          ...(usesReadOnly ? { edits } : {}),
        },
      ],
    });
  },
});
