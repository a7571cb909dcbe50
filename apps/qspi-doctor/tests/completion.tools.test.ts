import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool, withoutTools } from '@qspi-doctor/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { qspiDoctor } from './fake-terminal.js';

/** What a shell offers for a line whose end is to be completed: in the real shells, with no file of their user. */
describe.skipIf(withoutTools)('completions', () => {
  let folder: string;
  const scripts: Record<string, string> = {};

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-shells-'));
    mkdirSync(join(folder, 'firmware one'));
    mkdirSync(join(folder, 'boards'));
    writeFileSync(join(folder, 'link.ld'), '');
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { out, code } = await qspiDoctor('completion', shell);
      expect(code).toBe(0);
      scripts[shell] = out;
      writeFileSync(join(folder, `script.${shell}`), out);
    }
    writeFileSync(join(folder, 'capture.zsh'), capture);
    writeFileSync(join(folder, 'terminal.zsh'), terminal);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Each shell starts once and is asked for all lines: starting costs more than completing. */
  const asked = [
    'qspi-doctor ',
    'qspi-doctor li',
    'qspi-doctor lint --fi',
    'qspi-doctor setup --in',
    'qspi-doctor --build',
    'qspi-doctor setup --fi',
    'qspi-doctor launch --probe ',
    'qspi-doctor lint . --fail-on n',
    'qspi-doctor --format j',
    'qspi-doctor check --format=h',
    'qspi-doctor explain setup/cube',
    'qspi-doctor completion ',
    'qspi-doctor launch ',
    'qspi-doctor setup --installation ',
    'qspi-doctor lint -L ',
    'qspi-doctor lint link',
    'qspi-doctor check --device ',
  ] as const;
  type Line = (typeof asked)[number];
  const mark = '=====';

  /** As readline splits: blanks, and the signs of COMP_WORDBREAKS are words of their own. */
  const bash = () => {
    const offers = asked.map((line) => {
      const words = line.split(/(?<==)|(?==)| /).map((word) => `'${word}'`);
      return `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _qspi_doctor 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}" '${mark}'`;
    });
    return runTool('bash', ['--norc', '--noprofile', '-c', `source ./script.bash; ${offers.join('; ')}`], { cwd: folder }).stdout;
  };
  const fish = () => runTool('fish', ['--no-config', '-c', `source ./script.fish; ${asked.map((line) => `complete -C '${line}'; echo '${mark}'`).join('; ')}`], { cwd: folder, env: { HOME: folder } }).stdout.replace(/\t.*$/gm, '');
  const zsh = () => runTool('zsh', ['-f', './capture.zsh', ...asked], { cwd: folder, env: { HOME: folder, TERM: 'dumb' } }).stdout;

  const shells: readonly (readonly [string, () => string])[] = [['bash', bash], ['zsh', zsh], ['fish', fish]];

  it.each(['bash', 'zsh', 'fish'])('are a script that %s reads', (shell) => {
    runTool(shell, shell === 'fish' ? ['--no-execute', 'script.fish'] : ['-n', `script.${shell}`], { cwd: folder });
  });

  it('complete a line that is typed into bash at a terminal', () => {
    const typed = ['qspi-doctor lin', 'qspi-doctor launch --probe j', 'qspi-doctor check --format=js', 'qspi-doctor launch firm', 'qspi-doctor lint link', 'qspi-doctor explain breakpoint/unr', 'qspi-doctor check --device li'];
    const { stdout } = runTool('zsh', ['-f', './terminal.zsh', ...typed], { cwd: folder, env: { HOME: folder, TERM: 'dumb' } });
    expect([...stdout.matchAll(/^LINE\[(.*)\]\r?$/gm)].map(([, line]) => line)).toEqual([
      'qspi-doctor lint ',
      'qspi-doctor launch --probe jlink ',
      'qspi-doctor check --format=json ',
      'qspi-doctor launch firmware\\ one/',
      'qspi-doctor lint link.ld ',
      'qspi-doctor explain breakpoint/unreachable ',
      'qspi-doctor check --device li',
    ]);
  }, 60_000);

  describe.each(shells)('in %s', (shell, run) => {
    let offered: ReadonlyMap<string, readonly string[]>;
    beforeAll(() => {
      const blocks = run().split(`${mark}\n`);
      offered = new Map(asked.map((line, index) => [line, sorted(blocks[index] ?? '')]));
    }, 60_000);
    const offer = (line: Line) => offered.get(line) ?? [];

    it('offer commands', () => {
      const first = offer('qspi-doctor ');
      for (const name of ['check', 'lint', 'image', 'launch', 'setup', 'target', 'rules', 'explain', 'init', 'completion']) expect(first).toContain(name);
      expect(offer('qspi-doctor li')).toContain('lint');
      expect(offer('qspi-doctor li')).not.toContain('check');
    });

    it('offer the options of a command, and no others', () => {
      expect(offer('qspi-doctor lint --fi').map(plain)).toEqual(['--fix', '--fix-dry-run']);
      expect(offer('qspi-doctor setup --in').map(plain)).toEqual(['--installation']);
      expect(offer('qspi-doctor --build').map(plain)).toEqual(['--build-config']);
      expect(offer('qspi-doctor setup --fi').map(plain)).toEqual([]);
    });

    it('offer the values of an option', () => {
      expect(offer('qspi-doctor launch --probe ')).toEqual(['jlink', 'openocd', 'stlink']);
      expect(offer('qspi-doctor lint . --fail-on n')).toEqual(['never', 'note']);
      expect(offer('qspi-doctor --format j').map((each) => each.replace(/^--format=/, ''))).toEqual(['json', 'junit']);
      expect(offer('qspi-doctor check --format=h').map((each) => each.replace(/^--format=/, ''))).toEqual(['html']);
    });

    it('offer ids of rules to explain', () => {
      expect(offer('qspi-doctor explain setup/cube')).toEqual(['setup/cubeide-missing', 'setup/cubeprogrammer-missing']);
    });

    it('offer shells to completion', () => {
      expect(offer('qspi-doctor completion ')).toEqual(['bash', 'fish', 'zsh']);
    });

    it('offer folders where folders are meant', () => {
      for (const line of ['qspi-doctor launch ', 'qspi-doctor setup --installation ', 'qspi-doctor lint -L '] as const) {
        const names = offer(line).map((each) => each.replace(/\/$/, '').replaceAll('\\', ''));
        expect(names, line).toEqual(expect.arrayContaining(['boards', 'firmware one']));
        expect(names, line).not.toContain('link.ld');
      }
    });

    it('leave names of files to the shell where files are meant', () => {
      // bash does it by itself where a script offers nothing.
      expect(offer('qspi-doctor lint link')).toEqual(shell === 'bash' ? [] : ['link.ld']);
    });

    it('offer nothing where only the user knows', () => {
      expect(offer('qspi-doctor check --device ')).toEqual([]);
    });
  });
});

