/** S0–S31 as words; D0–D15 lie over them. Arithmetic views share the storage. */
export class FpRegisters {
  readonly words = new Int32Array(32);
  readonly singles = new Float32Array(this.words.buffer);
  readonly doubles = new Float64Array(this.words.buffer);
  readonly longs = new BigUint64Array(this.words.buffer);
  /** FPSCR: NZCV in [31:28], AHP 26, DN 25, FZ 24, RMode [23:22], cumulative flags in bits 7 and [4:0]. */
  fpscr = 0;
}
