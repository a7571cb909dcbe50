import type { CommandEntry, OptionEntry, ValueKind } from './entries.js';
import { dashed, named } from './spell.js';

/** A completion script for bash 3.2 and later; needs no other package. `rules` are the ids that `explain` takes. */
export function bashCompletion(commands: readonly CommandEntry[], rules: readonly string[]): string {
  const names = commands.map(({ name }) => name);
  const values = commands.flatMap((command) => command.options.flatMap((option) => (option.value === undefined ? [] : [`    ${patternOf(command, option)}) ${offer(option.value.kind, rules)}; return ;;`])));
  const options = commands.map((command) => `      ${command.name}) _qspi_doctor_words "${command.options.flatMap(dashed).join(' ')}" ;;`);
  const args = commands.map(({ name, argument }) => `    ${name}) ${argument === undefined ? '_qspi_doctor_nothing' : offer(argument.kind, rules)} ;;`);
  return `# bash completion for qspi-doctor, made by "qspi-doctor completion bash".
# Load it in ~/.bashrc:  source <(qspi-doctor completion bash)

_qspi_doctor_words() { COMPREPLY+=($(compgen -W "$1" -- "$cur")); }
_qspi_doctor_folders() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY+=($(compgen -d -- "$cur"))
}
# Neither names of files nor anything else is meant here.
_qspi_doctor_nothing() { compopt +o default 2>/dev/null; }
# Nothing is offered, and readline offers names of files.
_qspi_doctor_files() { :; }

_qspi_doctor() {
  local cur prev command
  COMPREPLY=()
  cur="\${COMP_WORDS[COMP_CWORD]}"
  prev="\${COMP_WORDS[COMP_CWORD-1]}"
  # readline splits "--format=json" at the sign.
  if [[ $cur == "=" ]]; then
    cur=""
  elif [[ $prev == "=" ]]; then
    prev="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  command=check
  if (( COMP_CWORD > 1 )); then
    case "\${COMP_WORDS[1]}" in
    ${names.join('|')}) command="\${COMP_WORDS[1]}" ;;
    esac
  fi
  case "$command $prev" in
${values.join('\n')}
  esac
  if [[ $cur == -* ]]; then
    case "$command" in
${options.join('\n')}
    esac
    return
  fi
  if (( COMP_CWORD == 1 )); then _qspi_doctor_words "${[...names, 'help'].join(' ')}"; fi
  if [[ \${COMP_WORDS[1]} == help ]] && (( COMP_CWORD == 2 )); then
    _qspi_doctor_words "${names.join(' ')}"
    return
  fi
  case "$command" in
${args.join('\n')}
  esac
}
complete -o default -F _qspi_doctor qspi-doctor
`;
}

function patternOf({ name }: CommandEntry, option: OptionEntry): string {
  return named(option).map((word) => `"${name} ${word}"`).join('|');
}

function offer(kind: ValueKind, rules: readonly string[]): string {
  if (kind === 'file') return '_qspi_doctor_files';
  if (kind === 'folder') return '_qspi_doctor_folders';
  if (kind === 'text') return '_qspi_doctor_nothing';
  return `_qspi_doctor_words "${(kind === 'rule' ? rules : kind).join(' ')}"; _qspi_doctor_nothing`;
}
