import type { Target } from '../../src/index.js';
import { hex } from './images.js';

/** Waits for the simulated core to come to something; it shares the processor with everything else here. */
export async function until(target: Target, wanted: (target: Target) => boolean): Promise<void> {
  for (let turn = 0; !wanted(target); turn++) {
    if (turn > 2000) throw new Error(`the core does not come there; it is at ${hex(target.machine.pc)}, ${target.machine.debug.halted ? 'halted' : 'running'}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
