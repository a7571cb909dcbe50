/** Reads other registers by address: their last written values. */
type Registers = (address: number) => number;
type Status = (value: number, at: Registers, address: number) => number;

/** Each enable bit of `ons` shows its ready bit, `by` places above. */
const ready = (value: number, ons: number, by = 1): number => value | ((value & ons) << by);
/** The clock switch in `mask` is shown as the clock in use, `by` places above. */
const switched = (value: number, mask: number, by: number): number => (value & ~(mask << by)) | ((value & mask) << by);

/** RCC_CR of F2/F4/F7: HSION 0 → 1, HSEON 16 → 17, PLLs 24/26/28. Of L4/G4/WB/L5: HSION 8 → 10, MSION 0 → 1. */
const clockControl: Status = (value) => ready(ready(value, 0x15010001), 0x100, 2);
const table: ReadonlyMap<number, Status> = new Map<number, Status>([
  // RCC of L4, L4+, L5, G4, G0, F0, F1, F3 (reference manuals, "Clock control register", "Clock configuration register").
  [0x40021000, clockControl],
  [0x40021004, (value) => switched(value, 3, 2)],
  [0x40021008, (value) => switched(switched(value, 3, 2), 0, 3)],
  [0x40021020, (value) => ready(value, 1)],
  [0x40021024, (value) => ready(value, 1)],
  [0x40021090, (value) => ready(value, 1)],
  [0x40021094, (value) => ready(value, 1)],
  [0x40021098, (value) => ready(value, 1)],
  // RCC of F2, F4, F7.
  [0x40023800, clockControl],
  [0x40023808, (value) => switched(value, 3, 2)],
  [0x40023870, (value) => ready(value, 1)],
  [0x40023874, (value) => ready(value, 1)],
  // RCC of H7: CR with HSIRDY 2, CSIRDY 8, HSI48RDY 13, HSERDY 17, PLL1–3RDY 25/27/29; CFGR with SW [2:0] and SWS [5:3].
  [0x58024400, (value) => ready(ready(value, 0x15011080), 1, 2) | 4],
  [0x58024410, (value) => switched(value, 7, 3)],
  [0x58024470, (value) => ready(value, 1)],
  [0x58024474, (value) => ready(value, 1)],
  // PWR of F4/F7: VOSRDY 14, ODRDY 16, ODSWRDY 17 follow CR.
  [0x40007004, (value, at) => value | 0x4000 | (at(0x40007000) & 0x30000)],
  // PWR of L4: SR2.VOSF and REGLPF clear. PWR of H7: CSR1.ACTVOSRDY, D3CR.VOSRDY.
  [0x40007014, (value) => value & ~0x600],
  [0x58024804, (value) => value | 0x2000],
  [0x58024818, (value) => value | 0x2000],
  // QUADSPI and OCTOSPI (same place in all families): see below.
]);

/** Register blocks of the external memory controllers: QUADSPI SR at 0x08, DR at 0x20; OCTOSPI SR at 0x20, DR at 0x50. */
const quadSpi = [0xa0001000, 0x52005000];
const octoSpi = [
  0xa0001000, 0xa0001400, 0x52005000, 0x5200a000, 0x420d1400, 0x420d2400, 0x520d1400, 0x520d2400, 0x47001400, 0x57001400, 0x5802a000, 0x58025000,
];

/** TCF, FTF, SMF set, BUSY clear. */
const transferDone = 0x0e;

/** Timers (TIM): CR1 with CEN in bit 0, CNT, ARR. A block with these in place counts. */
const timer = { counter: 0x24, reload: 0x2c } as const;

/** True where `statusOf` knows better than a guess: a wait is given time before other answers are tried. */
export function isModelled(address: number, at: Registers): boolean {
  const offset = address & 0x3ff;
  return table.has(address) || (offset === timer.counter && (at(address - offset) & 1) !== 0);
}

/** What a register shows when it is read once: what was written, with the status bits that follow from it. */
export function statusOf(address: number, value: number, at: Registers, now: number): number {
  const status = table.get(address);
  if (status) return status(value, at, address);
  const offset = address & 0x3ff;
  const base = address - offset;
  if (offset === timer.counter && (at(base) & 1) !== 0 && at(base + timer.reload) !== 0) return now % ((at(base + timer.reload) >>> 0) + 1);
  // HSEM of the H7: a one-step lock is granted to CM7 (core ID 3).
  if (base === 0x58026400 && offset >= 0x80 && offset < 0x100) return 0x80000300 | 0;
  if (offset === 0x08 && quadSpi.includes(base)) return transferDone;
  if (offset === 0x20 && octoSpi.includes(base)) return transferDone;
  return value;
}
