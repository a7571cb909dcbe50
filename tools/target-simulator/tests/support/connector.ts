import { connect } from 'node:net';
import type { Connection, Connector, Outcome } from '@qspi-doctor/gdb-remote';

/** A connection to a port of this machine, as the application makes it. */
export const connector =
  (port: number): Connector =>
  () =>
    new Promise<Connection>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('error', reject);
      socket.once('connect', () =>
        resolve({
          write: (bytes) => void socket.write(bytes),
          onData: (listener) => void socket.on('data', listener),
          onClose: (listener) => void socket.on('close', () => listener()),
          close: () => void socket.destroy(),
        }),
      );
    });

/** The value of an outcome that must be one. */
export const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`${outcome.failure.kind}: ${outcome.failure.message}`);
  return outcome.value;
};
