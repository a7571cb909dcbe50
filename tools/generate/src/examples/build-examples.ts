/** Builds the images of examples/causes and writes their reports: `npm run generate -- --examples`. Needs arm-none-eabi-gcc. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { causes, causesFolder } from './index.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url)).replace(/\/$/, '');

export function buildExamples(): void {
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  for (const { name, variants } of causes) for (const variant of Object.keys(variants)) run('sh', `${causesFolder}/${name}/${variant}/build.sh`);
  // The test runs the command line in each folder, and keeps what it says.
  run(process.execPath, 'node_modules/vitest/vitest.mjs', 'run', 'examples/tests/causes.test.ts', '-u', '-t', 'report that is kept');
}
