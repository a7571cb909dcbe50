import { breakpointPending } from './breakpoint-pending.js';
import { breakpointRefused } from './breakpoint-refused.js';
import { connectionLost } from './connection-lost.js';
import { deviceDiffers } from './device-differs.js';
import { downloadFailed } from './download-failed.js';
import { erasedFlashExecuted } from './erased-flash-executed.js';
import { externalFlashNotProgrammed } from './external-flash-not-programmed.js';
import { hardwareBreakpointRefused } from './hardware-breakpoint-refused.js';
import { inSystemBootloader } from './in-system-bootloader.js';
import { loaderFailed } from './loader-failed.js';
import { memoryMapWritable } from './memory-map-writable.js';
import { memoryNotReadable } from './memory-not-readable.js';
import { noConnection } from './no-connection.js';
import { noSymbols } from './no-symbols.js';
import { portTaken } from './port-taken.js';
import { probeFirmware } from './probe-firmware.js';
import { serverOptionRefused } from './server-option-refused.js';
import { softwareBreakpointInFlash } from './software-breakpoint-in-flash.js';
import { targetUnknown } from './target-unknown.js';
import { verifyFailed } from './verify-failed.js';

/** Rules that look at logs of debug sessions: only run where one is given. What a log proves stands before what it suggests. */
export const logRules = [
  hardwareBreakpointRefused,
  softwareBreakpointInFlash,
  memoryMapWritable,
  deviceDiffers,
  serverOptionRefused,
  portTaken,
  probeFirmware,
  targetUnknown,
  loaderFailed,
  downloadFailed,
  verifyFailed,
  inSystemBootloader,
  erasedFlashExecuted,
  breakpointRefused,
  noConnection,
  externalFlashNotProgrammed,
  memoryNotReadable,
  breakpointPending,
  noSymbols,
  connectionLost,
];
