export { absolutePath, folderOf, joinPath, nameOf, normalizePath, relativePath, toSlashes } from './paths.js';
export type { Ports, PortUse } from './ports.js';
export type { ProgramLimits, ProgramRun, Programs } from './programs.js';
export type { FileStat, ProjectFiles } from './project-files.js';
export { RealFiles } from './real-files.js';
export { RealPorts } from './real-ports.js';
export { RealPrograms } from './real-programs.js';
export { connectTcp } from './tcp-stream.js';
export type { TcpAddress, TcpStream } from './tcp-stream.js';
