import { commands, type CommandEntry, type OptionEntry } from '@qspi-doctor/command-table';
import { describe, expect, it } from 'vitest';
import { qspiDoctor } from './fake-terminal.js';

/** `  -o, --output FILE     write the report into a file` */
const optionLine = /^ {2}(?:-(?<short>\w), )?--(?<name>[a-z][a-z-]*)(?:, --(?<other>[a-z-]+))?(?: (?<value>\[?[A-Za-z:|/]+\]?))?(?: {2,}|$)/;
/** What help texts leave out because every command has it. */
const everywhere = new Set(['help', 'version']);

async function helpOf({ name }: CommandEntry) {
  const { out, code } = await qspiDoctor(name, '--help');
  expect(code).toBe(0);
  const options = out.split('\n').flatMap((line) => {
    const { short, name: long, other, value } = optionLine.exec(line)?.groups ?? {};
    return long === undefined ? [] : [{ short, name: long, value }, ...(other === undefined ? [] : [{ short: undefined, name: other, value: undefined }])];
  });
  return { out, options };
}

/** All options that a command takes: it lists them when it is given another one. */
async function takenBy({ name }: CommandEntry): Promise<readonly string[]> {
  const { err } = await qspiDoctor(name, '--no-such-option');
  return [...(/Options: (.*)\.\n$/.exec(err)?.[1] ?? '').matchAll(/--([a-z-]+)/g)].map(([, option = '']) => option);
}

const hint = 'packages/command-table/src/table.ts is to say the same as the help text; then: npm run generate';

describe.each(commands.map((command) => [command.name, command] as const))('the table of commands: %s', (_, command) => {
  it('has the options that the help text has, spelt alike', async () => {
    const { out, options } = await helpOf(command);
    // Two commands say their one option in the line that shows how they are called.
    const shown = options.length > 0 ? options : [...out.matchAll(/\[--([a-z-]+) ([a-z|]+)\]/g)].map(([, name]) => ({ short: undefined, name: name ?? '', value: 'FORMAT' }));
    const spelt = ({ name, short, value }: OptionEntry) => ({ short, name, value: value === undefined ? undefined : value.optional === true ? `[${value.placeholder}]` : value.placeholder });
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    const expected = shown.map(({ short, name, value }) => ({ short, name, value: /\|/.test(value ?? '') ? 'HOW' : value }));
    expect(command.options.map(spelt).filter(({ name }) => !everywhere.has(name)).sort(byName), hint).toEqual(expected.sort(byName));
  });

  it('has nothing that the command does not take', async () => {
    const taken = await takenBy(command);
    for (const { name } of command.options) expect(taken, hint).toContain(name);
  });

  it('tells switches from options with a value', async () => {
    for (const { name, value } of command.options) {
      // A switch does not take a value; of an option with one, the unknown option behind it is what is complained of.
      const { err } = await qspiDoctor(command.name, `--${name}=x`, '--no-such-option');
      expect(err.includes(`'--${name}`) || err.includes(`--${name}'`) || /does not take an argument/.test(err), `--${name} of ${command.name}. ${hint}`).toBe(value === undefined);
    }
  });

  it('has the values that the command takes', async () => {
    const before: Readonly<Record<string, readonly string[]>> = { explain: ['breakpoint/unreachable'], target: ['--connect', 'localhost:1'], lint: ['.'], image: ['x'], log: ['x'] };
    for (const { name, value } of command.options) {
      if (value === undefined || typeof value.kind === 'string' || value.kind.includes('quick')) continue;
      const { err } = await qspiDoctor(command.name, ...(before[command.name] ?? []), ...(name === 'extension' ? ['--ide', 'vscode'] : []), `--${name}`, 'nonsense');
      expect(err, hint).toBe(`qspi-doctor: --${name} takes ${value.kind.join(', ')}, not "nonsense".\n`);
    }
  });

  it('has examples that the command takes', async () => {
    const taken = await takenBy(command);
    for (const example of command.examples) for (const [, option = ''] of example.matchAll(/ --([a-z-]+)/g)) expect(taken).toContain(option);
  });
});

describe('the table of commands', () => {
  it('has every command of the main help, and no other', async () => {
    const { out } = await qspiDoctor('--help');
    const shown = [...out.matchAll(/^ {2}qspi-doctor \[?([a-z]+)/gm)].map(([, name]) => name).filter((name) => name !== 'examples');
    expect(new Set(commands.map(({ name }) => name)), hint).toEqual(new Set(shown));
  });
});
