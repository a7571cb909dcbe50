import { spawnSync } from 'node:child_process';

/** True where the person who runs the tests said that the real tools are left out. Test reports then name what was skipped. */
export const withoutTools = process.env['QSPI_DOCTOR_WITHOUT_TOOLS'] === '1';

/** Runs a real tool without a shell and returns what it said. Throws with the tool's own words when it fails. */
export function runTool(command: string, args: readonly string[], options: { cwd?: string; input?: string; timeout?: number; allowFailure?: boolean; env?: NodeJS.ProcessEnv } = {}): { stdout: string; stderr: string; status: number } {
  const done = spawnSync(command, args, { cwd: options.cwd, input: options.input, timeout: options.timeout ?? 60_000, encoding: 'utf8', maxBuffer: 1 << 29, env: { ...process.env, LC_ALL: 'C', ...options.env } });
  if (done.error) throw new Error(`cannot run ${command}: ${done.error.message}. "npm run test:all" installs the tools that the tests need.`);
  if (done.status !== 0 && !options.allowFailure) throw new Error(`${command} ${args.join(' ')} ended with ${done.status}:\n${done.stderr}${done.stdout}`);
  return { stdout: done.stdout, stderr: done.stderr, status: done.status ?? -1 };
}
