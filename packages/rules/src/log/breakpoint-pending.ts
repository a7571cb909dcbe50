import { defineRule } from '../define-rule.js';
import { eventsIn, fewQuoted, isAbout, placeIn } from './in-logs.js';

export const breakpointPending = defineRule({
  id: 'log/breakpoint-pending',
  since: '0.1.0',
  severity: 'warning',
  needs: ['logs', 'program'],
  uses: ['image'],
  docs: {
    what: 'GDB knows no place for a breakpoint: it is pending.',
    why: 'GDB has no symbols of the program: the image was not given to it, or the symbols of another image were. The same word appears where the symbols came by add-symbol-file and the server refused the breakpoint: GDB then drops it without a message.',
    symptom: '"<PENDING>" in "info breakpoints"; "Function "main" not defined."; in the machine interface addr="<PENDING>".',
    wrong: '```text\nNum     Type           Disp Enb Address    What\n1       breakpoint     keep y   <PENDING>  main\n```',
    right: '```text\nNum     Type           Disp Enb Address    What\n1       breakpoint     keep y   0x90000060 in main at main.c:7\n```',
    sources: ['GDB manual, "Setting Breakpoints" (pending breakpoints)', 'tools/target-simulator/tests/software-breakpoints.tools.test.ts: the second cause, with GDB 13 and OpenOCD 0.12'],
  },
  messages: {
    pending: ({ what }: { what: string }) => `The breakpoint at ${what} is pending: GDB has no symbol of that name, or dropped the breakpoint when the server refused it.`,
    notLoaded: ({ what }: { what: string }) => `GDB has no function ${what}, and this program has one: its symbols were not loaded in that session.`,
    unknown: ({ what }: { what: string }) => `GDB has no function ${what}: the symbols of the program are not loaded, or it has no function of that name.`,
  },
  check({ logs, program, image }, report) {
    if (!isAbout(logs, program)) return;
    // Breakpoints are often set before the symbols are there, and find their place then.
    const placed = eventsIn(logs, 'breakpoint-placed');
    const pending = eventsIn(logs, 'pending').filter(({ input, what }) => !placed.some((at) => at.input === input && at.what.number === what.number && at.what.lastLine > what.lastLine));
    const unknown = eventsIn(logs, 'function-unknown');
    const first = unknown[0] ?? pending[0];
    if (first === undefined) return;
    const what = first.what.value ?? 'main';
    const has = [...(image?.image.symbols ?? [])].some(({ type, name }) => type === 'function' && name === what);
    report({
      message: first === unknown[0] ? (has ? 'notLoaded' : 'unknown') : 'pending',
      ...(has || what === 'main' || first !== unknown[0] ? {} : { severity: 'note' as const }),
      data: { what },
      location: placeIn(first),
      related: fewQuoted([...unknown, ...pending].filter((at) => at !== first), 2),
      remedies: [
        {
          title: 'Give GDB the symbols of the program that runs',
          certainty: 'documented',
          steps: ['Debug Configurations… → Startup → Load Image and Symbols: the application with "Load symbols". By hand: add-symbol-file Application.elf.', 'If they are there: "set debug remote 1" and "continue" show whether the server refuses the breakpoint.'],
        },
      ],
    });
  },
});
