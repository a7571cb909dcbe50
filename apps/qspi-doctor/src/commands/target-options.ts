import { choice, failOnOf, parseOptions, text, texts, type Parsed } from '../options.js';
import type { FailOn } from '../exit-code.js';
import { UsageError } from '../usage-error.js';
import { findingsFormats } from './findings-formats.js';

const own = {
  connect: { type: 'string' },
  image: { type: 'string' },
  program: { type: 'string' },
  device: { type: 'string' },
  'build-config': { type: 'string' },
  reset: { type: 'boolean' },
  halt: { type: 'boolean' },
  resume: { type: 'boolean' },
  prove: { type: 'string' },
  time: { type: 'string' },
  watch: { type: 'string' },
  compare: { type: 'string' },
  attach: { type: 'string' },
  log: { type: 'string', multiple: true },
  verbose: { type: 'boolean' },
} as const;

export interface TargetOptions {
  readonly values: Parsed['values'];
  readonly host: string;
  readonly port: number;
  /** As it is shown. */
  readonly address: string;
  readonly folder: string | undefined;
  readonly image: string | undefined;
  readonly program: string | undefined;
  readonly device: string | undefined;
  readonly reset: boolean;
  readonly halt: boolean;
  readonly resume: boolean;
  readonly prove: string | undefined;
  /** Milliseconds that --prove waits. */
  readonly time: number;
  /** Milliseconds between two looks; undefined for one look. */
  readonly watch: number | undefined;
  /** Bytes of an image that are compared. */
  readonly limit: number;
  readonly attach: number | undefined;
  /** Logs of debug sessions, as they were named. */
  readonly logs: readonly string[];
  readonly format: 'pretty' | 'json' | 'html' | (typeof findingsFormats)[number];
  readonly failOn: FailOn;
}

const defaultWatch = 2;
const quickLimit = 256 * 1024;

/** Undefined where help is asked for. */
export function targetOptions(args: readonly string[]): TargetOptions | undefined {
  const { values, positionals } = parseOptions(withWatchValue(args), own);
  if (values['help']) return undefined;
  if (positionals.length > 1) throw new UsageError(`One folder at a time, not ${positionals.length}: ${positionals.join(', ')}.`);
  const connect = text(values, 'connect');
  if (connect === undefined) throw new UsageError('Name the GDB server: --connect HOST:PORT, for example localhost:3333 (OpenOCD), localhost:61234 (ST-LINK), localhost:2331 (J-Link).');
  const place = /^(?:(?<host>\[[0-9a-fA-F:.]+\]|[^\s:[\]]+)?:)?(?<port>\d{1,5})$/.exec(connect)?.groups;
  const port = Number(place?.['port']);
  if (place === undefined || port < 1 || port > 65_535) throw new UsageError(`--connect takes a host and a port, for example localhost:3333, not "${connect}".`);
  const host = (place['host'] ?? 'localhost').replace(/^\[|\]$/g, '');
  const format = choice(values, 'format', ['pretty', 'json', 'html', ...findingsFormats], 'pretty');
  const watch = seconds(values, 'watch', 0.2, 3600);
  if (watch !== undefined && format !== 'pretty') throw new UsageError('--watch is for the terminal: it goes with --format pretty.');
  return {
    values,
    host,
    port,
    address: `${place['host'] ?? 'localhost'}:${port}`,
    folder: positionals[0],
    image: text(values, 'image'),
    program: text(values, 'program'),
    device: text(values, 'device'),
    reset: values['reset'] === true,
    halt: values['halt'] === true,
    resume: values['resume'] === true,
    prove: text(values, 'prove'),
    time: seconds(values, 'time', 0.1, 3600) ?? 5_000,
    watch,
    limit: choice(values, 'compare', ['quick', 'all'], 'quick') === 'all' ? Number.MAX_SAFE_INTEGER : quickLimit,
    attach: attachOf(values),
    logs: texts(values, 'log'),
    format,
    failOn: failOnOf(values),
  };
}

/** `--watch` may stand alone. */
function withWatchValue(args: readonly string[]): readonly string[] {
  const result: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const next = args[i + 1];
    if (args[i] !== '--watch') result.push(args[i]!);
    else if (next !== undefined && /^\d+(?:\.\d+)?$/.test(next)) result.push(`--watch=${args[++i]!}`);
    else result.push(`--watch=${defaultWatch}`);
  }
  return result;
}

function seconds(values: Parsed['values'], name: string, least: number, most: number): number | undefined {
  const given = text(values, name);
  if (given === undefined) return undefined;
  const value = /^\d{1,4}(?:\.\d{1,3})?$/.test(given) ? Number(given) : NaN;
  if (!(value >= least && value <= most)) throw new UsageError(`--${name} takes seconds (${least} to ${most}), not "${given}".`);
  return value * 1000;
}

function attachOf(values: Parsed['values']): number | undefined {
  const given = text(values, 'attach');
  if (given !== undefined && !/^\d{1,9}$/.test(given)) throw new UsageError(`--attach takes the number of a target, not "${given}".`);
  return given === undefined ? undefined : Number(given);
}
