/** A byte stream to a server. Who makes one owns the socket; this package knows none. Listeners may be called from within `write`. */
export interface Connection {
  write(bytes: Uint8Array): void;
  onData(listener: (bytes: Uint8Array) => void): void;
  /** The other side ended, or the stream broke; `reason` says how where that is known. */
  onClose(listener: (reason?: string) => void): void;
  /** Ends the stream. May be called more than once. */
  close(): void;
}

/** Makes a new connection to the same server; rejects with the reason where there is none to be had. */
export type Connector = () => Promise<Connection>;
