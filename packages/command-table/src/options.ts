import type { OptionEntry } from './entries.js';

const severities = ['error', 'warning', 'note', 'never'] as const;

/** Options that several commands share, with the same meaning in each. */
export const help: OptionEntry = { name: 'help', short: 'h', says: 'say what the command does, and its options' };
export const version: OptionEntry = { name: 'version', short: 'V', says: 'say the version' };
export const device: OptionEntry = { name: 'device', value: { placeholder: 'NAME', kind: 'text' }, says: 'the device, where the files do not say it (STM32L476VG)' };
export const buildConfig: OptionEntry = { name: 'build-config', value: { placeholder: 'NAME', kind: 'text' }, says: 'the build configuration to examine' };
export const log: OptionEntry = { name: 'log', value: { placeholder: 'FILE', kind: 'file' }, says: 'the log of a debug session of this project', repeatable: true };
export const failOn: OptionEntry = { name: 'fail-on', value: { placeholder: 'LEVEL', kind: severities }, says: 'exit with 1 from this severity on (default: error)' };
export const baseline: OptionEntry = { name: 'baseline', value: { placeholder: 'FILE', kind: 'file' }, says: 'findings that are known: neither printed nor counted' };
export const updateBaseline: OptionEntry = { name: 'update-baseline', says: 'write that file: it then knows all findings of today' };
export const output: OptionEntry = { name: 'output', short: 'o', value: { placeholder: 'FILE', kind: 'file' }, says: 'write the report into a file' };
export const config: OptionEntry = { name: 'config', value: { placeholder: 'FILE', kind: 'file' }, says: 'configuration file (default: qspi-doctor.config.json)' };
export const verbose: OptionEntry = { name: 'verbose', says: 'notes, programs and findings in full, however many there are' };
export const quiet: OptionEntry = { name: 'quiet', short: 'q', says: 'no notices on standard error' };
export const color: OptionEntry = { name: 'color', says: 'colours, whatever the terminal is' };
export const noColor: OptionEntry = { name: 'no-color', says: 'no colours' };
export const looks = [quiet, color, noColor, help] as const;

export function format(...kinds: readonly string[]): OptionEntry {
  return { name: 'format', value: { placeholder: 'FORMAT', kind: kinds }, says: 'form of the report (default: pretty)' };
}

export const findingsFormats = ['sarif', 'junit', 'github', 'gcc'] as const;
