/** The budgets of the design, as ratios in one run: `npm run bench`. Exits with 1 when one is not kept. */
import { images } from './images.js';
import { interpreter } from './interpreter.js';
import { scripts } from './scripts.js';
import { startUp } from './start-up.js';
import { trees } from './trees.js';
import type { Row } from './measure.js';

const runs = Number(process.env['BENCH_RUNS'] ?? 15);
const rows: Row[] = [...startUp(runs), ...(await images(runs)), ...(await scripts()), ...interpreter(), ...(await trees())];
const width = Math.max(...rows.map(({ what }) => what.length));
for (const { what, figure, budget, kept } of rows) process.stdout.write(`${kept ? 'kept  ' : 'MISSED'}  ${what.padEnd(width)}  ${figure.padStart(12)}  (budget ${budget})\n`);
process.exitCode = rows.every(({ kept }) => kept) ? 0 : 1;
