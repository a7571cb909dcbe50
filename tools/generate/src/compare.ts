/**
 * Compares the devices with public lists of parts and prints what agrees and each part that does not:
 *
 *     npx tsx tools/generate/src/compare.ts --open-pin-data FOLDER/mcu --probe-rs FOLDER/probe-rs/targets
 */
import { findDevice, type Device } from '@qspi-doctor/devices';
import { readOpenPinData, readProbeRs, type PublicPart } from './public-parts.js';

const option = (name: string): string | undefined => process.argv[process.argv.indexOf(name) + 1 || process.argv.length];

/** Bytes of a kind, every byte once: second views of a memory and overlaps left out. */
function bytesOf(device: Device, kinds: readonly string[]): number {
  let end = 0;
  let sum = 0;
  for (const memory of device.memories.filter((each) => each.aliasOf === undefined && kinds.includes(each.kind)).toSorted((a, b) => a.origin - b.origin)) {
    const from = Math.max(end, memory.origin);
    end = Math.max(end, memory.origin + (memory.length ?? 0));
    sum += Math.max(0, end - from);
  }
  return sum;
}

function coresAgree(device: Device, cores: readonly string[]): boolean {
  const ours = device.cores.map((core) => core.name as string);
  return cores.every((each) => each.split('|').some((name) => ours.includes(name))) && (cores.length === ours.length || cores.length === 1);
}

/** What a list calls RAM differs by family: with or without tightly coupled, core-coupled and backup memory. */
const ramKinds = [
  ['ram'],
  ['ram', 'dtcm'],
  ['ram', 'itcm', 'dtcm'],
  ['ram', 'ccm'],
  ['ram', 'ccm', 'backup'],
  ['ram', 'dtcm', 'itcm', 'backup'],
  ['ram', 'backup'],
];

const windowed = /^(QUADSPI|OCTOSPI\d|XSPI\d|HSPI\d)$/;

function windowsAgree(device: Device, peripherals: readonly string[]): boolean {
  const theirs = new Set(peripherals.map((name) => name.replace(/^QUADSPI1$/, 'QUADSPI')).filter((name) => windowed.test(name)));
  const ours = device.externalWindows.filter((window) => window.onPackage && windowed.test(window.peripheral)).map((window) => window.peripheral);
  return theirs.size === ours.length && ours.every((name) => theirs.has(name));
}

function compare(title: string, parts: readonly PublicPart[]): void {
  const lists: Record<string, string[]> = { unresolved: [], cores: [], flash: [], ram: [], windows: [] };
  let agreed = 0;
  for (const part of parts) {
    const device = findDevice(part.name);
    if (device === undefined) {
      lists['unresolved']?.push(part.name);
      continue;
    }
    const before = Object.values(lists).flat().length;
    if (!coresAgree(device, part.cores)) lists['cores']?.push(`${part.name} ${part.cores.join('+')}`);
    const flash = bytesOf(device, ['flash']);
    if (part.flash !== undefined && part.flash !== flash) lists['flash']?.push(`${part.name} theirs ${part.flash / 1024}K ours ${flash / 1024}K`);
    const sums = ramKinds.map((kinds) => bytesOf(device, kinds));
    if (part.ram !== undefined && !sums.includes(part.ram))
      lists['ram']?.push(`${part.name} theirs ${part.ram / 1024}K ours ${[...new Set(sums)].map((sum) => sum / 1024).join(', ')}K`);
    if (part.peripherals !== undefined && !windowsAgree(device, part.peripherals)) lists['windows']?.push(part.name);
    if (Object.values(lists).flat().length === before) agreed++;
  }
  console.log(`${title}: ${agreed} of ${parts.length} part numbers agree in everything listed`);
  for (const [what, list] of Object.entries(lists)) console.log(`  ${what} differs: ${list.length}${list.map((entry) => `\n    ${entry}`).join('')}`);
}

const pins = option('--open-pin-data');
const probeRs = option('--probe-rs');
if (pins !== undefined) compare('STM32_open_pin_data', readOpenPinData(pins));
if (probeRs !== undefined) compare('probe-rs', readProbeRs(probeRs));
