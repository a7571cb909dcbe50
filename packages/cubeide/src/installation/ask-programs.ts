import { nameOf, type ProgramLimits, type ProgramRun, type Programs } from '@qspi-doctor/files';
import type { Tool, ToolAnswer, ToolName, Trouble } from './installation.js';
import { compareVersions } from './version.js';

export const askLimits = { milliseconds: 5000, bytes: 64 << 10 } as const;

/** The question for the version. GDB reads no file of its user with -nx (GDB manual, Mode Options). */
const questions: Readonly<Record<ToolName, readonly string[]>> = {
  'gdb-server': ['--version'],
  programmer: ['--version'],
  gdb: ['-nx', '--version'],
  openocd: ['--version'],
};

/**
 * Where the answer has the version. The ST-LINK GDB server: the start banner "… ST-LINK GDB server. Version 7.10.0" of public logs. STM32CubeProgrammer:
 * "STM32CubeProgrammer version: 2.21.0" in public guides. GDB and OpenOCD: their own.
 */
const versions: Readonly<Record<ToolName, RegExp>> = {
  'gdb-server': /\bversion:?\s+v?(\d{1,4}\.\d{1,4}\.\d{1,4})\b/i,
  programmer: /\bSTM32CubeProgrammer\s+(?:version:?\s*|v)(\d{1,4}\.\d{1,4}\.\d{1,4})\b/i,
  gdb: /^GNU gdb\b.*\s(\d{1,4}\.\d{1,4}[\w.-]{0,40})\s*$/im,
  openocd: /\bOpen On-Chip Debugger\s+v?(\d{1,4}\.\d{1,4}[\w.+-]{0,60})/i,
};

/** Asks a program for its version. Nothing of a project is ever asked: the caller sees to that. */
export async function askVersion(programs: Programs, { name, path }: Pick<Tool, 'name' | 'path'>, limits: ProgramLimits = askLimits): Promise<ToolAnswer> {
  return answerOf(name, await programs.run(path, questions[name], limits), limits);
}

export function answerOf(name: ToolName, run: ProgramRun, { milliseconds }: Pick<ProgramLimits, 'milliseconds'> = askLimits): ToolAnswer {
  const text = `${run.stdout}\n${run.stderr}`;
  const match = versions[name].exec(text);
  // A program that floods or hangs is no program that can be trusted, whatever its first line says; the line is shown all the same.
  const trouble = troubleOf(run, match !== null, milliseconds);
  const said = match === null ? lineWith(text, /\S/) : lineWith(text, versions[name]);
  return { version: trouble === undefined ? match?.[1] : undefined, said, trouble };
}

function troubleOf(run: ProgramRun, recognised: boolean, milliseconds: number): Trouble | undefined {
  if (run.failure !== undefined) {
    if (run.failure === 'EACCES') return { kind: 'not-executable' };
    return run.failure === 'ENOEXEC' || run.failure === 'EBADARCH' ? { kind: 'other-machine' } : { kind: 'cannot-start', why: run.failure };
  }
  if (run.flooded) return { kind: 'flooded' };
  if (run.timedOut) return { kind: 'hung', milliseconds };
  if (recognised) return undefined;
  // GNU ld.so: "/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by …)".
  const needed = [...run.stderr.matchAll(/version `GLIBC_(\d+(?:\.\d+)*)' not found/g)].map(([, version = '']) => version).sort(compareVersions).at(-1);
  if (needed !== undefined) return { kind: 'glibc', needed };
  const library = /error while loading shared libraries: ([^\s:]+): cannot open|Library not loaded: (\S+)/.exec(run.stderr);
  if (library) return { kind: 'library', library: nameOf(library[1] ?? library[2] ?? '') };
  if (run.signal !== undefined) return { kind: 'crashed', signal: run.signal };
  return { kind: 'unrecognised' };
}

const longestLine = 200;

function lineWith(text: string, pattern: RegExp): string | undefined {
  return text.split(/\r?\n/).find((line) => pattern.test(line))?.trim().slice(0, longestLine);
}
