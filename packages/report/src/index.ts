export { formatJson } from './json/format-json.js';
export { formatPretty } from './pretty/format-pretty.js';
export type { PrettyOptions } from './pretty/format-pretty.js';
export { safeText } from './pretty/safe-text.js';
export { styleOf } from './pretty/style.js';
export type { ColorLevel } from './pretty/style.js';
export { cellsOf, padCells, wrap } from './pretty/wrap.js';
