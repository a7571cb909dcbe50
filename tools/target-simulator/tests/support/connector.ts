import { connectTcp } from '@qspi-doctor/files';
import type { Connector, Outcome } from '@qspi-doctor/gdb-remote';

/** A connection to a port of this machine, as the application makes it. */
export const connector =
  (port: number): Connector =>
  () =>
    connectTcp({ host: '127.0.0.1', port });

/** The value of an outcome that must be one. */
export const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`${outcome.failure.kind}: ${outcome.failure.message}`);
  return outcome.value;
};
