export { recordBoot } from './boot/record-boot.js';
export type {
  BootImage, BootRecord, BootRequest, BootStop, HandOver, PathStep, PeripheralAccess, PeripheralUse, RemapToZero, StopKind,
} from './boot/boot-record.js';
export { coreFeatures } from './core-features.js';
export type { CoreFeatures, CoreName } from './core-features.js';
export { Machine } from './machine.js';
export type { MachineHooks, MachineOptions, RunEnd } from './machine-options.js';
export { Fault } from './cpu/fault.js';
export type { FaultKind } from './cpu/fault.js';
export { dfsr } from './system/debug-unit.js';
export type { Device, LoadSegment, MachineMemory } from './memory/region.js';
