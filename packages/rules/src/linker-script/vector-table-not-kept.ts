import { vectorSectionOf } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { definesEntry, isKeptElsewhere, keepEdit, usesKeep } from './keep.js';
import { obstacleIn, otherMachineIn } from './obstacle.js';
import { sample } from './samples.js';

export const vectorTableNotKept = defineRule({
  id: 'linker-script/vector-table-not-kept',
  since: '0.1.0',
  severity: 'error',
  needs: ['linkerScript'],
  docs: {
    what: 'The vector table is taken in without KEEP.',
    why: 'With --gc-sections (STM32CubeIDE sets it) ld drops every input section that nothing refers to. Nothing refers to the vector table: the core reads it by its address. KEEP makes it a root. A script that names the table in EXTERN or ENTRY keeps it in that way. In a script without any KEEP the finding is a note: its builds seem not to collect sections; nor do those of scripts whose ENTRY is a symbol of their own.',
    symptom: 'The image has no vector table; the first words of the flash are code. The core faults at reset.',
    wrong: sample(['{ KEEP(*(.isr_vector)) }', '{ *(.isr_vector) }'], ['*(.text*)', 'KEEP(*(.init)) *(.text*)']),
    right: sample(['*(.text*)', 'KEEP(*(.init)) *(.text*)']),
    sources: ['GNU ld 2.40 manual, Input Section and Garbage Collection'],
  },
  messages: {
    dropped: ({ pattern }: { pattern: string }) => `${pattern} takes in the vector table without KEEP: with --gc-sections ld drops it, since nothing refers to it.`,
  },
  check({ linkerScript }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    if (otherMachineIn(linkerScript) !== undefined) return;
    const { layout } = linkerScript;
    const found = vectorSectionOf(layout);
    if (found === undefined || found.input.keep || isKeptElsewhere(found.name, layout) || definesEntry(layout)) return;
    // EXTERN(vector_table) and ENTRY(_vectors) are roots as well.
    if (layout.references.some(({ kind, name }) => kind === 'symbol' && /vect/i.test(name))) return;
    const { script } = found.section;
    const edit = keepEdit(linkerScript, found.input.range, script);
    report({
      message: 'dropped',
      ...(usesKeep(layout) ? {} : { severity: 'note' as const }),
      data: { pattern: script.text.slice(found.input.range.start, found.input.range.end) },
      location: linkerScript.locate(found.input.range, script),
      explains: ['image/no-vector-table', 'image/invalid-vector-table', 'boot/main-not-reached'],
      remedies: [{ title: 'Put KEEP(…) around it', certainty: 'documented', steps: [`Write ${edit.newText}`], edits: [edit] }],
    });
  },
});
