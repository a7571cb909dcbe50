export { changesBetween, placeText } from './changes.js';
export { deviceOfChip } from './chip.js';
export { windowHolding } from './controller.js';
export type {
  BreakpointUnitFacts, ChipFacts, ControllerFacts, CoreFacts, Difference, FaultFacts, ImageFacts, MpuFacts, PlaceFacts, ProofFacts, ServerFacts, ServerKind, StateFacts, TargetFacts, WindowFacts,
} from './facts.js';
export { exceptionName, isFault } from './faults.js';
export { afterLeaving, LiveTarget } from './live-target.js';
export type { LookRequest } from './look.js';
export type { CompareOptions } from './contents.js';
export type { TargetImage } from './place.js';
export type { ProofRequest } from './proof.js';
