export { dwtFile, madeHere } from './dwt-file.js';
export type { DwtFileFacts } from './dwt-file.js';
export { flashIsReadOnly } from './memory-map.js';
export { openOcdScript, openOcdScripts, openOcdSetup } from './openocd.js';
export type { OpenOcdSetup } from './openocd.js';
export type { Ide, PlanOptions, Probe } from './options.js';
export { planLaunches } from './plan-launches.js';
export type { LaunchPlan, PlannedFile } from './planned-file.js';
