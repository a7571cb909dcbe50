export type { BuildConfiguration, CubeProject, LinkerScriptChoice, SourceEntry } from './cube-project.js';
export { describeIoc, readIoc } from './ioc.js';
export type { IocFile } from './ioc.js';
export type { LinkedResource } from './project-description.js';
export { readProperties } from './properties.js';
export type { Property } from './properties.js';
export { readCubeProject } from './read-cube-project.js';
export { xmlLimits } from './xml.js';
