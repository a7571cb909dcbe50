export { bashCompletion } from './bash.js';
export type { CommandEntry, OptionEntry, ValueKind } from './entries.js';
export { fishCompletion } from './fish.js';
export { manualPage } from './man.js';
export type { ManualFacts } from './man.js';
export { commands } from './table.js';
export { zshCompletion } from './zsh.js';