function sorted(text: string): readonly string[] {
  return text.split('\n').map((line) => line.replace(/\r$/, '').trimEnd()).filter(Boolean).sort();
}

/** zsh adds the sign where a value follows. */
function plain(option: string): string {
  return option.replace(/=$/, '');
}

/** Types a line into a zsh at a terminal of its own, asks for completions, and prints what is offered there. */
const capture = `
zmodload zsh/zpty || exit 1
zpty -b inner zsh -f -i
zpty -w inner 'PROMPT=; unsetopt zle_bracketed_paste 2>/dev/null; stty -echo 2>/dev/null; autoload -Uz compinit; compinit -u -D; zstyle ":completion:*" list-grouped false; zstyle ":completion:*" menu no; LISTMAX=1000; source ./script.zsh'
zpty -w inner 'compadd () { local -a hits; local at=$@[(I)-(O|A|D)*]; if (( at && at < \${@[(i)(-|--)]} )); then builtin compadd "$@"; return $?; fi; builtin compadd -A hits "$@"; print -rl -- "\${hits[@]}" >> ./offered; builtin compadd "$@"; }'
zpty -w inner 'capture () { : > ./offered; zle -C offer list-choices _main_complete; zle offer; : > ./done; BUFFER=; zle accept-line }; zle -N capture; bindkey "^I" capture; print ready > ./ready'
for i in {1..1500}; do [[ -e ready ]] && break; sleep 0.02; done
for line in "$@"; do
  zpty -n -w inner "$line"$'\\t'
  for i in {1..1500}; do [[ -e done ]] && break; sleep 0.02; done
  cat offered
  print -r -- '====='
  rm -f done offered
done
zpty -d inner
`;

/** Types lines into a bash at a terminal of its own, each with a tab behind it, and has the line printed that stands there then. */
const terminal = `
zmodload zsh/zpty || exit 1
zpty -b inner bash --norc --noprofile -i
zpty -w inner 'PS1=; stty -echo; bind "set bell-style none"; bind "set enable-bracketed-paste off"; source ./script.bash; echo REA""DY'
all=
until_seen() { local part; for i in {1..1500}; do while zpty -r -t inner part; do all+=$part; done; [[ $all == *$1* ]] && return; sleep 0.02; done }
until_seen READY
number=0
for line in "$@"; do
  (( number++ ))
  zpty -n -w inner "$line"$'\\t'
  # What the tab makes of the line is done before the next key is read.
  zpty -n -w inner $'\\C-a'"echo 'LINE["$'\\C-e'"]'; echo SEEN$number"$'\\n'
  until_seen $'\\n'SEEN$number
done
print -r -- "$all"
zpty -d inner
`;
