import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { connectTcp } from './tcp-stream.js';

async function withServer(serve: Parameters<typeof createServer>[1], use: (port: number) => Promise<void>): Promise<void> {
  const server: Server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use((server.address() as AddressInfo).port);
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

describe('connectTcp', () => {
  it('carries bytes both ways and tells when the other side ends', async () => {
    await withServer(
      (socket) => socket.once('data', (bytes: Buffer) => socket.end(Buffer.from(bytes).reverse())),
      async (port) => {
        const stream = await connectTcp({ host: '127.0.0.1', port });
        const received: number[] = [];
        const ended = new Promise<void>((resolve) => stream.onClose(() => resolve()));
        stream.onData((bytes) => received.push(...bytes));
        stream.write(Uint8Array.of(1, 2, 3));
        await ended;
        expect(received).toEqual([3, 2, 1]);
        stream.close();
      },
    );
  });

  it('delivers what was written before it is closed', async () => {
    let bytes = 0;
    let ended: () => void;
    const end = new Promise<void>((resolve) => (ended = resolve));
    await withServer(
      (socket) => socket.on('data', (part: Buffer) => (bytes += part.length)).on('close', () => ended()),
      async (port) => {
        const stream = await connectTcp({ host: '127.0.0.1', port });
        stream.write(new Uint8Array(300_000));
        stream.close();
        stream.close();
        await end;
      },
    );
    expect(bytes).toBe(300_000);
  });

  it('says why there is no connection', async () => {
    let free = 0;
    await withServer(undefined, (port) => Promise.resolve(void (free = port)));
    await expect(connectTcp({ host: '127.0.0.1', port: free })).rejects.toThrow(/ECONNREFUSED/);
  });
});
