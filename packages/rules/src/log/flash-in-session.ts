import type { Device } from '@qspi-doctor/devices';
import type { ImageInput, LogsInput } from '@qspi-doctor/workspace';
import { flashWindowAt, isFlash, windowAt, type Window } from '../external-window.js';
import { eventsIn } from './in-logs.js';

export interface SessionWindow {
  readonly window: Window;
  /** True where flash is known to be there: by the image, by the device, or because the session erased it. */
  readonly surelyFlash: boolean;
}

/**
 * The window of external memory that holds an address. Without a device these are the two that nearly all STM32 have: what somebody gives as a log
 * may be of anything, and 0x80000000 is RAM in many a machine.
 */
export function sessionWindowAt(address: number, device: Device | undefined): Window | undefined {
  const window = windowAt(address, device);
  return device === undefined && window?.origin === 0x80000000 ? undefined : window;
}

/**
 * The window of external memory that holds an address in which a session may have flash. With an image, what it is loaded into decides: code that is
 * copied into RAM behind the same controller takes software breakpoints well.
 */
export function flashWindowOf(address: number, logs: LogsInput, image: ImageInput | undefined, device: Device | undefined): SessionWindow | undefined {
  const window = sessionWindowAt(address, device);
  if (window === undefined || !window.mayHold.some(isFlash)) return undefined;
  if (image?.image.segments.some(({ type, virtualAddress, memorySize }) => type === 'load' && address >= virtualAddress && address - virtualAddress < memorySize)) {
    return flashWindowAt(address, image.image, device) === undefined ? undefined : { window, surelyFlash: true };
  }
  const erased = eventsIn(logs, 'erased-external').length > 0 && eventsIn(logs, 'file-address').some(({ what }) => what.address !== undefined && windowAt(what.address, device)?.origin === window.origin);
  return { window, surelyFlash: erased || window.mayHold.every(isFlash) };
}
