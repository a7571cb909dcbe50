/**
 * Regenerates: `npm run generate`. With `--check` it writes nothing and ends with 1 when something is out of date; with `--examples` it builds the
 * images of examples/causes as well, and writes their reports.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { outputs } from './outputs.js';

let stale = false;
for (const { path, text, executable } of await outputs()) {
  const file = new URL(`../../../${encodeURI(path)}`, import.meta.url);
  if (process.argv.includes('--check')) {
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
      process.stderr.write(`${path} is out of date: npm run generate\n`);
      stale = true;
    }
  } else {
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, text);
    if (executable === true) chmodSync(file, 0o755);
  }
}
if (process.argv.includes('--examples')) (await import('./examples/build-examples.js')).buildExamples();
process.exitCode = stale ? 1 : 0;
