/** Bounds on what a server can make the client hold or wait for. Times in milliseconds, sizes in bytes. */
export interface RemoteLimits {
  /** For the answer to one request. */
  readonly replyTime: number;
  /** For the answer to a monitor command: resets and probes of flash banks take their time. */
  readonly monitorTime: number;
  /** For pauses between attempts at a new connection. */
  readonly reconnectTime: number;
  /** One packet, before and after its runs are expanded. */
  readonly packetSize: number;
  /** Everything received while one answer is awaited. */
  readonly replySize: number;
  /** A memory map or target description with all that it includes. */
  readonly documentSize: number;
  /** Console output of one monitor command; what exceeds it is left out. */
  readonly consoleSize: number;
  /** One read of memory. */
  readonly memorySize: number;
}

export const defaultLimits: RemoteLimits = {
  replyTime: 3_000,
  monitorTime: 15_000,
  reconnectTime: 1_000,
  packetSize: 1 << 17,
  replySize: 1 << 22,
  documentSize: 1 << 20,
  consoleSize: 1 << 18,
  memorySize: 1 << 24,
};
