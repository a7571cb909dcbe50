import { fileURLToPath } from 'node:url';
import { run } from '../src/run.js';

export const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');

/** Runs the command line in this process, in the root of the repository. */
export async function qspiDoctor(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return qspiDoctorIn(root, ...args);
}

export async function qspiDoctorIn(folder: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await run(args, { out: (text) => void (out += text), err: (text) => void (err += text), env: {}, folder, isTerminal: false, columns: 80 });
  return { code, out, err };
}
