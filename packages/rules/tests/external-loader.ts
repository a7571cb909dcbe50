import { buildImage } from '@qspi-doctor/testkit';

/** A `.stldr` with nothing but its StorageInfo. */
export function externalLoader({ start, size }: { readonly start: number; readonly size: number }): Uint8Array {
  const bytes = new Uint8Array(200);
  const view = new DataView(bytes.buffer);
  new TextEncoder().encodeInto('TEST_LOADER', bytes);
  view.setUint16(100, 3, true);
  for (const [offset, value] of [[104, start], [108, size], [112, 256], [120, 1], [124, size]] as const) view.setUint32(offset, value, true);
  bytes[116] = 0xff;
  return buildImage({ entry: 0x20000001, sections: [{ name: 'Dev_Inf', address: 0x20001000, bytes }], symbols: [{ name: 'StorageInfo', value: 0x20001000, size: 200, type: 'object' }] });
}
