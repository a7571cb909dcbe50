import { parseOptions } from '../options.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

export const completionHelp = `Print completions for a shell: commands, options, their values, ids of rules.

  qspi-doctor completion bash|zsh|fish

Load them where the shell starts:
  bash   ~/.bashrc                     source <(qspi-doctor completion bash)
  zsh    ~/.zshrc, behind compinit     source <(qspi-doctor completion zsh)
  fish   ~/.config/fish/config.fish    qspi-doctor completion fish | source

Example
  qspi-doctor completion bash > /etc/bash_completion.d/qspi-doctor
`;

export async function completion(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions(args);
  if (values['help']) {
    terminal.out(completionHelp);
    return 0;
  }
  const [{ bashCompletion, commands, fishCompletion, zshCompletion }, { allRules }] = await Promise.all([import('@qspi-doctor/command-table'), import('./rules.js')]);
  const shells = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };
  const [shell, ...more] = positionals;
  if (shell === undefined || more.length > 0 || !Object.hasOwn(shells, shell)) throw new UsageError(`Name one shell: ${Object.keys(shells).join(', ')}.`);
  terminal.out(shells[shell as keyof typeof shells](commands, allRules().map(({ id }) => id)));
  return 0;
}
