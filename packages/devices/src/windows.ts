import type { ExternalContent, ExternalWindow, RemapToZero } from './device.js';
import { deviceTable, lookUp, type TableLine } from './table.js';

const largestSpan = 0x1000_0000;

const holds: readonly { readonly pattern: RegExp; readonly mayHold: readonly ExternalContent[]; readonly source: string }[] = [
  { pattern: /^QUADSPI/, mayHold: ['nor-flash'], source: 'OpenOCD src/flash/nor/stmqspi.c: the CPU can read and execute there, not write' },
  { pattern: /^(OCTO|X|H)SPI/, mayHold: ['nor-flash', 'psram'], source: 'STMicroelectronics HAL drivers, HAL_OSPI_MEMTYPE_* and HAL_XSPI_MEMTYPE_*' },
];

const unmeasured = 'the length of the window was found in no public source; span is an upper bound for classifying addresses';

const executeNever =
  'lies in the Device range of the architecture’s default memory map, which is execute-never: code needs an MPU region (unconfirmed for this part)';

type Bank = readonly [origin: number, mayHold: readonly ExternalContent[]];

/** Letters of the table's `bus` → windows as they are after reset (a program can swap that at 0x60000000 and the first of SDRAM). */
const banks: Readonly<Record<string, readonly Bank[]>> = {
  b: [[0x6000_0000, ['nor-flash', 'psram', 'sram']]],
  '2': [[0x7000_0000, ['nand-flash']]],
  '3': [[0x8000_0000, ['nand-flash']]],
  s: [
    [0xc000_0000, ['sdram']],
    [0xd000_0000, ['sdram']],
  ],
};

type Draft = Omit<ExternalWindow, 'span' | 'length' | 'lengthCertainty' | 'notes'>;

function busWindows(base: string, taken: ReadonlySet<number>): readonly Draft[] {
  const { bus, sources } = deviceTable();
  const entry = Object.entries(bus).find(([, bases]) => bases.split(' ').includes(base));
  if (entry === undefined) return [];
  const [peripheral = '', letters = ''] = entry[0].split(' ');
  const registers = 0xa000_0000;
  return [...letters]
    .flatMap((letter) => banks[letter] ?? [])
    .filter(([origin]) => !taken.has(origin))
    .map(([origin, mayHold]) => ({
      peripheral,
      origin,
      registers: base.startsWith('F') || base.startsWith('L') || base.startsWith('G') ? registers : undefined,
      mayHold: letters.includes('s') && origin === 0x6000_0000 ? [...mayHold, 'sdram' as const] : mayHold,
      onPackage: true,
      source: sources[1] ?? '',
    }));
}

/** Windows of a base sorted by origin, each with its span. `pins` are the pin letters that the name leaves possible; none: all. */
export function windowsOf(base: string, pins: readonly string[], line: TableLine): readonly ExternalWindow[] {
  const { sources, off } = deviceTable();
  const lineSource = sources[line.sources[0] ?? 0] ?? '';
  const serial = line.windows.map(([peripheral, origin, registers]): Draft => {
    const content = holds.find(({ pattern }) => pattern.test(peripheral));
    const without = (lookUp(off, peripheral) ?? '').split(' ');
    return {
      peripheral,
      origin,
      registers,
      mayHold: content?.mayHold ?? ['nor-flash'],
      onPackage: pins.length === 0 || !pins.every((pin) => without.includes(`${base}${pin}`)),
      source: `${lineSource}; ${content?.source ?? ''}`,
    };
  });
  const drafts = [...serial, ...busWindows(base, new Set(serial.map((window) => window.origin)))].toSorted((a, b) => a.origin - b.origin);
  return drafts.map((draft, index) => {
    const next = drafts[index + 1]?.origin ?? draft.origin + largestSpan;
    const notes = draft.origin >= 0xa000_0000 && draft.origin < 0xe000_0000 ? [unmeasured, executeNever] : [unmeasured];
    return { ...draft, length: undefined, lengthCertainty: 'unconfirmed', span: Math.min(largestSpan, next - draft.origin), notes };
  });
}

const memoryRemap = (register: number, options: RemapToZero['options'], source: string): RemapToZero => ({
  register,
  name: 'SYSCFG_MEMRMP',
  mask: 7,
  options,
  aliasLengthCertainty: 'unconfirmed',
  source,
});

const quadspi = [{ peripheral: 'QUADSPI', value: 6 }];

const remaps: Readonly<Record<string, RemapToZero>> = {
  l4: memoryRemap(0x4001_0000, quadspi, 'STMicroelectronics/stm32l4xx_hal_driver stm32l4xx_hal.h __HAL_SYSCFG_REMAPMEMORY_QUADSPI'),
  l4plus: memoryRemap(
    0x4001_0000,
    [
      { peripheral: 'OCTOSPI1', value: 4 },
      { peripheral: 'OCTOSPI2', value: 5 },
    ],
    'STMicroelectronics/stm32l4xx_hal_driver stm32l4xx_hal.h __HAL_SYSCFG_REMAPMEMORY_OCTOSPI1, _OCTOSPI2',
  ),
  g4: memoryRemap(0x4001_0000, quadspi, 'STMicroelectronics/stm32g4xx_hal_driver stm32g4xx_hal.h __HAL_SYSCFG_REMAPMEMORY_QUADSPI'),
  wb: memoryRemap(0x4001_0000, quadspi, 'STMicroelectronics/stm32wbxx_hal_driver stm32wbxx_hal.h __HAL_SYSCFG_REMAPMEMORY_QUADSPI'),
};

export function remapOf(key: string | undefined): RemapToZero | undefined {
  return key === undefined ? undefined : remaps[key];
}
