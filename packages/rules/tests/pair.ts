import { cubeProject, script, type Content } from './rule-tester.js';

/** A bootloader at 0x08000000 and an application at 0x90000000, as two CubeIDE projects of an STM32L476. */
export function pairOf(bootloader: Uint8Array, application: Uint8Array): Content {
  return {
    'App/STM32L476VGTX_QSPI.ld': script(0x90000000),
    ...cubeProject('App'),
    'App/Debug/App.elf': application,
    'Boot/flash.ld': script(0x08000000, { name: 'FLASH', length: '1M' }),
    ...cubeProject('Boot', { name: 'Boot', linkerScript: 'flash.ld' }),
    'Boot/Debug/Boot.elf': bootloader,
  };
}
