import { callsFromMain, type CallStep } from './call-graph.js';
import type { SourceSet } from './source-set.js';

/** Functions of HAL and BSP packages that set up an external memory's controller. A definition of such a function is nothing: calls are. */
const controllerInit = /^(?:HAL_(?:QSPI|OSPI|XSPI|HSPI)_Init|MX_(?:QUADSPI|QSPI|OCTOSPI\w*|OSPI\w*|XSPI\w*|HSPI\w*)_Init|BSP_(?:QSPI|OSPI|XSPI)\w*_Init)$/;
const clockSetUp = /^(?:HAL_RCC_OscConfig|HAL_RCC_ClockConfig|SystemClock_Config)$/;

export interface Initialisation {
  readonly name: string;
  readonly what: 'controller' | 'clock';
  /** The direct calls from main that lead there. */
  readonly calls: readonly CallStep[];
}

/** Set-ups of memory controllers and clocks that main really calls, innermost functions included. */
export function readInitialisations(set: SourceSet): readonly Initialisation[] {
  const names = new Set<string>();
  for (const file of set.filesWith(['_Init', 'HAL_RCC_', 'SystemClock_Config'])) {
    for (const [name] of set.clean(file)?.text.matchAll(/\b(?:HAL|MX|BSP)_\w+\b|\bSystemClock_Config\b/g) ?? []) if (controllerInit.test(name) || clockSetUp.test(name)) names.add(name);
  }
  return [...names].sort().flatMap((name): Initialisation[] => {
    const calls = callsFromMain(set, name);
    return calls === undefined ? [] : [{ name, what: controllerInit.test(name) ? 'controller' : 'clock', calls }];
  });
}
