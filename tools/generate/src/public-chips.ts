/** Reads the chip files of embassy-rs/stm32-data-generated, which are made from ST's public part database and headers. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface ChipMemory {
  readonly name: string;
  readonly kind: 'flash' | 'ram' | 'eeprom';
  readonly address: number;
  readonly size: number;
}

interface Chip {
  readonly name: string;
  readonly device_id?: number;
  /** Several where option bytes choose between one and two flash banks; they cover the same bytes. */
  readonly memory: readonly (readonly ChipMemory[])[];
}

/** Every microcontroller, without the MP1 processors. */
export function readChips(folder: string): readonly Chip[] {
  const files = readdirSync(folder).filter((file) => /^STM32(?!MP).*\.json$/.test(file));
  return files.toSorted().map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Chip);
}

const kinds: Readonly<Record<string, string>> = { ITCM: 'i', DTCM: 'd', CCMRAM: 'c', CCMRAM_ICODE: 'c', CCMRAM_DCODE: 'c', BKPSRAM: 'b', OTP: 's' };

/** Windows for external memory are listed as memories of H5 chips; they are none of the chip's own. */
const external = /^(FMC|OCTOSPI|SDRAM)_BANK/;

/** The list leaves out the first words of the WB0 parts' RAM, which the ROM code uses. */
const ramOrigin = 0x2000_0000;

/**
 * The memory of which another is a second view. SRAM2 on the code bus is one, except on L47x and L48x, where it lies nowhere else (there
 * the list gives 96 KB of SRAM and ST's part data 128 KB of RAM).
 */
function originalOf(base: string, name: string, names: readonly string[]): string {
  if (name === 'CCMRAM_DCODE') return 'CCMRAM_ICODE';
  if (!name.endsWith('_ICODE') || name === 'CCMRAM_ICODE' || /^L4[78]/.test(base)) return '';
  const original = name.slice(0, -'_ICODE'.length);
  return names.includes(original) ? original : 'SRAM';
}

/** `NAME KIND ORIGIN LENGTH [ORIGINAL];…` in hexadecimal, flash banks that touch joined to one, sorted by origin. */
export function describeMemories(base: string, memories: readonly ChipMemory[]): string {
  const flash = memories.filter((memory) => memory.kind === 'flash' && memory.name.startsWith('BANK')).toSorted((a, b) => a.address - b.address);
  const joined: { origin: number; length: number }[] = [];
  for (const bank of flash) {
    const last = joined.at(-1);
    if (last !== undefined && last.origin + last.length === bank.address) last.length += bank.size;
    else joined.push({ origin: bank.address, length: bank.size });
  }
  const rows = joined.map((bank, index) => ({ name: joined.length > 1 ? `FLASH${index + 1}` : 'FLASH', kind: 'f', ...bank, original: '' }));
  const names = memories.map((memory) => memory.name);
  for (const memory of memories) {
    if (flash.includes(memory) || external.test(memory.name)) continue;
    const skipped = memory.name === 'SRAM0' ? memory.address - ramOrigin : 0;
    const kind = memory.kind === 'eeprom' ? 'e' : (kinds[memory.name] ?? 'r');
    rows.push({ name: memory.name, kind, origin: memory.address - skipped, length: memory.size + skipped, original: originalOf(base, memory.name, names) });
  }
  rows.sort((a, b) => a.origin - b.origin);
  return rows.map((row) => `${row.name} ${row.kind} ${row.origin.toString(16)} ${row.length.toString(16)} ${row.original}`.trimEnd()).join(';');
}
