import { Macro } from './macro.js';

/**
 * What CMSIS-Core (cmsis_gcc.h) and the common part of ST's device headers (stm32….h, "Exported_macro") say, for sources whose headers are
 * not there: many repositories leave the drivers out.
 */
const vendorMacros: Readonly<Record<string, string>> = {
  NULL: '((void *)0)',
  __IO: 'volatile',
  __I: 'volatile const',
  __O: 'volatile',
  __IM: 'volatile const',
  __OM: 'volatile',
  __IOM: 'volatile',
  __ASM: '__asm',
  __INLINE: 'inline',
  __STATIC_INLINE: 'static inline',
  __STATIC_FORCEINLINE: 'static inline',
  __weak: '__attribute__((weak))',
  __WEAK: '__attribute__((weak))',
  __packed: '',
  __PACKED: '',
  __USED: '',
  __NO_RETURN: '',
  __ALIGN_BEGIN: '',
  __ALIGN_END: '',
  __RAM_FUNC: '',
  'UNUSED': '(X) (void)X',
  READ_REG: '(REG) ((REG))',
  WRITE_REG: '(REG, VAL) ((REG) = (VAL))',
  SET_BIT: '(REG, BIT) ((REG) |= (BIT))',
  CLEAR_BIT: '(REG, BIT) ((REG) &= ~(BIT))',
  READ_BIT: '(REG, BIT) ((REG) & (BIT))',
  CLEAR_REG: '(REG) ((REG) = (0x0))',
};

/** `device` adds what the headers of one device say. */
export function knownMacros(device: Readonly<Record<string, string>>): ReadonlyMap<string, Macro> {
  return new Map(Object.entries({ ...vendorMacros, ...device }).map(([name, text]) => [name, new Macro(name, text.startsWith('(') && /^\([A-Z, ]+\) /.test(text) ? text : ` ${text}`, { kind: 'known' })]));
}
