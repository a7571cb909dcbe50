/**
 * Makes `data/parts.json`: which memories each part has, its DEV_ID, and controllers that a package does not bring out. Run by hand when
 * new parts appear, with checkouts of the two public sources:
 *
 *     npx tsx tools/generate/src/import-parts.ts STM32_DATA_GENERATED/data/chips COMMIT STM32_OPEN_PIN_DATA/mcu COMMIT
 */
import { writeFileSync } from 'node:fs';
import { baseOf, readDataFiles, type PartsFile } from './data-files.js';
import { describeMemories, readChips } from './public-chips.js';
import { readOpenPinData, type PublicPart } from './public-parts.js';

type Groups = Record<string, Record<string, string[]>>;

class PartTable {
  readonly layouts: string[] = [];
  readonly parts: Groups = {};

  add(code: string, layout: string): void {
    const base = baseOf(code);
    if (!this.layouts.includes(layout)) this.layouts.push(layout);
    const codes = ((this.parts[base] ??= {})[String(this.layouts.indexOf(layout))] ??= []);
    if (!codes.includes(code.slice(base.length))) codes.push(code.slice(base.length));
  }

  layoutOf(code: string): string | undefined {
    const base = baseOf(code);
    const found = Object.entries(this.parts[base] ?? {}).find(([, codes]) => codes.includes(code.slice(base.length)));
    return found === undefined ? undefined : this.layouts[Number(found[0])];
  }
}

/** `STM32L476VGTx` → `L476VG`. */
function shortCode(part: PublicPart): string {
  const code = part.name.slice('STM32'.length);
  return code.slice(0, baseOf(code).length + 2);
}

/**
 * Memories of a part that the chip files lack: those of a part with the same die, flash and RAM; else its flash, and on the one-RAM parts
 * of the WL3 line its RAM. (The RAM that ST's list gives for G414 and the large G411 is that of no die, so it is not taken.)
 */
function layoutLike(part: PublicPart, listed: readonly PublicPart[], table: PartTable): string {
  const alike = listed.filter((other) => other.die === part.die && other.flash === part.flash && other.ram === part.ram && other !== part);
  for (const other of alike) {
    const layout = table.layoutOf(shortCode(other));
    if (layout !== undefined) return layout;
  }
  const flash = (part.flash ?? 0).toString(16);
  if (!part.name.startsWith('STM32WL3')) return `FLASH f 8000000 ${flash}`;
  return `FLASH f 10040000 ${flash};SRAM r 20000000 ${(part.ram ?? 0).toString(16)}`;
}

/** Base and pin letter → controllers with a window that none of its packages brings out. */
function controllersOff(parts: readonly PublicPart[]): Record<string, string[]> {
  const brought = new Map<string, Set<string>>();
  for (const part of parts) {
    const code = part.name.slice('STM32'.length);
    const key = code.slice(0, baseOf(code).length + 1);
    const set = brought.get(key) ?? new Set<string>();
    for (const peripheral of part.peripherals ?? []) set.add(peripheral.replace(/^QUADSPI1$/, 'QUADSPI'));
    brought.set(key, set);
  }
  const off: Record<string, string[]> = {};
  for (const line of readDataFiles().lines) {
    for (const [key, peripherals] of brought) {
      if (!line.parts.includes(key.slice(0, -1))) continue;
      for (const { peripheral } of line.windows) if (!peripherals.has(peripheral)) (off[peripheral] ??= []).push(key);
    }
  }
  return off;
}

function importParts([chips, chipsCommit, pins, pinsCommit]: readonly [string, string, string, string]): PartsFile {
  const table = new PartTable();
  const deviceIds: Record<string, number[]> = {};
  for (const chip of readChips(chips)) {
    const code = chip.name.slice('STM32'.length);
    table.add(code, describeMemories(baseOf(code), chip.memory[0] ?? []));
    const ids = (deviceIds[baseOf(code)] ??= []);
    if (chip.device_id !== undefined && chip.device_id > 0xff && !ids.includes(chip.device_id)) ids.push(chip.device_id);
  }
  const listed = readOpenPinData(pins).filter((part) => !part.name.includes('('));
  const lacking = listed.filter((part) => part.flash !== undefined && table.layoutOf(shortCode(part)) === undefined);
  for (const [code, layout] of lacking.map((part) => [shortCode(part), layoutLike(part, listed, table)] as const)) table.add(code, layout);
  for (const part of lacking) {
    const id = Number.parseInt(part.die?.slice('DIE'.length) ?? '', 16);
    const ids = (deviceIds[baseOf(shortCode(part))] ??= []);
    if (id > 0xff && !ids.includes(id)) ids.push(id);
  }
  const source = `embassy-rs/stm32-data-generated ${chipsCommit.slice(0, 9)} data/chips; STMicroelectronics/STM32_open_pin_data ${pinsCommit.slice(0, 9)} mcu`;
  return { source, layouts: table.layouts, parts: table.parts, deviceIds, notOnPackage: controllersOff(listed) };
}

const [chips, chipsCommit, pins, pinsCommit] = process.argv.slice(2);
if (chips === undefined || chipsCommit === undefined || pins === undefined || pinsCommit === undefined) {
  throw new Error('usage: import-parts.ts CHIPS COMMIT PINS COMMIT');
}
const file = importParts([chips, chipsCommit, pins, pinsCommit]);
const text = JSON.stringify(file, null, 1).replace(/\[\n\s+("[^"]{1,8}"|\d+)(,\n\s+("[^"]{1,8}"|\d+))*\n\s+\]/g, (list) => list.replace(/\n\s+/g, ' '));
writeFileSync(new URL('../data/parts.json', import.meta.url), `${text}\n`);
