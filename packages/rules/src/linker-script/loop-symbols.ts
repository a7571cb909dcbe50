/** Symbols between which start-up code copies or clears, by the project whose start-up files use them. */
export interface CopyLoop {
  readonly from: string;
  readonly start: string;
  readonly end: string;
}

export interface ZeroLoop {
  readonly start: string;
  readonly end: string;
}

/** ST's startup_stm32*.s; libopencm3 lib/cm3/vector.c; cortex-m-rt link.x. CMSIS's own (`__etext`) is read by a table of its own and left out. */
export const copyLoops: readonly CopyLoop[] = [
  { from: '_sidata', start: '_sdata', end: '_edata' },
  { from: '_data_loadaddr', start: '_data', end: '_edata' },
  { from: '__sidata', start: '__sdata', end: '__edata' },
];

export const zeroLoops: readonly ZeroLoop[] = [
  { start: '_sbss', end: '_ebss' },
  { start: '__sbss', end: '__ebss' },
  { start: '__bss_start__', end: '__bss_end__' },
];
