import { kilobytes, megabytes, type Controller, type Part, type Region } from './part.js';

const internal = (length: number, origin = 0x08000000): Region => ({ name: 'FLASH', origin, length });
const ram = (origin: number, length: number): Region => ({ name: 'RAM', origin, length });
const external = (name: string, origin: number, length: number): Region => ({ name, origin, length });

const quadspi = (registers: number, rcc: number, enable: number, reset: number, bit: number, bus = 'AHB3'): Controller => ({
  name: 'QUADSPI',
  kind: 'quadspi',
  registers,
  enable: { register: `RCC_${bus}ENR`, address: rcc + enable, bit },
  reset: { register: `RCC_${bus}RSTR`, address: rcc + reset },
});
const octospi = (
  name: string,
  registers: number,
  rcc: number,
  [enableName, enable]: readonly [string, number],
  [resetName, reset]: readonly [string, number],
  bit: number,
): Controller => ({
  name,
  kind: 'octospi',
  registers,
  enable: { register: enableName, address: rcc + enable, bit },
  reset: { register: resetName, address: rcc + reset },
});

const m4 = { cpu: 'cortex-m4', fpu: 'fpv4-sp-d16' };
const m7 = { cpu: 'cortex-m7', fpu: 'fpv5-d16' };
const m33 = { cpu: 'cortex-m33', fpu: 'fpv5-sp-d16' };
const qspi = external('QSPI', 0x90000000, megabytes(16));
const ospi = external('OSPI', 0x90000000, megabytes(64));

const l4Quadspi = quadspi(0xa0001000, 0x40021000, 0x50, 0x30, 8);
const f4Quadspi = quadspi(0xa0001000, 0x40023800, 0x38, 0x18, 1);
const h7Quadspi = quadspi(0x52005000, 0x58024400, 0xd4, 0x7c, 14);
const ahb3 = [
  ['RCC_AHB3ENR', 0x50],
  ['RCC_AHB3RSTR', 0x30],
] as const;

