import type { Severity } from '@qspi-doctor/diagnostics';
import { joinPath, type ProjectFiles } from '@qspi-doctor/files';
import { UsageError } from './usage-error.js';

export const configurationName = 'qspi-doctor.config.json';

/** The configuration file: small on purpose. Schema: configuration.schema.json. */
export interface Configuration {
  readonly device?: string;
  readonly severity?: Readonly<Record<string, Severity | 'off'>>;
  /** Paths relative to the configuration file that are not looked at: a folder, a file, or a pattern with `*` and `**`. */
  readonly ignore?: readonly string[];
  /** File of known findings, relative to the configuration file. */
  readonly baseline?: string;
}

const maxBytes = 1 << 20;

/** Reads the configuration that was asked for, or the one in the examined folder, if there is one. */
export function readConfiguration(files: ProjectFiles, folder: string, asked: string | undefined, knownRules: readonly string[]): { configuration: Configuration; base: string } {
  const path = asked === undefined ? joinPath(folder, configurationName) : asked;
  if (!files.fileExistsSync(path)) {
    if (asked !== undefined) throw new UsageError(`There is no configuration file ${asked}.`);
    return { configuration: {}, base: folder };
  }
  if (files.statSync(path).size > maxBytes) throw new UsageError(`${path} is larger than 1 MB, which no configuration is.`);
  let value: unknown;
  try {
    value = JSON.parse(files.readFileSync(path));
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}`);
  }
  return { configuration: check(value, path, knownRules), base: path.slice(0, Math.max(path.lastIndexOf('/'), 0)) };
}

function check(value: unknown, path: string, knownRules: readonly string[]): Configuration {
  const wrong = (message: string): never => {
    throw new UsageError(`${path}: ${message}`);
  };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('expected an object, for example { "device": "STM32L476VG" }.');
  for (const [key, member] of Object.entries(value)) {
    if (key === '$schema') continue;
    else if (key === 'device') {
      if (typeof member !== 'string') wrong('"device" takes a part number, for example "STM32L476VG".');
    } else if (key === 'baseline') {
      if (typeof member !== 'string' || member === '') wrong('"baseline" takes the path of a file of known findings, for example "qspi-doctor.baseline.json".');
    } else if (key === 'ignore') {
      if (!Array.isArray(member) || member.some((item) => typeof item !== 'string')) wrong('"ignore" takes a list of paths.');
    } else if (key === 'severity') {
      if (typeof member !== 'object' || member === null || Array.isArray(member)) wrong('"severity" takes an object of rules.');
      for (const [rule, severity] of Object.entries(member as object)) {
        if (!knownRules.includes(rule)) wrong(`"severity" names the rule "${rule}", which does not exist. "qspi-doctor rules" lists them.`);
        if (!['error', 'warning', 'note', 'off'].includes(severity as string)) wrong(`"severity" of ${rule} takes "error", "warning", "note" or "off".`);
      }
    } else wrong(`"${key}" is not known here. Known: "device", "severity", "ignore", "baseline".`);
  }
  return value;
}

/** Turns the `ignore` list into a question about absolute paths. */
export function ignoredBy({ ignore = [] }: Configuration, base: string): (path: string) => boolean {
  const patterns = ignore.map((pattern) => new RegExp(`^${escapePattern(joinPath(base, pattern.replace(/\/+$/, '')))}(?:/|$)`));
  return (path) => patterns.some((pattern) => pattern.test(path));
}

function escapePattern(pattern: string): string {
  return pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*\*\/?|\*|\?/g, (star) => (star.startsWith('**') ? '.*' : star === '*' ? '[^/]*' : '[^/]'));
}
