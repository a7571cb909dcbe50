import { Macro } from './macro.js';
import type { MacroState } from './macro-table.js';

/** What arm-none-eabi-gcc defines for every STM32 target (`arm-none-eabi-gcc -mcpu=cortex-m4 -dM -E - </dev/null`); versions are those of the time. */
const gccDefines: Readonly<Record<string, string>> = {
  __GNUC__: '10',
  __STDC__: '1',
  __STDC_VERSION__: '201112L',
  __arm__: '1',
  __thumb__: '1',
  __thumb2__: '1',
  __ARMEL__: '1',
  __ELF__: '1',
  __CHAR_BIT__: '8',
  __SIZEOF_INT__: '4',
  __SIZEOF_LONG__: '4',
  __SIZEOF_POINTER__: '4',
  __has_include: '',
};

/** Names by which other compilers are known: GCC defines none of them. */
const otherCompilers = new Set(['__ICCARM__', '__IAR_SYSTEMS_ICC__', '__CC_ARM', '__ARMCC_VERSION', '__TASKING__', '__CSMC__', '__TI_ARM__', '__TI_COMPILER_VERSION__', '__clang__', '__ghs__', '__RENESAS__', '_MSC_VER', '__KEIL__', '__CODE_RED', '__cplusplus', '_WIN32', '__linux__', '__APPLE__', '__ASSEMBLER__', '__ASSEMBLY__']);

const gccMacros = new Map(Object.entries(gccDefines).map(([name, text]): [string, MacroState] => [name, { kind: 'defined', macro: new Macro(name, text, { kind: 'known' }) }]));

/** The compiler's own macros. Of names that are reserved for it, others depend on options (`__FPU_USED`, `__ARM_FEATURE_CMSE`) and are not known. */
export function compilerMacro(name: string): MacroState | undefined {
  const own = gccMacros.get(name);
  if (own) return own;
  if (otherCompilers.has(name)) return { kind: 'undefined' };
  if (reservedForCompiler.test(name)) return { kind: 'unknown', why: `${name} is the compiler's, and depends on its options` };
  return undefined;
}

const reservedForCompiler = /^__(?:ARM_|VFP_FP__|SOFTFP__|OPTIMIZE|FAST_MATH|has_|NEWLIB|GNUC_|VERSION__|BASE_FILE|FILE__|LINE__|DATE__|TIME__|COUNTER__|SANITIZE|PIC__|pic__|CHAR_|INT\d|UINT\d|SIZEOF_|BYTE_ORDER__|ORDER_)/;

/** Headers of the C library, by their names in C11 7.1.2 and newlib. */
const libraryHeader = /^(?:assert|complex|ctype|errno|fenv|float|inttypes|iso646|limits|locale|math|setjmp|signal|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|string|strings|tgmath|threads|time|uchar|wchar|wctype|unistd|malloc|reent|arm_acle|arm_cmse|arm_neon|arm_mve|sys\/\w+|machine\/\w+)\.h$/;
/** What they may define, beside the guards of their own. */
const libraryName = /^(?:_\w*(?:STD|POSIX|NEWLIB|REENT|LIBC|ANSI|ISO|XOPEN|BSD|GNU|INT(?:8|16|32|64|MAX|PTR)|SIZE|WCHAR|CMSE|ARM_)|NULL$|EOF$|BUFSIZ$|EXIT_|RAND_MAX$|U?INT\w*_(?:MAX|MIN|C)$|(?:CHAR|SCHAR|UCHAR|SHRT|USHRT|INT|UINT|LONG|ULONG|LLONG|ULLONG|SIZE|PTRDIFF|WCHAR|WINT)\w*_(?:MAX|MIN|BIT|WIDTH)$|M_|HUGE|INFINITY$|NAN$|E[A-Z0-9]+$|true$|false$|bool$|PRI|SCN|SEEK_|SIG|LC_|FLT_|DBL_|LDBL_)/;

/** Headers of CMSIS and of ST's device and HAL packages. */
const vendorHeader = /^(?:\.\.\/)*(?:[\w./-]*\/)?(?:stm32\w*xx\w*|stm32\w+_(?:hal|ll)\w*|stm32_hal_legacy|core_c[ms]\w+|cmsis_\w+|mpu_armv\w+|tz_context|partition_stm32\w+|cachel1_armv\w+|pmu_armv\w+|pac_armv\w+|system_stm32\w+|arm_math|arm_const_structs)\.h$/i;
/**
 * What the system_stm32….c templates ask a project for, and what projects call the address of an application: no header of CMSIS, HAL or
 * the device packages defines these (STMicroelectronics cmsis_device_*, all families).
 */
const projectName = /^(?:USER_VECT_TAB_ADDRESS|VECT_TAB_\w+|INTVECT_\w+|DATA_IN_\w+|USER_\w+|APP_\w+|APPLICATION_\w+|BOOT_\w+|BOOTLOADER\w*|CORE_CM\d\w*|DEBUG|RELEASE|NDEBUG|USE_FULL_ASSERT|USE_HAL_DRIVER|USE_FULL_LL_DRIVER|TRANSCEIVERS_\w+)$/;

/** Whether a header that is not there may define a macro. */
export function mayDefine(header: string, name: string): boolean {
  if (libraryHeader.test(header)) return libraryName.test(name);
  if (vendorHeader.test(header)) return !projectName.test(name);
  return true;
}

export function isLibraryHeader(header: string): boolean {
  return libraryHeader.test(header);
}
