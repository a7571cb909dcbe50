/** Regenerates: `npx tsx tools/generate/src/main.ts`. With `--check` it writes nothing and ends with 1 when something is out of date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { outputs } from './outputs.js';

let stale = false;
for (const { path, text } of outputs()) {
  const file = new URL(`../../../${path}`, import.meta.url);
  if (process.argv.includes('--check')) {
    if (readFileSync(file, 'utf8') !== text) {
      process.stderr.write(`${path} is out of date: npx tsx tools/generate/src/main.ts\n`);
      stale = true;
    }
  } else {
    writeFileSync(file, text);
  }
}
process.exitCode = stale ? 1 : 0;
