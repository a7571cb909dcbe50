export { absolutePath, folderOf, joinPath, nameOf, normalizePath, relativePath, toSlashes } from './paths.js';
export type { FileStat, ProjectFiles } from './project-files.js';
export { RealFiles } from './real-files.js';
