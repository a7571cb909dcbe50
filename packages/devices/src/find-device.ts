import type { Device } from './device.js';
import { makeDevice } from './make-device.js';
import { parsePartName } from './part-name.js';

const cache = new Map<string, Device | undefined>();

/**
 * What a part number, a CMSIS device define or an .ioc `Mcu.Name` says: `STM32L476VGTx`, `STM32L476VGT6`, `stm32l476xx`,
 * `STM32L476V(C-E-G)Tx`, `STM32H747XIHx`, `STM32H747xx_CM4`. The start of a number is enough (`STM32L476`). Undefined when it is no STM32
 * microcontroller that the table knows.
 */
export function findDevice(name: string): Device | undefined {
  if (cache.has(name)) return cache.get(name);
  const part = parsePartName(name);
  const device = part === undefined ? undefined : makeDevice(part);
  if (cache.size < 1000) cache.set(name, device);
  return device;
}

/**
 * The first part number in a text such as a file name or a compiler option: `STM32L476VGTX_FLASH.ld`, `startup_stm32h750xx.s`,
 * `stm32h747xihx_flash_CM7.ld`, `-DSTM32L476xx`.
 * Letters that do not go on as a part number would (`STM32L476Discovery`) leave the base alone.
 */
export function deviceInText(text: string): Device | undefined {
  const limited = text.length > 10_000 ? text.slice(0, 10_000) : text;
  for (const match of limited.matchAll(
    /(?:(?<![A-Za-z0-9])|(?<=(?<![A-Za-z0-9])D))STM32[0-9A-Z]{4,20}(?:\([0-9A-Z](?:-[0-9A-Z]){0,8}\)[0-9A-Z]{0,8})?(?:[_-]C?M(?:7|4|0PLUS|0)(?![0-9A-Za-z]))?/gi,
  )) {
    const device = findDevice(match[0]) ?? findDevice(match[0].replace(/[_-]C?M(?:7|4|0PLUS|0)$/i, '')) ?? baseAlone(match[0]);
    if (device !== undefined) return ofCoreInText(device, limited);
  }
  return undefined;
}

/** A label elsewhere in the text says which core of several is meant: `…_FLASH_CM7.ld`. */
function ofCoreInText(device: Device, text: string): Device {
  if (device.cores.length === 1 || device.name.includes('_')) return device;
  const label = /(?<![A-Za-z0-9])CM(?:7|4|0PLUS)(?![A-Za-z0-9])/i.exec(text)?.[0];
  const named = label === undefined ? undefined : findDevice(`${device.name}_${label}`);
  return named ?? device;
}

function baseAlone(word: string): Device | undefined {
  const base = /^STM32(?:(?:WBA|MP1)[0-9A-Z]{2}|[A-Z][0-9A-Z]{3})(?=[A-Z])/i.exec(word);
  return base === null ? undefined : findDevice(base[0]);
}
