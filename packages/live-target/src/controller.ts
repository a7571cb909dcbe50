import type { Device, ExternalWindow } from '@qspi-doctor/devices';
import { breakpointOf, regionAt, type RemoteMemoryMap } from '@qspi-doctor/gdb-remote';
import type { ControllerFacts, WindowFacts } from './facts.js';
import type { TargetMemory } from './target-memory.js';

/** Offset and position of FMODE; 3 is memory-mapped (reference manuals, QUADSPI_CCR, OCTOSPI_CR; XSPI and HSPI have OCTOSPI's registers). */
const layouts = {
  quadspi: { register: 'CCR', offset: 0x14, shift: 26 },
  octospi: { register: 'CR', offset: 0, shift: 28 },
} as const;
const memoryMapped = 3;
/** Distance of a peripheral's secure address from the other one on parts with TrustZone (CMSIS headers, PERIPH_BASE_S and _NS). */
const secureOffset = 0x10000000;

const serial = /^(?:QUADSPI|OCTOSPI|XSPI|HSPI)/;

/** The windows of serial memory that the device has, each with the state of its controller and what GDB makes of its addresses. */
export async function readWindows(memory: TargetMemory, device: Device | undefined, map: RemoteMemoryMap | undefined): Promise<readonly WindowFacts[]> {
  const windows: WindowFacts[] = [];
  for (const window of device?.externalWindows ?? []) {
    if (!serial.test(window.peripheral)) continue;
    const { peripheral, origin, span } = window;
    windows.push({
      name: peripheral,
      origin,
      span,
      region: map && regionAt(map, origin),
      breakpoint: breakpointOf(map, origin),
      controller: await readController(memory, window, device?.hasTrustZone === true),
    });
  }
  return windows;
}

/** On parts with TrustZone the one of the two addresses counts that shows a controller which is switched on. */
async function readController(memory: TargetMemory, { peripheral, registers }: ExternalWindow, hasTrustZone: boolean): Promise<ControllerFacts | undefined> {
  if (registers === undefined) return undefined;
  let found: ControllerFacts | undefined;
  for (const base of hasTrustZone ? [registers, registers + secureOffset] : [registers]) {
    const facts = await readAt(memory, base, peripheral.startsWith('QUADSPI') ? 'quadspi' : 'octospi');
    found ??= facts;
    if (facts?.enabled === true) return facts;
  }
  return found;
}

async function readAt(memory: TargetMemory, registers: number, kind: ControllerFacts['kind']): Promise<ControllerFacts | undefined> {
  const { register, offset, shift } = layouts[kind];
  const control = await memory.doubtfulWord(registers);
  if (control === undefined) return undefined;
  const value = offset === 0 ? control : await memory.doubtfulWord(registers + offset);
  if (value === undefined) return undefined;
  const field = (value >>> shift) & 3;
  const enabled = (control & 1) !== 0;
  return { kind, registers, control, mode: { register, address: registers + offset, value, field }, enabled, mapped: enabled && field === memoryMapped };
}

export function windowHolding(windows: readonly WindowFacts[], address: number): WindowFacts | undefined {
  return windows.find(({ origin, span }) => address >= origin && address - origin < span);
}
