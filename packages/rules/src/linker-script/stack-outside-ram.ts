import { formatAddress } from '@qspi-doctor/diagnostics';
import { isExternalWindow, type Device } from '@qspi-doctor/devices';
import type { Layout, SymbolDefinition } from '@qspi-doctor/linker-script';
import { defineRule } from '../define-rule.js';
import { isWritable, memoryClassAt } from './memory-class.js';
import { obstacleIn, otherMachineIn } from './obstacle.js';
import { placedRegions } from './region-use.js';
import { sample } from './samples.js';

/** Symbols that start-up files put into the first word of the vector table: ST, CMSIS, libopencm3, cortex-m-rt and others. */
const stackSymbols = ['_estack', '__StackTop', '__stack_top__', '__stack_top', '_stack_top', '_stack_start', '__initial_sp', '_stack', '__stack', '__main_stack_end__'];

export const stackOutsideRam = defineRule({
  id: 'linker-script/stack-outside-ram',
  since: '0.1.0',
  severity: 'error',
  needs: ['linkerScript'],
  uses: ['device'],
  docs: {
    what: 'The initial stack pointer is neither within RAM nor just above it.',
    why: 'The core loads its stack pointer from the first word of the vector table and pushes downwards from there: the first address above RAM is right. A value beyond every region of the script that is still in the RAM of the device is a warning, as is one in the address range of RAM where the device is not known; one that is not a multiple of 8 is a note (the procedure call standard asks for 8, the core clears the two lowest bits).',
    symptom: 'A fault at the first push, before main.',
    wrong: sample(['_estack = ORIGIN(RAM) + LENGTH(RAM);', '_estack = 0x20028000;']),
    right: sample(['_estack = ORIGIN(RAM) + LENGTH(RAM);', '_estack = 0x20018000;']),
    sources: ['Armv7-M Architecture Reference Manual B1.5.5 and B1.4.7', 'Procedure Call Standard for the Arm Architecture, 6.2.1'],
  },
  messages: {
    outside: ({ symbol, value, ram }: { symbol: string; value: number; ram: string }) => `${symbol} is ${formatAddress(value)}, which is neither within RAM nor just above it (${ram}).`,
    beyond: ({ symbol, value, device }: { symbol: string; value: number; device: string }) => `${symbol} is ${formatAddress(value)}, beyond every RAM region of this script; ${device} has RAM there.`,
    unaligned: ({ symbol, value }: { symbol: string; value: number }) => `${symbol} is ${formatAddress(value)}, no multiple of 8: probably the last byte of RAM instead of the first address above it.`,
  },
  check({ linkerScript, device }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    if (otherMachineIn(linkerScript) !== undefined) return;
    const { layout } = linkerScript;
    const symbol = stackSymbols.map((name) => layout.symbols.get(name)).find((found) => found !== undefined);
    if (symbol === undefined) return;
    if (symbol.value === undefined) {
      // A symbol within a section stands where the section ends; that the section is in RAM is the business of the other rules.
      if (symbol.section === undefined) report.unknown(`what ${symbol.name} is depends on values that the script does not have`);
      return;
    }
    const { value, name } = symbol;
    const location = linkerScript.locate(symbol.range, symbol.script);
    if (layout.regions.some(({ origin, length }) => origin === undefined || length === undefined)) return report.unknown('the size of a region is not known');
    const ram = ramRegions(layout, device?.device);
    if (ram.length === 0) return report.unknown('the script declares no RAM region');
    const title = ram.map(({ name: region, origin, length }) => `${region} ${formatAddress(origin)} to ${formatAddress(origin + length)}`).join(', ');
    const remedy = remedyFor(symbol, ram);
    if (!ram.some(({ origin, length }) => value > origin && value <= origin + length)) {
      const inDevice = device !== undefined && isInRamOf(device.device, value);
      if (inDevice) report({ message: 'beyond', severity: 'warning', data: { symbol: name, value, device: device.device.name }, location, remedies: remedy });
      // Without a device, RAM that the script does not declare cannot be told from none.
      else if (device === undefined && memoryClassAt(value - 4, undefined) === 'ram') report({ message: 'outside', severity: 'warning', data: { symbol: name, value, ram: title }, location, explains: ['image/invalid-vector-table', 'boot/main-not-reached'], remedies: remedy });
      else if (device === undefined || device.device.memoriesComplete) report({ message: 'outside', data: { symbol: name, value, ram: title }, location, explains: ['image/invalid-vector-table', 'boot/main-not-reached'], remedies: remedy });
      else report.unknown(`not all memories of ${device.device.name} are known`);
    } else if (value % 8 !== 0) {
      report({ message: 'unaligned', severity: 'note', data: { symbol: name, value }, location, remedies: remedy });
    }
  },
});

function remedyFor(symbol: SymbolDefinition, ram: ReturnType<typeof ramRegions>) {
  const best = ram.find(({ name }) => symbol.uses.includes(name)) ?? ram[0];
  return best === undefined ? [] : [{ title: 'Set it to the first address above RAM', certainty: 'documented' as const, steps: [`${symbol.name} = ORIGIN(${best.name}) + LENGTH(${best.name});`] }];
}

/** Regions that can hold a stack: by the device, by their address, or because they are writable and nothing says that they are flash. */
function ramRegions(layout: Layout, device: Device | undefined) {
  return placedRegions(layout).filter((region) => {
    const kind = memoryClassAt(region.origin, device, region);
    if (kind === 'ram') return true;
    if (kind === 'flash') return false;
    const place = device?.memoryAt(region.origin);
    if (place !== undefined && isExternalWindow(place)) return place.mayHold.some((content) => !content.endsWith('flash'));
    return isWritable(region);
  });
}

function isInRamOf(device: Device, value: number): boolean {
  return device.memories.some(({ kind, origin, length }) => kind !== 'flash' && kind !== 'system' && kind !== 'eeprom' && length !== undefined && value > origin && value <= origin + length);
}
