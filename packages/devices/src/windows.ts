import type { ExternalContent, ExternalWindow, RemapToZero } from './device.js';
import type { PackedWindow } from './table.js';

const largestSpan = 0x1000_0000;

const holds: readonly { readonly pattern: RegExp; readonly mayHold: readonly ExternalContent[]; readonly source: string }[] = [
  { pattern: /^QUADSPI/, mayHold: ['nor-flash'], source: 'OpenOCD src/flash/nor/stmqspi.c: the CPU can read and execute there, not write' },
  { pattern: /^(OCTO|X|H)SPI/, mayHold: ['nor-flash', 'psram'], source: 'STMicroelectronics HAL drivers, HAL_OSPI_MEMTYPE_* and HAL_XSPI_MEMTYPE_*' },
];

const unmeasured = 'the length of the window was found in no public source; span is an upper bound for classifying addresses';

const executeNever = 'lies in the Device range of the architecture’s default memory map, which is execute-never: code needs an MPU region (unconfirmed for this part)';

/** Windows sorted by origin, each with its span. */
export function windowsOf(packed: readonly PackedWindow[], source: string): readonly ExternalWindow[] {
  const sorted = packed.toSorted((a, b) => a[1] - b[1]);
  return sorted.map(([peripheral, origin, registers], index) => {
    const next = sorted[index + 1]?.[1] ?? origin + largestSpan;
    const content = holds.find(({ pattern }) => pattern.test(peripheral));
    return {
      peripheral,
      origin,
      length: undefined,
      lengthCertainty: 'unconfirmed',
      span: Math.min(largestSpan, next - origin),
      registers: registers === 0 ? undefined : registers,
      mayHold: content?.mayHold ?? ['nor-flash'],
      notes: origin >= 0xa000_0000 && origin < 0xe000_0000 ? [unmeasured, executeNever] : [unmeasured],
      source: `${source}; ${content?.source ?? ''}`,
    };
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
