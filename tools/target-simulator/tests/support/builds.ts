import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTool } from '@qspi-doctor/testkit';
import { brokenFolder } from './remedies.js';

export interface Build {
  readonly bootloader: string;
  readonly application: string;
}

/** A change of one file of the example. `from` must be in it. */
export interface Change {
  readonly file: string;
  readonly from: string | RegExp;
  readonly to: string;
}

/** Builds a copy of the broken example with changes in it, and removes it when `use` returns. */
export async function withBuild<T>(changes: readonly Change[], use: (build: Build) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'qspi-doctor-proof-'));
  try {
    cpSync(brokenFolder, folder, { recursive: true });
    for (const { file, from, to } of changes) {
      const name = path.join(folder, file);
      const before = readFileSync(name, 'utf8');
      const after = before.replaceAll(typeof from === 'string' ? from : new RegExp(from, `g${from.flags}`), to);
      if (after === before) throw new Error(`${file} has no ${String(from)}`);
      writeFileSync(name, after);
    }
    runTool('sh', [path.join(folder, 'build.sh')]);
    return await use({ bootloader: path.join(folder, 'Bootloader/Debug/Bootloader.elf'), application: path.join(folder, 'Application/Debug/Application.elf') });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The cure of the vector table that was left behind, as `boot/vtor-mismatch` words it. */
export const ownVectorTable: Change = {
  file: 'Application/Core/Src/system_stm32l4xx.c',
  from: 'SCB->VTOR = FLASH_BASE | VECT_TAB_OFFSET;',
  to: 'extern uint32_t g_pfnVectors[]; SCB->VTOR = (uint32_t)g_pfnVectors;',
};
