import type { CommandEntry, OptionEntry, ValueKind } from './entries.js';

/** A completion script for fish 3: to be sourced, or to be put as qspi-doctor.fish into ~/.config/fish/completions. */
export function fishCompletion(commands: readonly CommandEntry[], rules: readonly string[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const lines = commands.map(({ name, says }) => `complete -c qspi-doctor -n __qspi_doctor_first -a ${name} -d ${quote(says)}`);
  for (const command of commands) {
    const where = `complete -c qspi-doctor -n ${quote(`__qspi_doctor_is ${command.name}`)}`;
    for (const option of command.options) lines.push(`${where} ${optionSpec(option, rules)}`);
    if (command.argument !== undefined && command.argument.kind !== 'text') lines.push(`${where} ${offer(command.argument.kind, rules, '-F')}`);
  }
  return `# fish completion for qspi-doctor, made by "qspi-doctor completion fish".
# Load it in ~/.config/fish/config.fish:  qspi-doctor completion fish | source

function __qspi_doctor_first
    test (count (commandline -opc)) -eq 1
end
function __qspi_doctor_is
    set -l words (commandline -opc)
    if set -q words[2]; and contains -- $words[2] ${names}
        test $words[2] = $argv[1]
    else
        test check = $argv[1]
    end
end
complete -c qspi-doctor -f
complete -c qspi-doctor -n __qspi_doctor_first -a help -d 'what a command does'
complete -c qspi-doctor -n 'test (count (commandline -opc)) -eq 2; and contains -- help (commandline -opc)' -x -a ${quote(names)}
${lines.join('\n')}
`;
}

function optionSpec({ name, short, value, says }: OptionEntry, rules: readonly string[]): string {
  const spelt = `${short === undefined ? '' : `-s ${short} `}-l ${name}`;
  return `${spelt} ${value === undefined ? '' : value.optional === true ? '' : `${offer(value.kind, rules, '-r -F')} `}-d ${quote(says)}`;
}

function offer(kind: ValueKind, rules: readonly string[], files: string): string {
  if (kind === 'file') return files;
  if (kind === 'folder') return "-x -a '(__fish_complete_directories)'";
  if (kind === 'text') return '-x';
  return `-x -a ${quote((kind === 'rule' ? rules : kind).join(' '))}`;
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
