export { cGrammar } from './c-grammar.js';
export { buildImage } from './elf-builder.js';
export type { BuiltSection, BuiltSymbol, ImageParts } from './elf-builder.js';
export { buildFirmware } from './firmware.js';
export type { FirmwareOptions } from './firmware.js';
export { MemoryFiles } from './memory-files.js';
export { runTool, withoutTools } from './real-tools.js';
