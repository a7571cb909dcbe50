/** What `qSupported` answers: `name+`, `name-`, `name?` or `name=value`, separated by semicolons. */
export type ServerFeatures = ReadonlyMap<string, string>;

const featureLimit = 512;

export function parseFeatures(text: string): ServerFeatures {
  const features = new Map<string, string>();
  for (const item of text.split(';', featureLimit)) {
    const match = /^([^=]+?)(?:([+?-])|=(.*))$/s.exec(item);
    if (match) features.set(match[1] ?? '', match[2] ?? match[3] ?? '');
  }
  return features;
}

/** Bytes that a packet to the server may have; kept within sense whatever the server says. */
export function packetSizeOf(features: ServerFeatures): number {
  const text = features.get('PacketSize') ?? '';
  const size = /^[0-9a-fA-F]{1,8}$/.test(text) ? Number.parseInt(text, 16) : 400;
  return Math.min(Math.max(size, 64), 16_384);
}
