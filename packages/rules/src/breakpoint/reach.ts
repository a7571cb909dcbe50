import { formatAddress } from '@qspi-doctor/diagnostics';
import { coreTitle, type Device } from '@qspi-doctor/devices';
import type { CoreInput, ImageInput } from '@qspi-doctor/workspace';
import { flashWindowAt, type Window } from '../external-window.js';

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
