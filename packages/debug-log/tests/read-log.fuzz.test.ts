import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DebugLogReader, defaultLimits, readDebugLog } from '../src/index.js';
import { programmerLog, serverLog } from './samples.js';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300);
const words = ['Sending packet: $', 'Packet received: ', 'Rx: $', 'Tx: $', 'Z0,9', 'Z1,', '#', 'OK', 'E01', '\n', '\r', '\u001b[', '~"', '\\n', '"', '<memory ', '0x', 'T05', 'g#67', 'Cannot insert breakpoint 1.', 'at address 0xffffffffffff', ' received packet: ', '[', ']', ':', '>', 'bkpt={number="1"'];

const sound = (bytes: Uint8Array) => {
  const log = readDebugLog(bytes);
  expect(log.bytes).toBe(bytes.length);
  for (const { line, lastLine, address, text } of log.events) {
    expect(line).toBeGreaterThan(0);
    expect(lastLine).toBeGreaterThanOrEqual(line);
    expect(lastLine).toBeLessThanOrEqual(log.lines);
    expect(text.length).toBeLessThanOrEqual(defaultLimits.quotation);
    if (address !== undefined) expect(address >= 0 && address <= 0xffffffff && Number.isInteger(address)).toBe(true);
  }
  for (const { start, end } of log.regions) expect(start < end && end <= 0x1_0000_0000).toBe(true);
  for (const { address, line } of log.requests) expect(Number.isInteger(address) && line > 0).toBe(true);
  return log;
};

it('any bytes are a log that says little', () => fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => void sound(bytes)), { numRuns }));

it('any mixture of the words of logs', () =>
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12 })), { maxLength: 60 }), (parts) => void sound(new TextEncoder().encode(parts.join('')))),
    { numRuns },
  ));

it('a real log with bytes changed, cut and doubled, in any pieces', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3000), fc.nat(255), fc.nat(2)), { maxLength: 20 }), fc.integer({ min: 1, max: 500 }), (changes, size) => {
      let bytes = new TextEncoder().encode(serverLog + programmerLog);
      for (const [at, value, kind] of changes) {
        if (kind === 0) bytes[at % bytes.length] = value;
        else bytes = new Uint8Array(kind === 1 ? [...bytes.subarray(0, at), ...bytes.subarray(at + value)] : [...bytes.subarray(0, at), ...bytes.subarray(at, at + value), ...bytes.subarray(at)]);
        if (bytes.length === 0) return;
      }
      sound(bytes);
      const reader = new DebugLogReader();
      for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
      expect(reader.end().bytes).toBe(bytes.length);
    }),
    { numRuns },
  ));
