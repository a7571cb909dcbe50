/**
 * Turns the chip files of embassy-rs/stm32-data-generated (`data/chips/*.json`, themselves made from ST's public part database and
 * headers) into `data/parts.json`: which memories each part has and its DEV_ID. Run by hand when new parts appear:
 *
 *     npx tsx tools/generate/src/import-parts.ts FOLDER/data/chips COMMIT
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseOf, type PartsFile } from './data-files.js';

interface ChipMemory {
  readonly name: string;
  readonly kind: 'flash' | 'ram' | 'eeprom';
  readonly address: number;
  readonly size: number;
}

interface Chip {
  readonly name: string;
  readonly device_id?: number;
  readonly memory: readonly (readonly ChipMemory[])[];
  readonly cores: readonly { readonly name: string; readonly peripherals: readonly { readonly name: string }[] }[];
}

const kinds: Readonly<Record<string, string>> = { ITCM: 'i', DTCM: 'd', CCMRAM: 'c', CCMRAM_ICODE: 'c', CCMRAM_DCODE: 'c', BKPSRAM: 'b', OTP: 's' };

/** Windows for external memory are listed as memories of H5 chips; they are none of the chip's own. */
const external = /^(FMC|OCTOSPI|SDRAM)_BANK/;

/** `NAME KIND ORIGIN LENGTH;…` in hexadecimal, flash banks that touch joined to one, sorted by origin. */
export function describeMemories(memories: readonly ChipMemory[]): string {
  const flash = memories.filter((memory) => memory.kind === 'flash' && memory.name.startsWith('BANK')).toSorted((a, b) => a.address - b.address);
  const joined: { origin: number; length: number }[] = [];
  for (const bank of flash) {
    const last = joined.at(-1);
    if (last !== undefined && last.origin + last.length === bank.address) last.length += bank.size;
    else joined.push({ origin: bank.address, length: bank.size });
  }
  const rows = joined.map((bank, index) => ({ name: joined.length > 1 ? `FLASH${index + 1}` : 'FLASH', kind: 'f', ...bank }));
  for (const memory of memories) {
    if (flash.includes(memory) || external.test(memory.name)) continue;
    const kind = memory.kind === 'eeprom' ? 'e' : (kinds[memory.name] ?? 'r');
    rows.push({ name: memory.name, kind, origin: memory.address, length: memory.size });
  }
  rows.sort((a, b) => a.origin - b.origin);
  return rows.map((row) => `${row.name} ${row.kind} ${row.origin.toString(16)} ${row.length.toString(16)}`).join(';');
}

function importParts(folder: string, commit: string): PartsFile {
  const layouts: string[] = [];
  const parts: Record<string, Record<string, string[]>> = {};
  const deviceIds: Record<string, number[]> = {};
  const busMemory: Record<string, string[]> = {};
  for (const file of readdirSync(folder).toSorted()) {
    if (!/^STM32.*\.json$/.test(file) || file.startsWith('STM32MP')) continue;
    const chip = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Chip;
    const code = chip.name.slice('STM32'.length);
    const base = baseOf(code);
    const layout = describeMemories(chip.memory[0] ?? []);
    if (!layouts.includes(layout)) layouts.push(layout);
    const group = (parts[base] ??= {});
    (group[String(layouts.indexOf(layout))] ??= []).push(code.slice(base.length));
    if (chip.device_id !== undefined && chip.device_id > 0xff) {
      const ids = (deviceIds[base] ??= []);
      if (!ids.includes(chip.device_id)) ids.push(chip.device_id);
    }
    const buses = new Set(chip.cores.flatMap((core) => core.peripherals.map((peripheral) => peripheral.name)).filter((name) => /^FS?MC$/.test(name)));
    for (const bus of buses) {
      const list = (busMemory[bus] ??= []);
      if (!list.includes(base)) list.push(base);
    }
  }
  return { source: `embassy-rs/stm32-data-generated ${commit.slice(0, 9)} data/chips`, layouts, parts, deviceIds, busMemory };
}

const [folder, commit] = process.argv.slice(2);
if (process.argv[1]?.endsWith('import-parts.ts') === true) {
  if (folder === undefined || commit === undefined) throw new Error('usage: import-parts.ts FOLDER COMMIT');
  const file = importParts(folder, commit);
  const text = JSON.stringify(file, null, 1).replace(/\[\n\s+("[^"]{1,8}"|\d+)(,\n\s+("[^"]{1,8}"|\d+))*\n\s+\]/g, (list) => list.replace(/\n\s+/g, ' '));
  writeFileSync(new URL('../data/parts.json', import.meta.url), `${text}\n`);
}
