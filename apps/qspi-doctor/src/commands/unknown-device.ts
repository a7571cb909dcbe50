import { UsageError } from '../usage-error.js';

/** What every command answers to a device that it does not know. */
export function unknownDevice(name: string): UsageError {
  return new UsageError(`"${name}" is no STM32 that qspi-doctor knows. Give a part number such as STM32L476VG or STM32H750XBH6.`);
}
