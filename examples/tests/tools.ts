import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Tests with real tools are left out only where this variable says so. */
export const withoutTools = process.env['QSPI_DOCTOR_WITHOUT_TOOLS'] === '1';

/** Runs a tool to its end. Throws when it is missing or fails. */
export function run(tool: string, args: readonly string[], timeout = 60_000): { stdout: string; stderr: string } {
  const result = spawnSync(tool, args, { encoding: 'utf8', timeout, maxBuffer: 64 << 20, env: { ...process.env, LC_ALL: 'C' } });
  if (result.error !== undefined) throw new Error(`${tool}: ${result.error.message} (install it, or set QSPI_DOCTOR_WITHOUT_TOOLS=1)`);
  if (result.status !== 0) throw new Error(`${tool} ${args.join(' ')} ended with ${result.status}:\n${result.stdout}${result.stderr}`);
  return { stdout: result.stdout, stderr: result.stderr };
}

/** A new folder outside the repository, removed when `use` returns. */
export async function inTemporaryFolder<T>(use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'qspi-doctor-examples-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Segment {
  readonly virtualAddress: number;
  readonly physicalAddress: number;
  readonly fileSize: number;
  readonly memorySize: number;
  readonly flags: string;
}

/** Load segments as `readelf -l` lists them. */
export function loadSegments(image: string): Segment[] {
  const row = /^\s*LOAD\s+0x\w+\s+(0x\w+)\s+(0x\w+)\s+(0x\w+)\s+(0x\w+)\s+([RWE ]{3})/gm;
  return [...run('arm-none-eabi-readelf', ['-lW', image]).stdout.matchAll(row)].map((match) => ({
    virtualAddress: Number(match[1]),
    physicalAddress: Number(match[2]),
    fileSize: Number(match[3]),
    memorySize: Number(match[4]),
    flags: (match[5] ?? '').replaceAll(' ', ''),
  }));
}

export function entryPoint(image: string): number {
  return Number(/Entry point address:\s+(0x\w+)/.exec(run('arm-none-eabi-readelf', ['-hW', image]).stdout)?.[1]);
}

/** Every symbol of `nm` with a value, by name. Local names that occur twice keep their first value. */
export function symbols(image: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const match of run('arm-none-eabi-nm', ['-n', image]).stdout.matchAll(/^([0-9a-f]{8}) \w (\S+)$/gm)) {
    const name = match[2] ?? '';
    if (!found.has(name)) found.set(name, Number.parseInt(match[1] ?? '', 16));
  }
  return found;
}

/** Value of a symbol that must be there. */
export function symbol(image: string, name: string): number {
  const value = symbols(image).get(name);
  if (value === undefined) throw new Error(`${image} has no symbol ${name}`);
  return value;
}

/** Bytes of one section, as `readelf -x` prints them. */
export function hexDump(image: string, section: string): Buffer {
  const rows = run('arm-none-eabi-readelf', ['-x', section, image]).stdout.matchAll(/^ {2}0x\w{8} ((?:[0-9a-f]{2,8} ){1,4})/gm);
  return Buffer.concat([...rows].map((match) => Buffer.from((match[1] ?? '').replaceAll(' ', ''), 'hex')));
}
