export { vectorTableAlignment } from './alignment.js';
export { boardLoaders } from './board-loaders.js';
export type { BoardLoader } from './board-loaders.js';
export { coreFromBuildAttributes, possibleCores } from './build-attributes.js';
export type { ProcessorAttributes } from './build-attributes.js';
export { coreFacts, coreNames } from './core.js';
export type { BreakpointUnit, CoreFacts, CoreLabel, CoreName } from './core.js';
export { isExternalWindow } from './device.js';
export type {
  Device,
  DeviceCore,
  DeviceMemory,
  ExternalContent,
  ExternalWindow,
  LengthCertainty,
  MemoryKind,
  RemapToZero,
  VtorTemplate,
} from './device.js';
export { deviceInText, findDevice } from './find-device.js';
export { allLines } from './lines.js';
export type { DeviceLine } from './lines.js';
