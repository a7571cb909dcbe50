import { callsFromMain, type CallStep } from './call-graph.js';
import type { SourceSet } from './source-set.js';

/** Functions of HAL and BSP packages that set up an external memory's controller. A definition of such a function is nothing: calls are. */
const controllerInit = /^(?:HAL_(?:QSPI|OSPI|XSPI|HSPI)_Init|MX_(?:QUADSPI|QSPI|OCTOSPI\w*|OSPI\w*|XSPI\w*|HSPI\w*)_Init|BSP_(?:QSPI|OSPI|XSPI)\w*_Init)$/;
const clockSetUp = /^(?:HAL_RCC_OscConfig|HAL_RCC_ClockConfig|SystemClock_Config)$/;

export interface Initialisation {
  readonly name: string;
  readonly what: 'controller' | 'clock';
  /** The controllers (`QUADSPI`, `OCTOSPI1`, …) that the function which sets up, or the one that calls it, names; empty where neither says. */
  readonly controllers: readonly string[];
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
    return calls === undefined ? [] : [{ name, what: controllerInit.test(name) ? 'controller' : 'clock', controllers: controllersNear(set, name, calls), calls }];
  });
}

const controllerName = /^(?:QUADSPI|(?:OCTO|X|H)SPI\d)$/;

/** `hospi1.Instance = OCTOSPI1;` stands in the function that calls HAL_OSPI_Init, and in MX_OCTOSPI1_Init itself. */
function controllersNear(set: SourceSet, name: string, calls: readonly CallStep[]): readonly string[] {
  const caller = calls.at(-1)?.caller;
  const found = [name, ...(name.startsWith('HAL_') && caller !== undefined ? [caller] : [])].flatMap((each) => set.definitions(each)).flatMap(({ unit, facts }) => {
    const range = unit.rangeOf(facts.range);
    const used = unit.uses.filter((use) => use.range.start >= range.start && use.range.end <= range.end).map(({ macro }) => macro.name);
    return [...used, ...facts.mentions].filter((word) => controllerName.test(word));
  });
  return [...new Set(found)];
}
