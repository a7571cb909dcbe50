import type { BinaryProblem } from '@qspi-doctor/diagnostics';
import type { Image } from './image.js';

/** What an external loader (`.stldr`) says of the memory that it programs: its `StorageInfo`. Addresses and sizes are bytes. */
export interface ExternalLoader {
  /** The name that STM32CubeProgrammer lists. */
  readonly name: string;
  readonly type: number;
  readonly typeName: string;
  readonly start: number;
  readonly size: number;
  readonly pageSize: number;
  /** What an erased byte reads as. */
  readonly eraseValue: number;
  readonly sectors: readonly { readonly count: number; readonly size: number }[];
  readonly problems: readonly BinaryProblem[];
}

/** DeviceType in `Dev_Inf.h` of ST's loaders (github.com/STMicroelectronics/stm32-external-loader). */
const typeNames: Readonly<Record<number, string>> = {
  1: 'MCU_FLASH',
  2: 'NAND_FLASH',
  3: 'NOR_FLASH',
  4: 'SRAM',
  5: 'PSRAM',
  6: 'PC_CARD',
  7: 'SPI_FLASH',
  8: 'I2C_FLASH',
  9: 'SDRAM',
  10: 'I2C_EEPROM',
};

/** `struct StorageInfo` of `Dev_Inf.h`, laid out as the ARM ABI does: char[100], u16, u32 x 3, u8, 10 x { u32, u32 }. */
const layout = { name: 100, type: 100, start: 104, size: 108, pageSize: 112, eraseValue: 116, sectors: 120, sectorCount: 10, total: 200 } as const;
/** Without the tail that a linker may have left out: up to the first sector. */
const shortest = layout.sectors;

/** Reads `StorageInfo`; undefined where the image has none, that is, where it is no external loader. */
export function readExternalLoader(image: Image): ExternalLoader | undefined {
  const symbol = image.symbols.findAll('StorageInfo').find(({ sectionIndex }) => sectionIndex !== 0);
  if (!symbol) return undefined;
  const section = image.sections[symbol.sectionIndex];
  const offset = section && section.type !== 'nobits' ? section.offset + (symbol.value - section.address) : 0;
  const problems: BinaryProblem[] = [];
  const add = (at: number, message: string) => problems.push({ offset: offset + at, message });
  const bytes = image.bytesAt(symbol.address, layout.total) ?? image.bytesAt(symbol.address, shortest) ?? bytesOf(image, symbol.sectionIndex, symbol.value);
  if (!bytes) {
    add(0, 'StorageInfo has no bytes in the file');
    return { name: '', type: 0, typeName: 'unknown', start: 0, size: 0, pageSize: 0, eraseValue: 0, sectors: [], problems };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number) => (at + 4 <= bytes.length ? view.getUint32(at, image.header.littleEndian) : 0);
  const type = view.getUint16(layout.type, image.header.littleEndian);
  const nameEnd = bytes.subarray(0, layout.name).indexOf(0);
  if (nameEnd < 0) add(0, `the device name does not end within its ${layout.name} bytes`);
  if (bytes.length < layout.total) add(bytes.length, `StorageInfo is cut off after ${bytes.length} of ${layout.total} bytes`);
  const loader = {
    name: new TextDecoder().decode(bytes.subarray(0, nameEnd < 0 ? layout.name : nameEnd)),
    type,
    typeName: typeNames[type] ?? 'unknown',
    start: word(layout.start),
    size: word(layout.size),
    pageSize: word(layout.pageSize),
    eraseValue: bytes[layout.eraseValue] ?? 0,
    sectors: [] as { count: number; size: number }[],
    problems,
  };
  for (let index = 0; index < layout.sectorCount; index++) {
    const at = layout.sectors + index * 8;
    const sector = { count: word(at), size: word(at + 4) };
    if (sector.count === 0 || sector.size === 0) break;
    loader.sectors.push(sector);
  }
  if (!(type in typeNames)) add(layout.type, `the device type is ${type}, which is none of 1 to 10`);
  if (loader.size === 0) add(layout.size, 'the device size is 0');
  if (loader.start + loader.size > 2 ** 32) add(layout.start, 'the device reaches beyond the 32-bit address space');
  const sum = loader.sectors.reduce((total, sector) => total + sector.count * sector.size, 0);
  if (loader.sectors.length > 0 && sum !== loader.size) add(layout.sectors, `the sectors make ${sum} bytes; the device has ${loader.size}`);
  return loader;
}

/** For files without segments. */
function bytesOf(image: Image, index: number, value: number): Uint8Array | undefined {
  const section = image.sections[index];
  const content = section && image.sectionBytes(section);
  const at = value - (section?.address ?? 0);
  return content && at >= 0 && at + shortest <= content.length ? content.subarray(at, at + layout.total) : undefined;
}
