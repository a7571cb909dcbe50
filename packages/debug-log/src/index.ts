export { eventsOf } from './debug-log.js';
export type { DebugLog, ToolInLog } from './debug-log.js';
export type { EventId, LogEvent, LogTool } from './event.js';
export { defaultLimits } from './limits.js';
export type { LogLimits } from './limits.js';
export type { BreakpointRequest, RequestKind, RequestOutcome } from './packets/breakpoint-request.js';
export type { LogRegion } from './packets/memory-region.js';
export { DebugLogReader, readDebugLog } from './read-log.js';
export type { LogEncoding } from './text/decode-bytes.js';