export const l496: Part = {
  name: 'STM32L496AGIx',
  board: '32L496GDISCOVERY',
  define: 'STM32L496xx',
  family: 'stm32l4xx',
  ...m4,
  interrupts: 91,
  flash: internal(megabytes(1)),
  ram: ram(0x20000000, kilobytes(256)),
  external: external('QSPI', 0x90000000, megabytes(8)),
  controller: l4Quadspi,
  remap: 6,
  loader: 'MX25R6435F_STM32L496G-DISCO.stldr',
};
export const l4r9: Part = {
  name: 'STM32L4R9AIIx',
  board: '32L4R9IDISCOVERY',
  define: 'STM32L4R9xx',
  family: 'stm32l4xx',
  ...m4,
  interrupts: 95,
  flash: internal(megabytes(2)),
  ram: ram(0x20000000, kilobytes(192)),
  external: ospi,
  controller: octospi('OCTOSPI1', 0xa0001000, 0x40021000, ...ahb3, 8),
  remap: 4,
  loader: 'MX25LM51245G_STM32L4R9I-DISCO.stldr',
};
export const l4p5: Part = {
  ...l4r9,
  name: 'STM32L4P5AGIx',
  board: 'STM32L4P5G-DK',
  define: 'STM32L4P5xx',
  flash: internal(megabytes(1)),
  ram: ram(0x20000000, kilobytes(320)),
  loader: 'MX25LM51245G_STM32L4P5G-DK.stldr',
};
export const f412: Part = {
  name: 'STM32F412ZGTx',
  board: '32F412GDISCOVERY',
  define: 'STM32F412Zx',
  family: 'stm32f4xx',
  ...m4,
  interrupts: 97,
  flash: internal(megabytes(1)),
  ram: ram(0x20000000, kilobytes(256)),
  external: qspi,
  controller: f4Quadspi,
  loader: 'N25Q128A_STM32412G-DISCO.stldr',
};
export const f446: Part = {
  ...f412,
  name: 'STM32F446ZETx',
  board: 'own board with an STM32F446',
  define: 'STM32F446xx',
  flash: internal(kilobytes(512)),
  ram: ram(0x20000000, kilobytes(128)),
  loader: '',
};
export const g474: Part = {
  name: 'STM32G474QETx',
  board: 'STM32G474E-EVAL',
  define: 'STM32G474xx',
  family: 'stm32g4xx',
  ...m4,
  interrupts: 102,
  flash: internal(kilobytes(512)),
  ram: ram(0x20000000, kilobytes(80)),
  external: qspi,
  controller: l4Quadspi,
  remap: 6,
  loader: 'MT25QL512ABB_STM32G474E-EVAL.stldr',
};
export const wb55: Part = {
  name: 'STM32WB55VGYx',
  board: 'own board with an STM32WB55',
  define: 'STM32WB55xx',
  family: 'stm32wbxx',
  ...m4,
  interrupts: 63,
  flash: internal(kilobytes(512)),
  ram: ram(0x20000000, kilobytes(192)),
  external: qspi,
  controller: quadspi(0xa0001000, 0x58000000, 0x50, 0x30, 8),
  remap: 6,
  loader: '',
};
export const f746: Part = {
  name: 'STM32F746NGHx',
  board: '32F746GDISCOVERY',
  define: 'STM32F746xx',
  family: 'stm32f7xx',
  cpu: 'cortex-m7',
  fpu: 'fpv5-sp-d16',
  interrupts: 98,
  flash: internal(megabytes(1)),
  ram: ram(0x20010000, kilobytes(240)),
  external: qspi,
  controller: f4Quadspi,
  loader: 'N25Q128A_STM32F746G-DISCO.stldr',
};
export const f750: Part = {
  ...f746,
  name: 'STM32F750N8Hx',
  board: 'STM32F7508-DK',
  define: 'STM32F750xx',
  flash: internal(kilobytes(64)),
  loader: 'N25Q128A_STM32F7508-DISCO.stldr',
};
export const h750: Part = {
  name: 'STM32H750XBHx',
  board: 'STM32H750B-DK',
  define: 'STM32H750xx',
  family: 'stm32h7xx',
  ...m7,
  interrupts: 150,
  flash: internal(kilobytes(128)),
  ram: ram(0x24000000, kilobytes(512)),
  external: qspi,
  controller: h7Quadspi,
  loader: 'MT25TL01G_STM32H750B-DISCO.stldr',
};
export const h743: Part = {
  ...h750,
  name: 'STM32H743XIHx',
  board: 'STM32H743I-EVAL',
  define: 'STM32H743xx',
  flash: internal(megabytes(2)),
  loader: 'MT25TL01G_STM32H743I-EVAL.stldr',
};
/** One core of the STM32H747. Each has its half of the flash and RAM of its own. */
export const h747: Readonly<Record<'cm7' | 'cm4', Part>> = {
  cm7: {
    ...h750,
    name: 'STM32H747XIHx',
    board: 'STM32H747I-DISCO',
    define: 'STM32H747xx',
    flash: internal(megabytes(1)),
    loader: 'MT25TL01G_STM32H747I-DISCO.stldr',
  },
  cm4: {
    ...h750,
    ...m4,
    name: 'STM32H747XIHx',
    board: 'STM32H747I-DISCO',
    define: 'STM32H747xx',
    flash: internal(megabytes(1), 0x08100000),
    ram: ram(0x30000000, kilobytes(288)),
    loader: 'MT25TL01G_STM32H747I-DISCO.stldr',
    accessPort: 3,
  },
};
export const h745: typeof h747 = {
  cm7: { ...h747.cm7, name: 'STM32H745XIHx', board: 'STM32H745I-DISCO', define: 'STM32H745xx', loader: 'MT25TL01G_STM32H745I-DISCO.stldr' },
  cm4: { ...h747.cm4, name: 'STM32H745XIHx', board: 'STM32H745I-DISCO', define: 'STM32H745xx', loader: 'MT25TL01G_STM32H745I-DISCO.stldr' },
};
const h7Octospi = octospi('OCTOSPI1', 0x52005000, 0x58024400, ['RCC_AHB3ENR', 0xd4], ['RCC_AHB3RSTR', 0x7c], 14);
export const h735: Part = {
  name: 'STM32H735IGKx',
  board: 'STM32H735G-DK',
  define: 'STM32H735xx',
  family: 'stm32h7xx',
  ...m7,
  interrupts: 163,
  flash: internal(megabytes(1)),
  ram: ram(0x24000000, kilobytes(320)),
  external: ospi,
  controller: h7Octospi,
  loader: 'MX25LM51245G_STM32H735G-DK.stldr',
};
export const h7s7: Part = {
  name: 'STM32H7S7L8Hx',
  board: 'STM32H7S78-DK',
  define: 'STM32H7S7xx',
  family: 'stm32h7rsxx',
  ...m7,
  interrupts: 156,
  flash: internal(kilobytes(64)),
  ram: ram(0x24000000, kilobytes(456)),
  external: external('XSPI', 0x70000000, megabytes(64)),
  controller: octospi('XSPI2', 0x5200a000, 0x58024400, ['RCC_AHB5ENR', 0x134], ['RCC_AHB5RSTR', 0x7c], 12),
  loader: 'MX66UW1G45G_STM32H7S78-DK.stldr',
  accessPort: 1,
  setsVtor: true,
};
export const l562: Part = {
  name: 'STM32L562QEIxQ',
  board: 'STM32L562E-DK',
  define: 'STM32L562xx',
  family: 'stm32l5xx',
  ...m33,
  interrupts: 109,
  flash: internal(kilobytes(512)),
  ram: ram(0x20000000, kilobytes(256)),
  external: ospi,
  controller: octospi('OCTOSPI1', 0x44021000, 0x40021000, ...ahb3, 8),
  loader: 'MX25LM51245G_STM32L562E-DK.stldr',
};
const u5Clock = [
  ['RCC_AHB2ENR2', 0x90],
  ['RCC_AHB2RSTR2', 0x68],
] as const;
export const u585: Part = {
  name: 'STM32U585AIIxQ',
  board: 'B-U585I-IOT02A',
  define: 'STM32U585xx',
  family: 'stm32u5xx',
  ...m33,
  interrupts: 126,
  flash: internal(megabytes(2)),
  ram: ram(0x20000000, kilobytes(768)),
  external: external('OSPI2', 0x70000000, megabytes(64)),
  controller: octospi('OCTOSPI2', 0x420d2400, 0x46020c00, ...u5Clock, 8),
  loader: 'MX25LM51245G_STM32U585I-IOT02A.stldr',
};
export const u575: Part = {
  ...u585,
  name: 'STM32U575AIIxQ',
  board: 'STM32U575I-EV',
  define: 'STM32U575xx',
  external: ospi,
  controller: octospi('OCTOSPI1', 0x420d1400, 0x46020c00, ...u5Clock, 4),
  loader: 'MX25LM51245G_STM32U575I-EVAL.stldr',
};
export const u5a9: Part = {
  ...u575,
  name: 'STM32U5A9NJHxQ',
  board: 'own board with an STM32U5A9',
  define: 'STM32U5A9xx',
  interrupts: 139,
  flash: internal(megabytes(4)),
  external: external('HSPI', 0xa0000000, megabytes(64)),
  controller: octospi('HSPI1', 0x420d3400, 0x46020c00, ...u5Clock, 12),
  loader: '',
};
export const h573: Part = {
  name: 'STM32H573IIKxQ',
  board: 'STM32H573I-DK',
  define: 'STM32H573xx',
  family: 'stm32h5xx',
  ...m33,
  interrupts: 131,
  flash: internal(megabytes(2)),
  ram: ram(0x20000000, kilobytes(640)),
  external: ospi,
  controller: octospi('OCTOSPI1', 0x47001400, 0x44020c00, ['RCC_AHB4ENR', 0x94], ['RCC_AHB4RSTR', 0x6c], 20),
  loader: 'MX25LM51245G_STM32H573I-DK.stldr',
};
/** No internal flash: the boot ROM copies the first stage to RAM and starts it 0x400 bytes behind its header. */
export const n657: Part = {
  name: 'STM32N657X0HxQ',
  board: 'STM32N6570-DK',
  define: 'STM32N657xx',
  family: 'stm32n6xx',
  cpu: 'cortex-m55',
  fpu: 'auto',
  interrupts: 195,
  flash: { name: 'ROM', origin: 0x34180400, length: kilobytes(255) },
  ram: ram(0x341c0000, kilobytes(256)),
  external: external('XSPI', 0x70100400, megabytes(63)),
  controller: octospi('XSPI2', 0x4802a000, 0x46028000, ['RCC_AHB5ENR', 0x260], ['RCC_AHB5RSTR', 0x220], 12),
  loader: 'MX66UW1G45G_STM32N6570-DK.stldr',
  accessPort: 1,
  setsVtor: true,
};
