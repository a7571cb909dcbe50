import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { broken } from './support/images.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('the command', () => {
  it('says where the probe listens, and ends on SIGTERM', async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'tools/target-simulator/src/main.ts', '--device', 'STM32L476VG', broken.bootloader, broken.application],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let text = '';
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const port = await new Promise<number>((resolve, reject) => {
      child.stderr.on('data', (bytes: Buffer) => (text += bytes.toString()));
      child.stdout.on('data', (bytes: Buffer) => {
        text += bytes.toString();
        const match = /127\.0\.0\.1:(\d+)/.exec(text);
        if (match) resolve(Number(match[1]));
      });
      void ended.then(() => reject(new Error(text)));
    });
    const version = await new Promise<Buffer>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from([6, 0, 0, 0])));
      socket.once('error', reject);
      socket.once('data', (bytes: Buffer) => {
        socket.destroy();
        resolve(bytes);
      });
    });
    expect(version.readUInt32LE(0)).toBe(1);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
