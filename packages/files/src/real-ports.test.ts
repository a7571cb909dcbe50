import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RealPorts } from './real-ports.js';

let server: Server;
let port: number;
let connections = 0;
beforeAll(async () => {
  server = createServer(() => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

describe('ports of the machine', () => {
  it('are taken where somebody listens, and whoever listens notices nothing', async () => {
    const [use] = await new RealPorts().uses([port]);
    expect(use).toMatchObject({ port, taken: true });
    if (process.platform === 'linux') expect(use?.process?.id).toBe(process.pid);
    expect(connections).toBe(0);
  });

  it('are free where nobody does', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const free = (other.address() as AddressInfo).port;
    await new Promise((resolve) => other.close(resolve));
    expect(await new RealPorts().uses([free])).toEqual([{ port: free, taken: false, process: undefined }]);
  });
});
