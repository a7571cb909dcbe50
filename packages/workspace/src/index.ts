export { isPresent } from './available.js';
export type { Available } from './available.js';
export type { BootInput, CoreInput, DeviceInput, DeviceSource, ImageInput, LaunchInput, LaunchItemInput, LaunchLoaderInput, LinkerScriptInput, ProgramInputs, ProjectInput } from './inputs.js';
export { openWorkspace } from './open-workspace.js';
export type { WorkspaceOptions } from './open-workspace.js';
export type { Program, ProgramRole, Workspace } from './program.js';
export { vectorAddressOf, vectorSectionOf } from './vector-section.js';
export type { VectorSection } from './vector-section.js';
