import { expect, it } from 'vitest';
import { DebugLogReader, defaultLimits, readDebugLog } from '../src/index.js';
import { serverLog } from './samples.js';

it('keeps a bounded number of things, and says that there were more', () => {
  const log = readDebugLog(Array.from({ length: 6000 }, (_, index) => `Cannot access memory at address 0x${index.toString(16)}\n`).join(''));
  expect(log.events.length).toBe(defaultLimits.events);
  expect(log.incomplete).toMatch(/passed over/);
});

it('passes over the end of a line that is too long, and goes on behind it', () => {
  const log = readDebugLog(`${'x'.repeat(3_000_000)}Device ID: 0x450\nDevice ID: 0x451\n`);
  expect(log.events).toMatchObject([{ id: 'device-id', number: 0x451, line: 2 }]);
});

it('takes no more memory for a hundred megabytes than for one', () => {
  const packets = new TextEncoder().encode(
    Array.from({ length: 12_000 }, (_, index) => `[remote] Sending packet: $m${(0x90000000 + index * 4).toString(16)},4#00\n[remote] Packet received: 0102030${index % 10}\n`).join(''),
  );
  const reader = new DebugLogReader();
  reader.push(new TextEncoder().encode(serverLog));
  let fed = 0;
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  while (fed < 100_000_000) {
    reader.push(packets);
    fed += packets.length;
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  expect(reader.end().requests).toHaveLength(1);
  expect(most).toBeLessThan(150_000_000);
}, 60_000);
