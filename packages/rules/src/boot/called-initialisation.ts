import type { Initialisation } from '@qspi-doctor/c-source';
import type { Device } from '@qspi-doctor/devices';
import { isPresent, vectorAddressOf, type Program, type SourcesInput } from '@qspi-doctor/workspace';
import { isFlash, windowAt } from '../external-window.js';

export interface CalledInitialisation {
  readonly call: Initialisation;
  readonly controller: string;
  readonly sources: SourcesInput;
}

/**
 * A set-up of the memory's controller that main calls, of a program that is linked into that memory, by script and sources. Undefined
 * where there is none; a sentence where it cannot be known.
 */
export async function calledInitialisation(program: Program, device: Device): Promise<CalledInitialisation | string | undefined> {
  const script = await program.open('linkerScript');
  const table = isPresent(script) ? vectorAddressOf(script.value.layout) : undefined;
  const window = table === undefined ? undefined : windowAt(table, device);
  if (window === undefined || !window.mayHold.some(isFlash)) return isPresent(script) ? undefined : script.absent;
  const opened = await program.open('sources');
  if (!isPresent(opened)) return opened.absent;
  const call = opened.value
    .initialisations()
    .filter(({ what }) => what === 'controller')
    .sort((a, b) => a.calls.length - b.calls.length)
    .find((each) => isFor(each, window.name));
  return call && { call, controller: window.name, sources: opened.value };
}

/** Where a part has several controllers, one of another memory may be set up at will: it must be named. There is one QUADSPI. */
function isFor({ name, controllers }: Initialisation, controller: string): boolean {
  if (controllers.length > 0) return controllers.includes(controller) && controllers.length === 1;
  const named = /^MX_((?:OCTO|X|H)SPI\d|QUADSPI)_Init$/.exec(name)?.[1];
  return named !== undefined ? named === controller : controller === 'QUADSPI' && /QSPI/.test(name);
}
