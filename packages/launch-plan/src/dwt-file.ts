import { formatAddress } from '@qspi-doctor/diagnostics';

/** First line of every file that is made whole by this package: what has it may be replaced. */
export const madeHere = '# Made by qspi-doctor launch.';

export interface DwtFileFacts {
  /** Name of the program whose main is to be halted in. */
  readonly program: string;
  readonly core: string;
  /** Last address that the core's breakpoint unit can compare. */
  readonly highestAddress: number;
  /** The function to halt in at first, and where it was when the file was made. */
  readonly stopAt: { readonly symbol: string; readonly address: number } | undefined;
  /** Where the program runs: of two functions of one name, the one in there is meant. */
  readonly window: { readonly origin: number; readonly length: number };
}

/**
 * A GDB command file that halts in code where the breakpoint unit cannot compare addresses: the comparators of the DWT can. Plain memory reads and writes, so that any
 * GDB server will do. Registers: Arm DDI 0403 (ARMv7-M) C1.8, DWT_CTRL, DWT_COMPn, DWT_MASKn, DWT_FUNCTIONn (4: halt on instruction address), DEMCR.TRCENA;
 * Arm DDI 0553 (Armv8-M) D1.2, DWT_FUNCTIONn (MATCH 2: instruction address, ACTION 1: debug event), DWT_DEVARCH.
 */
export function dwtFile({ program, core, highestAddress, stopAt, window }: DwtFileFacts): string {
  const last = window.origin + window.length - 1;
  return `${madeHere}
#
# Breakpoints for ${program}, which runs at ${formatAddress(window.origin)} on a ${core}. Its breakpoint unit compares addresses up to ${formatAddress(highestAddress)} only;
# the comparators of the DWT reach all of them. A hit halts one instruction late: the program counter stands behind the one that matched.
#
#   dwt-break LOCATION      halt at a function, FILE:LINE or *ADDRESS (the start of its line)
#   dwt-break-at ADDRESS    halt at exactly this address
#   dwt-list                show the comparators
#   dwt-clear [N|all]       free one, or all that these commands have set
${stopAt ? `#   dwt-main                halt in ${stopAt.symbol} of ${program}\n` : ''}#
# A reset may clear the comparators: reset first, then set them. "Step over" and "run to line" of an IDE want breakpoints of the other kind: use step (into), or dwt-break.

if $_isvoid($dwt_base)
  set $dwt_base = 0xe0001000
end
if $_isvoid($dwt_demcr)
  set $dwt_demcr = 0xe000edfc
end

define dwt-prepare
  set {unsigned int}($dwt_demcr) = {unsigned int}($dwt_demcr) | 0x01000000
  set $_dwt_count = (int)({unsigned int}($dwt_base) >> 28)
  set $_dwt_match = 4
  if ({unsigned int}($dwt_base + 0xfbc) & 0xffff) == 0x1a02
    set $_dwt_match = 0x12
  end
end
document dwt-prepare
Switches the DWT on, and asks how many comparators it has and of which architecture it is.
end

define dwt-break-at
  if $argc != 1
    printf "Usage: dwt-break-at ADDRESS\\n"
  else
    dwt-prepare
    set $_dwt_address = ((unsigned int)($arg0)) & ~1
    set $_dwt_free = -1
    set $_dwt_same = -1
    set $_dwt_n = $_dwt_count - 1
    while $_dwt_n >= 0
      set $_dwt_function = {unsigned int}($dwt_base + 0x28 + 16 * $_dwt_n) & 0xf
      if $_dwt_function == 0 && $_dwt_free < 0
        set $_dwt_free = $_dwt_n
      end
      if $_dwt_function == ($_dwt_match & 0xf) && {unsigned int}($dwt_base + 0x20 + 16 * $_dwt_n) == $_dwt_address
        set $_dwt_same = $_dwt_n
      end
      set $_dwt_n = $_dwt_n - 1
    end
    if $_dwt_same >= 0
      printf "DWT comparator %d halts at 0x%08x already.\\n", $_dwt_same, $_dwt_address
    else
      if $_dwt_free < 0
        printf "Error: all %d DWT comparators are taken. Nothing was set at 0x%08x. dwt-list shows them, dwt-clear N frees one.\\n", $_dwt_count, $_dwt_address
      else
        set {unsigned int}($dwt_base + 0x20 + 16 * $_dwt_free) = $_dwt_address
        set {unsigned int}($dwt_base + 0x24 + 16 * $_dwt_free) = 0
        set {unsigned int}($dwt_base + 0x28 + 16 * $_dwt_free) = $_dwt_match
        printf "DWT comparator %d halts at ", $_dwt_free
        output/a $_dwt_address
        printf "\\n"
      end
    end
  end
end
document dwt-break-at
Halts when the instruction at ADDRESS has been executed, by the highest free DWT comparator.
end

define dwt-break
  if $argc != 1
    printf "Usage: dwt-break LOCATION\\n"
  else
    set $_ = 0
    info line $arg0
    if $_ == 0
      dwt-break-at &$arg0
    else
      dwt-break-at $_
    end
  end
end
document dwt-break
Halts at a function, at FILE:LINE or at *ADDRESS. Of several places that LOCATION may mean, the last one shown is taken.
end

define dwt-list
  dwt-prepare
  set $_dwt_n = 0
  while $_dwt_n < $_dwt_count
    set $_dwt_function = {unsigned int}($dwt_base + 0x28 + 16 * $_dwt_n) & 0xf
    printf "%d  ", $_dwt_n
    if $_dwt_function == 0
      printf "free\\n"
    else
      if $_dwt_function == ($_dwt_match & 0xf)
        output/a {unsigned int}($dwt_base + 0x20 + 16 * $_dwt_n)
        printf "\\n"
      else
        printf "taken by the GDB server (a watchpoint)\\n"
      end
    end
    set $_dwt_n = $_dwt_n + 1
  end
end
document dwt-list
Shows what each DWT comparator does.
end

set $_dwt_which_all = -1
${Array.from({ length: 16 }, (_, n) => `set $_dwt_which_${n} = ${n}\n`).join('')}
define dwt-clear
  dwt-prepare
  set $_dwt_which = -1
  if $argc == 1
    set $_dwt_which = $_dwt_which_$arg0
  end
  if $_isvoid($_dwt_which) || $_dwt_which >= $_dwt_count
    printf "Error: there is no such comparator; there are %d, from 0.\\n", $_dwt_count
  else
    set $_dwt_n = 0
    while $_dwt_n < $_dwt_count
      if ($_dwt_which == -1 || $_dwt_which == $_dwt_n) && ({unsigned int}($dwt_base + 0x28 + 16 * $_dwt_n) & 0xf) == ($_dwt_match & 0xf)
        set {unsigned int}($dwt_base + 0x28 + 16 * $_dwt_n) = 0
        printf "DWT comparator %d is free.\\n", $_dwt_n
      end
      set $_dwt_n = $_dwt_n + 1
    end
  end
end
document dwt-clear
Frees DWT comparator N, or all that these commands have set.
end
${
  stopAt
    ? `
define dwt-main
  set $_dwt_main = (unsigned int)&${stopAt.symbol} & ~1
  if $_dwt_main < ${formatAddress(window.origin)} || $_dwt_main > ${formatAddress(last)}
    # GDB knows the function of that name in another image: the bootloader has one, too.
    set $_dwt_main = ${formatAddress(stopAt.address)}
  end
  dwt-break-at $_dwt_main
end
document dwt-main
Halts in ${stopAt.symbol} of ${program}.
end

dwt-main
`
    : ''
}`;
}
