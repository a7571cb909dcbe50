#!/usr/bin/env node
// In a checkout: hands over to the bundle that `npm ci` built.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bundle = new URL('../../../dist/qspi-doctor.js', import.meta.url);
if (existsSync(fileURLToPath(bundle))) await import(bundle.href);
else {
  process.stderr.write('qspi-doctor is not built yet: run "npm run build" in the root of the repository.\n');
  process.exitCode = 2;
}
