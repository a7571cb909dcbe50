import type { Image } from '@qspi-doctor/elf';
import type { Place } from './page.js';

/** An address with its function and its source line, as far as the image tells them. */
export function placeOf(image: Image, address: number): Place {
  const plain = image.header.machine === 40 ? (address & ~1) >>> 0 : address;
  const line = image.lineAt(plain);
  return { address: plain, symbol: image.functionAt(plain)?.name, source: line && line.line > 0 ? { file: line.file, line: line.line } : undefined };
}
