import { createServer, type Server, type Socket } from 'node:net';
import { StLink } from './st-link.js';
import type { Target } from './target.js';

/** Requests of ST's stlink-server protocol, API version 1 (OpenOCD src/jtag/drivers/stlink_usb.c, stlink_tcp_*). */
const request = { refresh: 0, deviceCount: 1, deviceInfo: 2, open: 3, close: 4, transfer: 5, version: 6 } as const;
const succeeded = 1;
const unknownRequest = 0x1053;
const handle = 0x42;
/** Data that a transfer may bring along. */
const dataLimit = 1 << 16;
const transferHeader = 32;

const words = (...values: readonly number[]): Buffer =>
  Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(value);
      return bytes;
    }),
  );

/** Bytes of the request that begins here; undefined where its header is not there yet. */
function lengthOf(bytes: Buffer): number | undefined {
  switch (bytes[0]) {
    case request.refresh:
      return 2;
    case request.deviceCount:
      return 1;
    case request.deviceInfo:
    case request.open:
    case request.close:
      return 8;
    case request.transfer: {
      if (bytes.length < transferHeader) return undefined;
      return transferHeader + (bytes[24] === 0 ? Math.min(bytes.readUInt32LE(28), dataLimit) : 0);
    }
    default:
      return 4;
  }
}

/** Serves one probe on a port of 127.0.0.1. The returned server is listening when the promise resolves. */
export function serveStLink(target: Target, port: number): Promise<{ readonly server: Server; readonly sockets: ReadonlySet<Socket> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    const probe = new StLink(target);
    let pending = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => {
      pending = Buffer.concat([pending, bytes]);
      for (let length = lengthOf(pending); pending.length > 0 && length !== undefined && pending.length >= length; length = lengthOf(pending)) {
        socket.write(answer(probe, pending.subarray(0, length)));
        pending = pending.subarray(length);
      }
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve({ server, sockets }));
  });
}

function answer(probe: StLink, message: Buffer): Buffer {
  switch (message[0]) {
    case request.version:
      return words(1, 2, 1, 1);
    case request.refresh:
    case request.deviceCount:
    case request.close:
      return words(succeeded);
    case request.deviceInfo:
      return deviceInfo();
    case request.open:
      return words(succeeded, handle);
    case request.transfer: {
      const reads = message[24] !== 0;
      const wanted = reads ? Math.min(message.readUInt32LE(28), dataLimit) : 0;
      const data = probe.transfer(message.subarray(8, 24), message.subarray(transferHeader), wanted);
      const padded = Buffer.alloc(wanted);
      data.copy(padded);
      return Buffer.concat([words(succeeded), padded]);
    }
    default:
      return words(unknownRequest);
  }
}

/** Status, identifier, serial number (32 characters), vendor, product. */
function deviceInfo(): Buffer {
  const info = Buffer.alloc(45);
  info.writeUInt32LE(succeeded, 0);
  info.writeUInt32LE(0x1234, 4);
  info.write('0123456789ABCDEF01234567', 8, 'latin1');
  info.writeUInt16LE(0x0483, 40);
  info.writeUInt16LE(0x374b, 42);
  return info;
}
