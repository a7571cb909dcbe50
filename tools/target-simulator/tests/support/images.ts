import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bytesSource, type Image, readImage } from '@qspi-doctor/elf';

const example = (name: string, project: string): string =>
  fileURLToPath(new URL(`../../../../examples/${name}/${project}/Debug/${project}.elf`, import.meta.url));

/** Committed images of the two examples: the case of the thread, and the same cured by the alias at 0. */
export const broken = { bootloader: example('l476g-disco-qspi', 'Bootloader'), application: example('l476g-disco-qspi', 'Application') };
export const cured = { bootloader: example('l476g-disco-qspi-cured', 'Bootloader'), application: example('l476g-disco-qspi-cured', 'Application') };
export const both = ({ bootloader, application }: typeof broken): readonly string[] => [bootloader, application];

export async function imageOf(path: string): Promise<Image> {
  const { value, problems } = await readImage(bytesSource(readFileSync(path)));
  if (!value) throw new Error(`${path}: ${problems.map(({ message }) => message).join('; ')}`);
  return value;
}

/** Address of a function, without the Thumb bit. */
export async function addressOf(path: string, name: string): Promise<number> {
  for (const symbol of (await imageOf(path)).symbols) if (symbol.name === name && symbol.type === 'function') return (symbol.address & ~1) >>> 0;
  throw new Error(`${path} has no function ${name}`);
}

export const hex = (address: number): string => `0x${(address >>> 0).toString(16).padStart(8, '0')}`;
