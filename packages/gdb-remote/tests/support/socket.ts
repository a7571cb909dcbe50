import { connect, type NetConnectOpts } from 'node:net';
import type { Connection, Connector } from '../../src/index.js';

/** The port over a real socket, as the application makes it. */
export function socketConnector(to: NetConnectOpts): Connector {
  return () =>
    new Promise<Connection>((resolve, reject) => {
      const socket = connect(to);
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.setNoDelay(true);
        socket.removeListener('error', reject);
        resolve({
          write: (bytes) => void socket.write(bytes),
          onData: (listener) => void socket.on('data', listener),
          onClose: (listener) => {
            let reason: string | undefined;
            socket.on('error', (error) => (reason = error.message));
            socket.on('close', () => listener(reason));
          },
          close: () => void socket.destroy(),
        });
      });
    });
}
