import type { CoreName } from './core.js';
import { deviceTable } from './table.js';

/** A group of part numbers that share cores, windows and breakpoint reach. */
export interface DeviceLine {
  readonly line: string;
  readonly family: string;
  readonly cores: readonly CoreName[];
  /** Starts of the part numbers, such as `STM32L476`. */
  readonly parts: readonly string[];
  readonly peripherals: readonly string[];
}

/** Every line of the table. */
export function allLines(): readonly DeviceLine[] {
  const { lines, selectors } = deviceTable();
  return lines.map((line, index) => ({
    line: line.line,
    family: line.family,
    cores: line.cores.map(([name]) => name as CoreName),
    parts: Object.entries(selectors).flatMap(([part, at]) => (at === index ? [`STM32${part.replace(/X$/, 'x')}`] : [])),
    peripherals: line.windows.map(([peripheral]) => peripheral),
  }));
}
