import { allLines, findDevice, type CoreName, type Device } from '@qspi-doctor/devices';
import type { ChipFacts } from './facts.js';
import type { TargetMemory } from './target-memory.js';

/** DBGMCU_BASE by family (CMSIS device headers of ST); the identity code is its first word. */
const byFamily: readonly (readonly [family: RegExp, address: number])[] = [
  [/^STM32H7/, 0x5c001000],
  [/^STM32(?:U5|L5|U3|WBA)/, 0xe0044000],
  [/^STM32H5/, 0x44024000],
  [/^STM32N6/, 0x54001000],
  [/^STM32(?:F0|G0|L0|C0|U0)/, 0x40015800],
];
const common = 0xe0042000;

/** Where the parts with a core have it; several families share a core. */
const byCore: Readonly<Partial<Record<CoreName, readonly number[]>>> = {
  'cortex-m0': [0x40015800],
  'cortex-m0plus': [0x40015800],
  'cortex-m3': [common],
  'cortex-m4': [common, 0x5c001000],
  'cortex-m7': [common, 0x5c001000],
  'cortex-m33': [0xe0044000, 0x44024000],
  'cortex-m55': [0x54001000],
};

function addressesFor(device: Device | undefined, core: CoreName | undefined): readonly number[] {
  const own = device === undefined ? undefined : (byFamily.find(([family]) => family.test(device.family))?.[1] ?? common);
  const others = core === undefined ? [] : (byCore[core] ?? []);
  return own === undefined ? others : [own, ...others.filter((address) => address !== own)];
}

let identities: ReadonlyMap<number, readonly string[]> | undefined;

/** Starts of part numbers by DEV_ID. */
function partsOf(deviceId: number): readonly string[] {
  if (identities === undefined) {
    const found = new Map<number, string[]>();
    for (const { parts } of allLines()) {
      for (const part of parts) {
        for (const id of findDevice(part)?.deviceIds ?? []) {
          const names = found.get(id) ?? [];
          if (!names.includes(part)) found.set(id, [...names, part]);
        }
      }
    }
    identities = found;
  }
  return identities.get(deviceId) ?? [];
}

/** The identity of the connected chip: the first that is known, else the first word that looks like one. */
export async function readChip(memory: TargetMemory, device: Device | undefined, core: CoreName | undefined): Promise<ChipFacts | undefined> {
  let stranger: ChipFacts | undefined;
  for (const register of addressesFor(device, core)) {
    const idcode = await memory.word(register);
    if (idcode === undefined || idcode === 0 || idcode === 0xffffffff) continue;
    const deviceId = idcode & 0xfff;
    const facts = { register, idcode, deviceId, revision: idcode >>> 16, parts: partsOf(deviceId) };
    if (facts.parts.length > 0) return facts;
    stranger ??= facts;
  }
  return stranger;
}

/** The device to go by where nobody named one: the first of the chip's parts that has an external window, else the first. */
export function deviceOfChip(chip: ChipFacts | undefined): Device | undefined {
  const devices = (chip?.parts ?? []).flatMap((part) => findDevice(part) ?? []);
  return devices.find(({ externalWindows }) => externalWindows.some(({ registers }) => registers !== undefined)) ?? devices[0];
}
