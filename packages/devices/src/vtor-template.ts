import type { VtorTemplate } from './device.js';
import type { TableLine } from './table.js';

const words: Readonly<Record<string, { readonly kind: VtorTemplate; readonly text: string }>> = {
  unconditional: {
    kind: 'always-flash-base',
    text: 'SystemInit() always stores FLASH_BASE | VECT_TAB_OFFSET to VTOR (with VECT_TAB_SRAM the RAM’s base): a program that runs elsewhere has to change it',
  },
  'user-address': {
    kind: 'only-with-user-vect-tab-address',
    text: 'SystemInit() stores VECT_TAB_BASE_ADDRESS | VECT_TAB_OFFSET to VTOR only where USER_VECT_TAB_ADDRESS is defined; without it VTOR stays as it was',
  },
  'vector-symbol': { kind: 'always-vector-table-symbol', text: 'SystemInit() always stores the address of the linked vector table (INTVECT_START) to VTOR' },
  'vector-symbol-unless-user-address': {
    kind: 'vector-table-symbol-unless-user-vect-tab-address',
    text: 'SystemInit() stores the address of the linked vector table (INTVECT_START) to VTOR unless USER_VECT_TAB_ADDRESS is defined',
  },
};

const before: Readonly<Record<string, string>> = {
  'flash-base': 'always FLASH_BASE | VECT_TAB_OFFSET',
  'flash-bank': 'always FLASH_BANK1_BASE | VECT_TAB_OFFSET (on the CM4 FLASH_BANK2_BASE)',
  'offset-only': 'always VECT_TAB_OFFSET',
};

/** What ST's system_stm32*.c of the line does with VTOR, by the history of its public CMSIS repository. */
export function vtorTemplateOf(line: TableLine): { readonly kind: VtorTemplate; readonly text: string } | undefined {
  const [template, since, sinceDate, old] = line.vtor ?? [];
  const found = template === undefined ? undefined : words[template];
  if (found === undefined || since === undefined || since === '') return found;
  return { kind: found.kind, text: `${found.text}; before ${since} (${sinceDate ?? ''}) ${before[old ?? ''] ?? ''}` };
}
