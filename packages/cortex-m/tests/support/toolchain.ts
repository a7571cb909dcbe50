import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Image, bytesSource, readImage } from '@qspi-doctor/elf';

/** True where the person who runs the tests said that the tools are not there; everywhere else a missing tool is a failure. */
export const withoutTools = process.env['QSPI_DOCTOR_WITHOUT_TOOLS'] === '1';

/** A folder that is gone when `work` is done. */
export function inTemporaryFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'cortex-m-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function runTool(command: string, args: readonly string[], folder: string): string {
  try {
    return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error(`${command} is not installed; these tests need it (or QSPI_DOCTOR_WITHOUT_TOOLS=1)`, { cause: problem });
    throw problem;
  }
}

export interface Program {
  readonly sources: Readonly<Record<string, string>>;
  readonly linkerScript: string;
  readonly flags: readonly string[];
  readonly libraries?: readonly string[];
}

/** Compiles and links with arm-none-eabi-gcc; gives the file's bytes. */
export function buildElf(program: Program): Uint8Array {
  return inTemporaryFolder((folder) => {
    const names = Object.keys(program.sources);
    for (const name of names) writeFileSync(join(folder, name), program.sources[name]!);
    writeFileSync(join(folder, 'link.ld'), program.linkerScript);
    const args = [
      '-mthumb',
      '-ffreestanding',
      '-nostartfiles',
      '-Wl,--build-id=none',
      ...program.flags,
      '-T',
      'link.ld',
      ...names,
      '-o',
      'program.elf',
      ...(program.libraries ?? ['-nostdlib', '-lgcc']),
    ];
    runTool('arm-none-eabi-gcc', args, folder);
    return new Uint8Array(readFileSync(join(folder, 'program.elf')));
  });
}

export async function openImage(bytes: Uint8Array): Promise<Image> {
  const { value, problems } = await readImage(bytesSource(bytes));
  if (!value) throw new Error(`not an image: ${problems.map((problem) => problem.message).join('; ')}`);
  return value;
}
