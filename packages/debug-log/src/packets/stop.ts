/** GDB manual, "Stop Reply Packets": `T05…` and `S05`; the signals of GDB's own numbering that a debugger of a microcontroller sends. */
const signals: Readonly<Record<string, string>> = { '00': 'no signal', '02': 'SIGINT', '05': 'SIGTRAP', '0b': 'SIGSEGV', '0B': 'SIGSEGV', '11': 'SIGSTOP' };

/** The signal of a stop reply, or undefined. */
export function signalOf(answer: string): string | undefined {
  const code = /^[TS]([0-9a-fA-F]{2})(?:$|[^0-9a-fA-F])|^[TS]([0-9a-fA-F]{2})(?=[0-9a-fA-F]{2}:)/.exec(answer);
  const number = code?.[1] ?? code?.[2];
  return number === undefined ? undefined : (signals[number] ?? `signal ${Number.parseInt(number, 16)}`);
}

/**
 * The program counter in the answer to `g`: the sixteenth of the registers r0 to r12, sp, lr, pc (GDB manual, "ARM Features",
 * org.gnu.gdb.arm.m-profile), each eight digits, lowest byte first.
 */
export function programCounterOf(registers: string): number | undefined {
  const word = /^[0-9a-fx]{120}([0-9a-f]{8})/i.exec(registers)?.[1];
  if (word === undefined || !/^[0-9a-f]{8}$/i.test(word)) return undefined;
  const bytes = word.match(/../g) ?? [];
  return Number.parseInt(bytes.reverse().join(''), 16);
}
