export { MemoryFiles } from './memory-files.js';
export { runTool, withoutTools } from './real-tools.js';
