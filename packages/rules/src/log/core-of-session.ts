import { coreFacts, coreNames, type BreakpointUnit, type CoreName } from '@qspi-doctor/devices';
import type { RelatedLocation } from '@qspi-doctor/diagnostics';
import type { CoreInput, LogsInput } from '@qspi-doctor/workspace';
import { eventsIn, quoted } from './in-logs.js';

/** The core that a session ran on: the one of the project, else the one that the server names in the log. */
export interface SessionCore {
  readonly name: CoreName;
  readonly breakpointUnit: BreakpointUnit;
  readonly evidence: RelatedLocation | undefined;
}

export function coreOfSession(logs: LogsInput, core: CoreInput | undefined): SessionCore | undefined {
  if (core?.source === 'option') return { name: core.name, breakpointUnit: core.breakpointUnit, evidence: undefined };
  if (core !== undefined) return { name: core.name, breakpointUnit: core.breakpointUnit, evidence: { ...core.location, message: `the core is a ${core.name.replace('cortex-m', 'Cortex-M').replace('plus', '+')}` } };
  const named = eventsIn(logs, 'core');
  const names = new Set(named.map(({ what }) => `cortex-${(what.value ?? '').slice('Cortex-'.length).toLowerCase().replace('+', 'plus')}`));
  // Two cores in one log: which of them a breakpoint was for is not told.
  if (names.size !== 1) return undefined;
  const name = coreNames.find((candidate) => names.has(candidate));
  const [first] = named;
  return name === undefined || first === undefined ? undefined : { name, breakpointUnit: coreFacts(name).breakpointUnit, evidence: quoted(first) };
}
