import { formatAddress } from '@qspi-doctor/diagnostics';
import type { Device } from '@qspi-doctor/devices';
import type { CoreInput, ImageInput } from '@qspi-doctor/workspace';
import { flashWindowAt, type Window } from '../external-window.js';

const coreTitles: Readonly<Record<string, string>> = {
  'cortex-m0': 'Cortex-M0',
  'cortex-m0plus': 'Cortex-M0+',
  'cortex-m3': 'Cortex-M3',
  'cortex-m4': 'Cortex-M4',
  'cortex-m7': 'Cortex-M7',
  'cortex-m23': 'Cortex-M23',
  'cortex-m33': 'Cortex-M33',
  'cortex-m55': 'Cortex-M55',
};

export function coreTitle(name: string): string {
  return coreTitles[name] ?? name;
}

/** `the breakpoint unit of this Cortex-M4 (FPB revision 1)`. */
export function unitTitle({ name, breakpointUnit }: CoreInput): string {
  return `the breakpoint unit of this ${coreTitle(name)} (${breakpointUnit.name}${breakpointUnit.revision === undefined ? '' : ` revision ${breakpointUnit.revision}`})`;
}

/**
 * The window of external flash in which an address lies where this core can have no hardware breakpoint. Flash cannot be written as RAM
 * is, so that a software breakpoint is none either; RAM above the limit is no trouble: software breakpoints work there.
 */
export function outOfReach(address: number, core: CoreInput, image: ImageInput, device: Device | undefined): Window | undefined {
  return address > core.breakpointUnit.highestAddress ? flashWindowAt(address, image.image, device) : undefined;
}

export function reachText({ breakpointUnit }: CoreInput): string {
  return `${formatAddress(0)} to ${formatAddress(breakpointUnit.highestAddress)}`;
}
