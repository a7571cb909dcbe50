import { describe, expect, it } from 'vitest';
import { readImage } from '../src/index.js';
import type { ByteSource } from '../src/index.js';
import { sampleElf } from './elf-builder.js';

/** The sample with 100 MB of debug information behind it, which exists only as a number: what is read of it is counted. */
function largeSource(): ByteSource & { readonly read: ByteSource['read']; total(): number } {
  const filler = 100 << 20;
  const { bytes, view, headerOffset } = sampleElf();
  view.setUint32(headerOffset('.debug_info') + 16, bytes.length, true);
  view.setUint32(headerOffset('.debug_info') + 20, filler, true);
  let total = 0;
  return {
    size: bytes.length + filler,
    read: (offset, length) => {
      const part = new Uint8Array(Math.max(0, Math.min(length, bytes.length + filler - offset)));
      part.set(bytes.subarray(offset, offset + part.length));
      total += part.length;
      return part;
    },
    total: () => total,
  };
}

describe('a file of 100 MB, most of it debug information', () => {
  it('is read only where it is asked for', async () => {
    const source = largeSource();
    const { value: image, problems } = await readImage(source);
    expect(problems).toEqual([]);
    expect([...(image?.symbols ?? [])]).toHaveLength(3);
    expect(image?.symbols.find('main')?.address).toBe(0x90000068);
    expect(image?.vectorTable()?.plausible).toBe(true);
    expect(image?.attributes?.cpuArch?.name).toBe('v7E-M');
    expect(image?.buildId).toBe('deadbeef');
    expect(image?.producers).toEqual([]);
    expect(image?.functionAt(0x90000048)?.name).toBe('Reset_Handler');
    expect(source.total()).toBeLessThan(1 << 20);
  });
});
