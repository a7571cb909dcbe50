import { defineRule } from '../define-rule.js';

export const noDebugInfo = defineRule({
  id: 'image/no-debug-info',
  since: '0.1.0',
  severity: 'warning',
  needs: ['image'],
  docs: {
    what: 'The image has no debug information (no `.debug_line`, no `.debug_info`).',
    why: 'Without it a debugger knows functions by their symbols at best: no source lines, no variables, and "stop at main" halts before the prologue instead of at the first line.',
    symptom: 'The debugger halts and shows disassembly; breakpoints by line cannot be set.',
    wrong: '```sh\narm-none-eabi-gcc -g0 -Os …\n```',
    right: '```sh\narm-none-eabi-gcc -g3 -Og …        # debug information is not programmed: it costs no flash\n```',
    sources: ['GCC manual, Options for Debugging Your Program'],
  },
  messages: {
    none: ({ stripped }: { stripped: boolean }) =>
      `The image has no debug information${stripped ? ', and no symbols either' : ''}: the debugger cannot show source lines.`,
  },
  check({ image }, report) {
    if (image.image.hasDebugInfo) return;
    report({
      message: 'none',
      data: { stripped: image.image.symbols.count === 0 },
      location: image.location,
      remedies: [
        {
          title: 'Compile with debug information',
          certainty: 'documented',
          steps: [
            'In CubeIDE: C/C++ Build, Settings, Tool Settings, MCU GCC Compiler, Debugging: -g or -g3, for the assembler too; then build again.',
            'Elsewhere: add -g to the compiler options, and take -s and strip away. Debug information stays in the file; it is not programmed.',
          ],
        },
      ],
    });
  },
});
