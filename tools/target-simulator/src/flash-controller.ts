import type { Device } from '@qspi-doctor/cortex-m';

/** JEDEC identity of the MX25R6435F, the flash of the later discovery boards. */
const identity = [0xc2, 0x28, 0x17];
const readIdentity = new Set([0x9f, 0xaf]);
const readStatus = 0x05;
/** Transfer complete and FIFO threshold; never busy. */
const idle = 0x06;

/** Register offsets (reference manuals, "QUADSPI registers", "OCTOSPI registers"). */
const layouts = {
  quadspi: { control: 0x00, status: 0x08, data: 0x20, instruction: 0x14, mode: 0x14, modeShift: 26 },
  octospi: { control: 0x00, status: 0x20, data: 0x50, instruction: 0x110, mode: 0x00, modeShift: 28 },
} as const;

/** QUADSPI or OCTOSPI: keeps its registers, answers reads of the flash's identity, and says when the flash is memory-mapped. */
export class FlashController implements Device {
  private readonly words = new Map<number, number>();
  private readonly layout: (typeof layouts)['quadspi' | 'octospi'];
  private readonly mappedChanged: (mapped: boolean) => void;
  private index = 0;

  constructor(kind: 'quadspi' | 'octospi', mappedChanged: (mapped: boolean) => void) {
    this.layout = layouts[kind];
    this.mappedChanged = mappedChanged;
  }

  /** Switched on, in the functional mode "memory-mapped". */
  get mapped(): boolean {
    const { control, mode, modeShift } = this.layout;
    return (this.word(control) & 1) !== 0 && ((this.word(mode) >>> modeShift) & 3) === 3;
  }

  reset(): void {
    this.words.clear();
    this.mappedChanged(false);
  }

  read(address: number, size: 1 | 2 | 4): number {
    const offset = address & 0x3ff;
    const aligned = offset & ~3;
    if (aligned === this.layout.data) return this.receive(size);
    const word = aligned === this.layout.status ? idle : this.word(aligned);
    return size === 4 ? word | 0 : (word >>> (8 * (offset & 3))) & (size === 2 ? 0xffff : 0xff);
  }

  write(address: number, size: 1 | 2 | 4, value: number): void {
    const offset = address & 0x3ff & ~3;
    const { control, instruction, data } = this.layout;
    if (offset === data) return;
    const before = this.mapped;
    const shift = 8 * (address & 3);
    const mask = size === 4 ? -1 : (size === 2 ? 0xffff : 0xff) << shift;
    const word = (this.word(offset) & ~mask) | ((value << shift) & mask);
    // ABORT clears itself.
    this.words.set(offset, offset === control ? word & ~2 : word);
    if (offset === instruction) this.index = 0;
    if (this.mapped !== before) this.mappedChanged(this.mapped);
  }

  private word(offset: number): number {
    return this.words.get(offset) ?? 0;
  }

  private receive(size: number): number {
    let value = 0;
    for (let i = 0; i < size; i++) value |= this.nextByte() << (8 * i);
    return value;
  }

  private nextByte(): number {
    const code = this.word(this.layout.instruction) & 0xff;
    // Two flashes in parallel (DFM) answer in turns.
    const position = (this.word(this.layout.control) & 0x40) !== 0 ? this.index++ >> 1 : this.index++;
    if (code === readStatus) return 0;
    return readIdentity.has(code) ? (identity[position] ?? 0) : 0xff;
  }
}
