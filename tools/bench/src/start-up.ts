import { fileURLToPath } from 'node:url';
import { wallTimes, type Row } from './measure.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Whole processes beside a bare node, in turn. The fastest run of each counts: others share the machine. */
export function startUp(runs: number): Row[] {
  const program = `${root}dist/qspi-doctor.js`;
  const [bare = [], version = [], lint = [], check = []] = wallTimes(
    [
      ['node', '-e', '0'],
      ['node', program, '--version'],
      ['node', program, 'lint', `${root}examples/l476g-disco-qspi/Application/STM32L476VGTX_QSPI.ld`, '--no-color'],
      ['node', program, `${root}examples/l476g-disco-qspi`, '--no-color'],
    ],
    runs,
  );
  const base = Math.min(...bare);
  const row = (what: string, times: readonly number[], budget: number): Row => {
    const more = Math.min(...times) - base;
    return { what: `${what}, over bare node (${base.toFixed(0)} ms)`, figure: `+${more.toFixed(0)} ms`, budget: `+${budget} ms`, kept: more <= budget };
  };
  return [row('qspi-doctor --version', version, 30), row('qspi-doctor lint one.ld', lint, 80), row('qspi-doctor examples/l476g-disco-qspi', check, 200)];
}
