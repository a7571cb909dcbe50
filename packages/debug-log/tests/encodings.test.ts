import { describe, expect, it } from 'vitest';
import { DebugLogReader, readDebugLog } from '../src/index.js';
import { programmerLog, serverLog } from './samples.js';

const whole = `${serverLog}${programmerLog}`;
const utf16 = (text: string, big: boolean, mark: boolean): Uint8Array => {
  const units = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < units.length; index++) view.setUint16(index * 2, units.charCodeAt(index), !big);
  return bytes;
};
const said = (log: ReturnType<typeof readDebugLog>) => ({ tools: log.tools, events: log.events, requests: log.requests, regions: log.regions, lines: log.lines });
const plain = said(readDebugLog(whole));

describe('the same log in other clothes', () => {
  it.each([
    ['UTF-8 with a byte order mark', new TextEncoder().encode(`\ufeff${whole}`)],
    ['UTF-16 little-endian, as PowerShell redirects', utf16(whole, false, true)],
    ['UTF-16 little-endian without a mark', utf16(whole, false, false)],
    ['UTF-16 big-endian', utf16(whole, true, true)],
    ['CR LF', new TextEncoder().encode(whole.replaceAll('\n', '\r\n'))],
    ['CR alone', new TextEncoder().encode(whole.replaceAll('\n', '\r'))],
    ['colours', new TextEncoder().encode(whole.replaceAll('\n', '\u001b[0m\n').replaceAll('Device', '\u001b[1;32mDevice'))],
  ])('%s', (_, bytes) => expect(said(readDebugLog(bytes)).events.map(({ id, line, value, number, address }) => [id, line, value, number, address])).toEqual(plain.events.map(({ id, line, value, number, address }) => [id, line, value, number, address])));

  it('Windows-1252 in a path does not spoil the rest', () => {
    const bytes = new Uint8Array(Buffer.from(`C:\\Sch\u00fcler\\App\n${whole}`, 'latin1'));
    const log = readDebugLog(bytes);
    expect(log.encoding).toBe('windows-1252');
    expect(log.requests).toMatchObject([{ address: 0x90001234, line: 30 }]);
  });

  it.each([1, 2, 3, 7, 64, 1000])('in pieces of %i bytes', (size) => {
    for (const bytes of [new TextEncoder().encode(whole.replaceAll('\n', '\r\n')), utf16(whole, false, true)]) {
      const reader = new DebugLogReader();
      // The encoding is told by the first piece: readers of files give at least some hundred bytes.
      reader.push(bytes.subarray(0, 256));
      for (let at = 256; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
      expect(said(reader.end())).toEqual(plain);
    }
  });
});
