import type { CommandEntry, OptionEntry, ValueKind } from './entries.js';
import { named } from './spell.js';

/** A completion script for zsh: to be sourced, or to be put as `_qspi-doctor` into a folder of fpath. */
export function zshCompletion(commands: readonly CommandEntry[], rules: readonly string[]): string {
  const list = commands.map(({ name, says }) => `    ${quote(`${escapeColon(name)}:${says}`)}`);
  const cases = commands.map((command) => {
    const specs = [...command.options.map((option) => optionSpec(option, rules)), ...argumentSpec(command, rules)];
    return `  (${command.name})\n    _arguments -s -S \\\n${specs.map((spec) => `      ${spec}`).join(' \\\n')}\n    ;;`;
  });
  return `#compdef qspi-doctor
# zsh completion for qspi-doctor, made by "qspi-doctor completion zsh".
# Load it in ~/.zshrc behind compinit:  source <(qspi-doctor completion zsh)

_qspi_doctor() {
  local -a commands
  commands=(
${list.join('\n')}
  )
  local command=check
  if (( CURRENT > 2 )) && (( \${commands[(I)\${words[2]}:*]} )); then
    command=$words[2]
    words=("$words[1]" "\${(@)words[3,-1]}")
    (( CURRENT-- ))
  elif (( CURRENT == 3 )) && [[ $words[2] == help ]]; then
    _describe -t commands command commands
    return
  elif (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe -t commands command commands
    _files -/
    return
  fi
  case $command in
${cases.join('\n')}
  esac
}

if [[ $funcstack[1] == _qspi-doctor || $funcstack[1] == _qspi_doctor ]]; then
  _qspi_doctor "$@"
else
  compdef _qspi_doctor qspi-doctor
fi
`;
}

/** `(-o --output)'{-o+,--output=}'[write the report into a file]:FILE:_files'` in the language of _arguments. */
function optionSpec(option: OptionEntry, rules: readonly string[]): string {
  const { value, says, repeatable, short, name } = option;
  const text = `[${says.replace(/[[\]\\:]/g, '\\$&')}]`;
  const action = value === undefined ? '' : `:${escapeColon(value.placeholder)}:${actionOf(value.kind, rules)}`;
  const spellings = [...(short === undefined ? [] : [`-${short}${value === undefined ? '' : '+'}`]), `--${name}${value === undefined ? '' : '='}`];
  const exclusive = repeatable === true ? '*' : spellings.length > 1 ? `(${named(option).join(' ')})` : '';
  return spellings.length > 1 ? `${exclusive === '' ? '' : quote(exclusive)}{${spellings.join(',')}}${quote(text + action)}` : quote(exclusive + spellings.join('') + text + action);
}

function argumentSpec({ argument }: CommandEntry, rules: readonly string[]): readonly string[] {
  if (argument === undefined) return [];
  return [quote(`${argument.repeatable === true ? '*' : '1'}:${escapeColon(argument.placeholder)}:${actionOf(argument.kind, rules)}`)];
}

function actionOf(kind: ValueKind, rules: readonly string[]): string {
  if (kind === 'file') return '_files';
  if (kind === 'folder') return '_files -/';
  if (kind === 'text') return ' ';
  return `(${(kind === 'rule' ? rules : kind).join(' ')})`;
}

function escapeColon(text: string): string {
  return text.replace(/[:\\]/g, '\\$&');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
