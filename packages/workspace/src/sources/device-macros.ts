import type { Device } from '@qspi-doctor/devices';

/**
 * Base addresses as the CMSIS device headers name them, for projects that leave the headers out: of the internal flash, the RAM that
 * system_stm32….c templates choose, and the windows of external memory (QSPI_BASE, OCTOSPIx_BASE, XSPIx_BASE).
 */
export function deviceMacros(device: Device | undefined): Readonly<Record<string, string>> {
  if (device === undefined) return {};
  const macros: Record<string, string> = {};
  const define = (name: string, address: number | undefined) => {
    if (address !== undefined) macros[name] = `0x${address.toString(16).padStart(8, '0')}UL`;
  };
  const flash = device.memories.find(({ kind, aliasOf }) => kind === 'flash' && aliasOf === undefined)?.origin;
  if (device.family !== 'STM32N6') define('FLASH_BASE', flash);
  if (device.hasTrustZone && device.family !== 'STM32N6') {
    define('FLASH_BASE_NS', 0x08000000);
    define('FLASH_BASE_S', 0x0c000000);
    // Which of the two FLASH_BASE means depends on -mcmse.
    delete macros['FLASH_BASE'];
  }
  if (device.family === 'STM32H7') {
    define('FLASH_BANK1_BASE', 0x08000000);
    // The second bank of H74x/75x; H7Ax/7Bx have it where the first one ends.
    if (/^STM32H7[45]/.test(device.name)) define('FLASH_BANK2_BASE', 0x08100000);
    define('D1_AXISRAM_BASE', 0x24000000);
    define('CD_AXISRAM1_BASE', 0x24000000);
    define('D1_DTCMRAM_BASE', 0x20000000);
  }
  for (const { peripheral, origin } of device.externalWindows) {
    if (peripheral === 'QUADSPI') define('QSPI_BASE', origin);
    else if (/^(?:OCTOSPI|XSPI|HSPI)\d$/.test(peripheral)) define(`${peripheral}_BASE`, origin);
  }
  return macros;
}
