import type { Device } from '@qspi-doctor/devices';
import { madeHere } from './dwt-file.js';

interface Board {
  readonly names: readonly string[];
  readonly parts: readonly string[];
  readonly script: string;
}

/** Board scripts of OpenOCD 0.12.0 that set up the external flash and declare a bank for it: tcl/board/*.cfg, those that set QUADSPI or OCTOSPI1. */
const boards: readonly Board[] = [
  { names: ['32L476GDISCOVERY', 'STM32L476G-DISCO'], parts: ['STM32L476'], script: 'stm32l476g-disco' },
  { names: ['32L496GDISCOVERY', 'STM32L496G-DISCO'], parts: ['STM32L496'], script: 'stm32l496g-disco' },
  { names: ['32L4R9IDISCOVERY', 'STM32L4R9I-DISCO'], parts: ['STM32L4R9'], script: 'stm32l4r9i-disco' },
  { names: ['STM32L4P5G-DK', 'STM32L4P5G-DISCO'], parts: ['STM32L4P5'], script: 'stm32l4p5g-disco' },
  { names: ['B-L475E-IOT01A', 'B-L475E-IOT01A1', 'B-L475E-IOT01A2'], parts: ['STM32L475'], script: 'st_b-l475e-iot01a' },
  { names: ['32F412GDISCOVERY', 'STM32F412G-DISCO'], parts: ['STM32F412'], script: 'stm32f412g-disco' },
  { names: ['32F413HDISCOVERY', 'STM32F413H-DISCO'], parts: ['STM32F413'], script: 'stm32f413h-disco' },
  { names: ['32F469IDISCOVERY', 'STM32F469I-DISCO'], parts: ['STM32F469'], script: 'stm32f469i-disco' },
  { names: ['32F723EDISCOVERY', 'STM32F723E-DISCO'], parts: ['STM32F723'], script: 'stm32f723e-disco' },
  { names: ['32F746GDISCOVERY', 'STM32F746G-DISCO'], parts: ['STM32F746'], script: 'stm32f746g-disco' },
  { names: ['32F769IDISCOVERY', 'STM32F769I-DISCO'], parts: ['STM32F769'], script: 'stm32f769i-disco' },
  { names: ['STM32H735G-DK', 'STM32H735G-DISCO'], parts: ['STM32H735'], script: 'stm32h735g-disco' },
  { names: ['STM32H745I-DISCO'], parts: ['STM32H745'], script: 'stm32h745i-disco' },
  { names: ['STM32H747I-DISCO'], parts: ['STM32H747'], script: 'stm32h747i-disco' },
  { names: ['STM32H750B-DK', 'STM32H750B-DISCO'], parts: ['STM32H750'], script: 'stm32h750b-disco' },
  { names: ['STM32H7B3I-DK', 'STM32H7B3I-DISCO'], parts: ['STM32H7B3'], script: 'stm32h7b3i-disco' },
];

/** Target scripts of OpenOCD 0.12.0 by the start of the part number: tcl/target/stm32*.cfg. U3, H5, H7RS, N6, C0 and WBA have none there. */
const targets: readonly (readonly [RegExp, string])[] = [
  [/^STM32MP15/, 'stm32mp15x'],
  [/^STM32F0/, 'stm32f0x'],
  [/^STM32F1/, 'stm32f1x'],
  [/^STM32F2/, 'stm32f2x'],
  [/^STM32F3/, 'stm32f3x'],
  [/^STM32F4/, 'stm32f4x'],
  [/^STM32F7/, 'stm32f7x'],
  [/^STM32G0/, 'stm32g0x'],
  [/^STM32G4/, 'stm32g4x'],
  [/^STM32H7[^RS]/, 'stm32h7x'],
  [/^STM32L0/, 'stm32l0'],
  [/^STM32L1/, 'stm32l1'],
  [/^STM32L4/, 'stm32l4x'],
  [/^STM32L5/, 'stm32l5x'],
  [/^STM32U5/, 'stm32u5x'],
  [/^STM32WB[^A0]/, 'stm32wbx'],
  [/^STM32WL[^3]/, 'stm32wlx'],
];

export interface OpenOcdSetup {
  /** Relative to OpenOCD's scripts. */
  readonly scripts: readonly string[];
  /** The script declares a flash bank for the external memory, and sets the controller up at `reset init`. */
  readonly programsExternalFlash: boolean;
  readonly board: string | undefined;
}

/** The scripts for a device; the board's own where the board is known. Undefined where OpenOCD 0.12.0 has none for the device. */
export function openOcdSetup(device: Device, board: string | undefined): OpenOcdSetup | undefined {
  const known = board === undefined ? undefined : boards.find(({ names, parts }) => names.some((name) => plain(name) === plain(board)) && parts.some((part) => device.name.startsWith(part)));
  if (known) return { scripts: [`board/${known.script}.cfg`], programsExternalFlash: true, board: known.names[0] };
  const target = targets.find(([pattern]) => pattern.test(device.name))?.[1];
  return target === undefined ? undefined : { scripts: ['interface/stlink.cfg', `target/${target}.cfg`], programsExternalFlash: false, board: undefined };
}

/** All scripts that are named: a test looks whether OpenOCD has them. */
export const openOcdScripts: readonly string[] = [...boards.map(({ script }) => `board/${script}.cfg`), ...targets.map(([, script]) => `target/${script}.cfg`)];

/** A script of the project's own: CubeIDE's generated one declares no bank for external flash. */
export function openOcdScript({ scripts, board }: OpenOcdSetup, device: Device, shared: boolean): string {
  const lines = scripts.flatMap((script) => [`source [find ${script}]`, ...(script === 'interface/stlink.cfg' ? ['transport select hla_swd'] : [])]);
  return `${madeHere}
# OpenOCD for the ${device.name}${board === undefined ? '' : ` on the ${board}`}.
${board === undefined ? '# The board is not known to OpenOCD: no bank is declared for the external flash, and OpenOCD does not program it.\n' : ''}${shared ? '# Shared with other cores: start one server alone.\n' : ''}
${lines.join('\n')}
`;
}

/** `32L476GDISCOVERY`, `STM32L476G-DISCO`: letters and digits alone, without what boards and parts have in common. */
export function plain(name: string): string {
  return name
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^STM32|^32/, '')
    .replace(/(?:DISCOVERY|DISC1|DK)$/, 'DISCO');
}
