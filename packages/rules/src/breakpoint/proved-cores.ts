import type { CoreName } from '@qspi-doctor/devices';
import type { Certainty } from '@qspi-doctor/diagnostics';

/** How sure a hardware breakpoint in external flash is: tools/target-simulator shows it on these cores, with the real OpenOCD and GDB (docs/proof.md). */
export function hardwareBreakpointCertainty(core: CoreName | undefined): Certainty {
  return core === 'cortex-m7' || core === 'cortex-m33' ? 'proved' : 'documented';
}
