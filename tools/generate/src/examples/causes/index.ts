import type { Cause } from '../cause.js';
import * as boot from './boot.js';
import * as breakpoint from './breakpoint.js';
import * as image from './image.js';
import * as launch from './launch.js';
import * as protection from './memory-protection.js';

export const causes: readonly Cause[] = [
  breakpoint.unreachable,
  breakpoint.softwareBreakpoint,
  breakpoint.softwareBreakpointStLink,
  launch.bootImageMissing,
  launch.resetLosesMapping,
  launch.noExternalLoader,
  launch.loaderDisabled,
  launch.loaderRange,
  launch.loaderOfOtherFamily,
  launch.symbolsMissing,
  boot.handoffUnmaps,
  boot.clockReprogrammed,
  boot.controllerInitialised,
  boot.vtorOldTemplate,
  boot.vtorU5,
  image.misaligned,
  protection.regionMisaligned,
  boot.localsOnStack,
  boot.interruptsOn,
  image.vectorsDropped,
  image.stripped,
  image.noDebugInfo,
  image.dataWithoutLoadRegion,
  image.executeInPlace,
  image.header,
  image.dualCore,
  launch.portConflict,
  boot.secureAlias,
  protection.executeNever,
  image.elsewhere,
  launch.foreignMonitorCommand,
];
