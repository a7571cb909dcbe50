export { findSimulatedDevice, simulatedDevices } from './devices.js';
export type { SimulatedDevice, SimulatedWindow } from './devices.js';
export { startSimulator } from './simulator.js';
export type { Simulator, SimulatorOptions } from './simulator.js';
export { Target } from './target.js';
export type { TargetFaults } from './target.js';
