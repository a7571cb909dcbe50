/** The restart configurations that CubeIDE 1.13 and later store with every launch configuration. Their commands end in the line separator of the host. */
interface ResetStrategy {
  readonly label: string;
  readonly attribute: string;
  readonly command?: string;
}

interface RestartItem {
  readonly label: string;
  readonly chosen: string;
  readonly strategies: readonly ResetStrategy[];
  readonly options: readonly string[];
}

function restart(items: readonly RestartItem[], separator: string): string {
  return JSON.stringify({
    fVersion: 1,
    fItems: items.map((item) => ({
      fDisplayName: item.label,
      fIsSuppressible: false,
      fResetAttribute: item.chosen,
      fResetStrategies: item.strategies.map((strategy) => ({
        fDisplayName: strategy.label,
        fLaunchAttribute: strategy.attribute,
        fGdbCommands: strategy.command === undefined ? [] : [`${strategy.command}${separator}`],
        fCmdOptions: item.options,
      })),
      fGdbCommandGroup: { name: 'Additional commands', commands: [] },
      fStartApplication: true,
    })),
  });
}

export function stLinkRestart(separator: '\n' | '\r\n'): string {
  const strategies = [
    { label: 'Software system reset', attribute: 'system_reset', command: 'monitor reset' },
    { label: 'Hardware reset', attribute: 'hardware_reset', command: 'monitor reset hardware' },
    { label: 'Core reset', attribute: 'core_reset', command: 'monitor reset core' },
    { label: 'None', attribute: 'no_reset' },
  ];
  return restart([{ label: 'Reset', chosen: 'Software system reset', strategies, options: ['-g'] }], separator);
}

export function jlinkRestart(separator: '\n' | '\r\n'): string {
  const strategies = [
    { label: 'None', attribute: 'no_reset' },
    { label: 'Type 0: Normal', attribute: 'type_0_normal', command: 'monitor reset' },
    { label: 'Type 1: Core', attribute: 'type_Core', command: 'monitor reset 1' },
    { label: 'Type 2: ResetPin', attribute: 'type_ResetPin', command: 'monitor reset 2' },
  ];
  return restart([{ label: 'Type 0: Normal', chosen: 'Type 0: Normal', strategies, options: [] }], separator);
}

/** Its commands end in nothing, whatever the host. */
export function openOcdRestart(): string {
  const strategies = [
    { label: 'Reset halt', attribute: 'monitor reset halt', command: 'monitor reset halt' },
    { label: 'Reset init', attribute: 'monitor reset init', command: 'monitor reset init' },
    { label: 'None', attribute: '' },
  ];
  return restart(['Reset halt', 'Reset init'].map((label) => ({ label, chosen: label, strategies, options: [] })), '');
}
