import { readExternalLoader } from '@qspi-doctor/elf';
import { defineRule } from '../define-rule.js';

/** Where other run-times go on after their start-up: an image that has one of these is complete, it only has no `main`. */
const otherEntries = [
  'nx_start',
  'os_start',
  'bg_thread_main',
  'zephyr_app_main',
  'main.main',
  'runtime.main',
  '_ada_main',
  'rust_main',
  '__main',
  'RTOS_main',
  'mbed_start',
];

export const mainMissing = defineRule({
  id: 'image/main-missing',
  since: '0.1.0',
  severity: 'warning',
  needs: ['image'],
  docs: {
    what: 'The image has a vector table and code, but no function `main` that a debugger could halt in.',
    why: 'A debug configuration halts at the symbol `main`. A stripped image has no symbols; with link-time optimisation `main` can be inlined into the start-up code; some run-times enter the program elsewhere.',
    symptom: 'The debugger says `Function "main" not defined` and runs on, or halts nowhere.',
    wrong: '```sh\narm-none-eabi-strip app.elf        # then debug app.elf\n```',
    right: '```sh\narm-none-eabi-strip -o app.stripped.elf app.elf        # keep app.elf for the debugger\n```',
    sources: ['GDB manual, Setting Breakpoints', 'GNU binutils manual, strip'],
  },
  messages: {
    stripped: (_: object) => 'The image has no symbols: it is stripped, and no debugger finds main in it.',
    elsewhere: ({ entry }: { entry: string | undefined }) =>
      `The image has symbols, but no function main${entry === undefined ? ': link-time optimisation has taken it in, or the program has another entry' : `: its start-up code goes on at ${entry}`}.`,
  },
  check({ image }, report) {
    if (image.main !== undefined || image.vectorTable === undefined || readExternalLoader(image.image) !== undefined) return;
    const { symbols } = image.image;
    const stripped = symbols.count === 0;
    const entry = otherEntries.find((name) => symbols.find(name) !== undefined);
    const explains = ['boot/main-not-reached'];
    const { location } = image;
    if (stripped) {
      report({
        message: 'stripped',
        data: {},
        location,
        explains: [...explains, 'image/no-debug-info'],
        remedies: [
          {
            title: 'Give the debugger the image as the linker wrote it',
            certainty: 'documented',
            steps: [
              'Remove -s from the linker options and strip from the build steps, or debug with the file from before stripping; what is programmed stays the same.',
            ],
          },
        ],
      });
      return;
    }
    report({
      message: 'elsewhere',
      data: { entry },
      location,
      explains,
      ...(entry === undefined ? {} : { severity: 'note' as const }),
      remedies: [
        {
          title: entry === undefined ? 'Keep main as a function of its own' : `Halt at ${entry}`,
          certainty: 'documented',
          steps:
            entry === undefined
              ? [
                  'Build the Debug configuration without -flto, or mark main with __attribute__((used, noinline)).',
                  'If the program has another entry by design, set "stop at" of the debug configuration to that function.',
                ]
              : [`Set "stop at" of the debug configuration to ${entry}.`],
        },
      ],
    });
  },
});
