/** Who listens at a TCP port of this machine. */
export interface PortUse {
  readonly port: number;
  readonly taken: boolean;
  /** Name and id of the process, where the system tells it to us. */
  readonly process: { readonly name: string; readonly id: number } | undefined;
}

/** The door to the TCP ports of this machine. Nothing connects to a port: whoever listens there notices nothing. */
export interface Ports {
  uses(ports: readonly number[]): Promise<readonly PortUse[]>;
}
