import { safeLines } from '@qspi-doctor/diagnostics';
import { fileErrorText } from './file-error.js';
import type { Terminal } from './terminal.js';
import { isUsageError } from './usage-error.js';
import { version } from './version.js';

const help = `qspi-doctor finds out why the debugger does not halt in code that runs from external flash on STM32,
says how it knows, and hands over the cure.

  qspi-doctor [check] [FOLDER]     diagnose a project folder (default: the current folder)
  qspi-doctor lint FILE…           linker scripts and launch configurations, for hooks and builds
  qspi-doctor image FILE           what is in an ELF file or an external loader (.stldr)
  qspi-doctor log FILE…            what the log of a debug session says, with or without the project
  qspi-doctor launch [FOLDER]      write debug configurations for CubeIDE or VS Code
  qspi-doctor setup [FOLDER]       what is installed on this machine, and what is known of it
  qspi-doctor target               ask a live GDB server and the chip behind it
  qspi-doctor rules                list what is looked for
  qspi-doctor explain RULE         one rule in full
  qspi-doctor init [FOLDER]        put qspi-doctor into a project: configuration, hook, CI, editor
  qspi-doctor completion SHELL     completions for bash, zsh or fish

Examples
  qspi-doctor examples/l476g-disco-qspi
  qspi-doctor . --format json --output report.json
  qspi-doctor explain breakpoint/unreachable

"qspi-doctor check --help" lists the options of a diagnosis.
`;

type Command = (args: readonly string[], terminal: Terminal) => number | Promise<number>;

/** Commands load what they need when they run: `--version` must not pay for a simulator. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./commands/check.js')).check,
  image: async () => (await import('./commands/image.js')).image,
  launch: async () => (await import('./commands/launch.js')).launch,
  lint: async () => (await import('./commands/lint.js')).lint,
  log: async () => (await import('./commands/log.js')).log,
  setup: async () => (await import('./commands/setup.js')).setup,
  target: async () => (await import('./commands/target.js')).target,
  init: async () => (await import('./commands/init.js')).init,
  completion: async () => (await import('./commands/completion.js')).completion,
  rules: async () => (await import('./commands/rules.js')).listRules,
  explain: async () => (await import('./commands/rules.js')).explainRule,
};

/** Runs the command line and returns the exit code. Bad usage is told on standard error, with what to do. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const [first, ...rest] = args;
    if (first !== undefined && Object.hasOwn(commands, first)) return await (await commands[first]!())(rest, terminal);
    if (args.length === 1 && (first === '--version' || first === '-V')) return say(terminal, `${version}\n`);
    if (args.length === 1 && (first === '--help' || first === '-h')) return say(terminal, help);
    if (first === 'help') return rest[0] !== undefined && Object.hasOwn(commands, rest[0]) ? await (await commands[rest[0]]!())(['--help'], terminal) : say(terminal, help);
    // Without a command the rest is what `check` takes: it knows its options itself.
    const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
    if (options.includes('--version') || options.includes('-V')) return say(terminal, `${version}\n`);
    if (options.includes('--help') || options.includes('-h')) return say(terminal, help);
    return await (await commands['check']!())(args, terminal);
  } catch (error) {
    const message = isUsageError(error) ? error.message : fileErrorText(error);
    if (message === undefined) throw error;
    // It may quote a file, or name one: text, and no commands to the terminal.
    terminal.err(`qspi-doctor: ${safeLines(message)}\n`);
    return 2;
  }
}

function say(terminal: Terminal, text: string): number {
  terminal.out(text);
  return 0;
}
