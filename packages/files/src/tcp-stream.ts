/** A byte stream to another program. Listeners are called in the order of what arrives. */
export interface TcpStream {
  write(bytes: Uint8Array): void;
  onData(listener: (bytes: Uint8Array) => void): void;
  /** The other side ended, or the stream broke; `reason` says how where that is known. */
  onClose(listener: (reason?: string) => void): void;
  /** Ends the stream, after what was written. May be called more than once. */
  close(): void;
}

export interface TcpAddress {
  readonly host: string;
  readonly port: number;
}

const patience = 5_000;

/** Connects to a port; rejects with the system's reason where nobody listens, and after five seconds where nobody answers. */
export async function connectTcp({ host, port }: TcpAddress, time = patience): Promise<TcpStream> {
  // Only a live target needs it: the rest of the program must not wait for it to load.
  const { connect } = await import('node:net');
  return new Promise<TcpStream>((resolve, reject) => {
    const socket = connect({ host, port });
    const timer = setTimeout(() => socket.destroy(new Error(`no answer within ${time} ms`)), time);
    const failed = (error: Error & { code?: string }): void => {
      clearTimeout(timer);
      // An attempt at several addresses of a name has a message of its own for each, and none for all.
      reject(error.message === '' ? new Error(error.code ?? 'no connection') : error);
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.setNoDelay(true);
      socket.removeListener('error', failed);
      let reason: string | undefined;
      socket.on('error', (error) => (reason = error.message));
      resolve({
        write: (bytes) => void socket.write(bytes),
        onData: (listener) => void socket.on('data', listener),
        onClose: (listener) => void socket.on('close', () => listener(reason)),
        close: () => socket.destroySoon(),
      });
    });
  });
}
