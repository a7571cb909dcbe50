import { describe, expect, it } from 'vitest';
import { callsFromMain, formatValue, readHandOvers, readInitialisations, readVectorBase } from '../src/index.js';
import { sourceSet, startup, type Files } from './read.js';

const at = (files: Files, place: { readonly file: string; readonly range: { readonly start: number; readonly end: number } }) => (files[place.file] ?? '').slice(place.range.start, place.range.end);

describe('readVectorBase', () => {
  const files = {
    ...startup,
    'device.h': '#define FLASH_BASE 0x08000000UL\n',
    'system.c': '#include "device.h"\n#define VECT_TAB_OFFSET 0x400 /* of the table */\nvoid SystemInit(void)\n{\n  SCB->VTOR = FLASH_BASE | VECT_TAB_OFFSET;\n}\n',
  };

  it('gives the store with its value, its place and the macros in it with theirs', async () => {
    const { atMain, template, systemInit } = readVectorBase(await sourceSet(files));
    if (atMain.kind !== 'written') throw new Error(atMain.kind);
    expect(formatValue(atMain.store.value)).toBe('0x08000400');
    expect(at(files, atMain.store.place)).toBe('SCB->VTOR = FLASH_BASE | VECT_TAB_OFFSET');
    expect(atMain.store.macros.map(({ name, text, source }) => [name, text, source.kind === 'file' ? at(files, source.place) : source.kind])).toEqual([
      ['FLASH_BASE', '0x08000000UL', '#define FLASH_BASE 0x08000000UL'],
      ['VECT_TAB_OFFSET', '0x400', '#define VECT_TAB_OFFSET 0x400'],
    ]);
    expect(template).toBe('unconditional');
    expect(systemInit && at(files, systemInit)).toMatch(/^void SystemInit[^]*\}$/);
  });

  it('leaves out the macros that only say where VTOR is', async () => {
    const text = '#define REGISTER(address) (*(volatile unsigned *)(address))\n#define SCB_VTOR REGISTER(0xE000ED08)\n#define BASE 0x08000000\nvoid SystemInit(void)\n{\n  SCB_VTOR = BASE;\n}\n';
    const { atMain } = readVectorBase(await sourceSet({ ...startup, 'system.c': text }));
    expect(atMain.kind === 'written' && atMain.store.macros.map(({ name }) => name)).toEqual(['BASE']);
    const whole = readVectorBase(await sourceSet({ ...startup, 'system.c': '#define MOVE(table) (SCB->VTOR = (table))\n#define TABLE 0x90000000\nvoid SystemInit(void)\n{\n  MOVE(TABLE);\n}\n' })).atMain;
    expect(whole.kind === 'written' && whole.store.macros.map(({ name }) => name)).toContain('MOVE');
  });

  it('knows the template that waits for USER_VECT_TAB_ADDRESS, and where that stands in a comment', async () => {
    const text = '/* #define USER_VECT_TAB_ADDRESS */\nvoid SystemInit(void)\n{\n#ifdef USER_VECT_TAB_ADDRESS\n  SCB->VTOR = 0x90000000;\n#endif\n}\n';
    const { atMain, template, commentedOut } = readVectorBase(await sourceSet({ ...startup, 'system.c': text }));
    expect([atMain.kind, template]).toEqual(['untouched', 'user-vect-tab-address']);
    expect(commentedOut && at({ 'system.c': text }, commentedOut)).toBe('#define USER_VECT_TAB_ADDRESS');
  });

  const system = (body: string, before = '') => ({ ...startup, 'system.c': `${before}void SystemInit(void)\n{\n${body}\n}\n` });
  it.each([
    ['a header that is not there may define it', system('#ifdef LATE\nSCB->VTOR = 1;\n#endif', '#include "own.h"\n'), {}, /LATE may be defined in own\.h/],
    ['the value comes from a header that is not there', system('SCB->VTOR = TABLE;', '#include "own.h"\n'), {}, undefined],
    ['options are not known', system('#ifdef LATE\nSCB->VTOR = 1;\n#endif'), { definesAreComplete: false }, /LATE may be an option/],
    ['the value of an option is not known', system('#if WHERE == 1\nSCB->VTOR = 1;\n#endif'), { unknownDefines: ['WHERE'] }, /WHERE on the compiler's command line/],
    ['something that may not be compiled leaves the function before', system('#ifdef LATE\nreturn;\n#endif\nSCB->VTOR = 1;', '#include "own.h"\n'), {}, /depends on a condition/],
    ['something that may not be compiled changes the value', system('uint32_t base = 1;\n#ifdef LATE\nbase = 2;\n#endif\nSCB->VTOR = base;', '#include "own.h"\n'), {}, undefined],
    ['SystemInit itself may not be compiled', { ...startup, 'system.c': '#include "own.h"\n#ifdef LATE\nvoid SystemInit(void) { }\n#endif\n' }, {}, /LATE may be defined/],
    ['there are two', { ...system('SCB->VTOR = 1;'), 'other.c': 'void SystemInit(void) { }\n' }, {}, /SystemInit is defined in .* as well/],
    ['it happens under a condition', system('if (ready()) SCB->VTOR = 1;'), {}, /depends on a condition at run time/],
    ['something may leave the function before', system('if (ready()) return;\nSCB->VTOR = 1;'), {}, /depends on a condition at run time/],
    ['it happens in a function that is called under a condition', system('if (ready()) move();', 'static void move(void) { SCB->VTOR = 1; }\n'), {}, /call of move depends on a condition/],
    ['the register is read and written', system('SCB->VTOR |= 0x400;'), {}, undefined],
    ['somebody gets its address', system('clear(&SCB->VTOR);'), {}, /depends on a condition/],
    ['code that cannot be read mentions it', { ...system(';'), 'other.c': 'class Table : public VTOR { void move() { SCB->VTOR = 1; } };\n' }, {}, /cannot be read/],
    ['nobody calls SystemInit', { 'startup.s': ' bl main\n', 'system.c': 'void SystemInit(void) { SCB->VTOR = 1; }\n' }, {}, /no start-up file/],
    ['assembly language mentions it', { ...system('SCB->VTOR = 1;'), 'more.s': ' ldr r0, =0xE000ED08 @ VTOR\n' }, {}, /assembly language/],
    ['SystemInit is not there', startup, {}, /SystemInit is not among/],
  ])('does not claim to know where %s', async (_, content, options, why) => {
    const { atMain } = readVectorBase(await sourceSet(content, options));
    if (why === undefined) expect(atMain).toMatchObject({ kind: 'written', store: { value: { kind: 'unknown' } } });
    else expect(atMain).toMatchObject({ kind: 'unknown', why: expect.stringMatching(why) });
  });

  it('knows the start-up file that calls a SystemInit which nobody has to define', async () => {
    const files = { 'startup.s': ' bl SystemInit\n bl main\n .weak SystemInit\n', 'main.c': 'int main(void) { for (;;); }\n' };
    expect(readVectorBase(await sourceSet(files, { missing: [] })).atMain).toEqual({ kind: 'untouched' });
    expect(readVectorBase(await sourceSet(files, { missing: ['Drivers/system.c'] })).atMain).toMatchObject({ kind: 'unknown' });
    expect(readVectorBase(await sourceSet({ ...files, 'startup.s': ' bl SystemInit\n' }, { missing: [] })).atMain).toMatchObject({ kind: 'unknown' });
    expect(readVectorBase(await sourceSet({ ...files, 'system.s': ' .weak SystemInit\nSystemInit:\n bx lr\n' }, { missing: [] })).atMain).toMatchObject({ kind: 'unknown' });
  });

  it('takes the definition that the image has, where there are two', async () => {
    const files = { ...system('SCB->VTOR = 1;'), 'other.c': 'void SystemInit(void) { SCB->VTOR = 2; }\n' };
    expect(readVectorBase(await sourceSet(files, { preferred: () => new Set(['other.c']) })).atMain).toMatchObject({ kind: 'written', store: { value: { value: 2 } } });
  });

  it('takes no notice of comments, of assembler comments and of functions that nobody reads', async () => {
    const { atMain, others } = readVectorBase(await sourceSet({ ...system('/* SCB->VTOR = 1; */ // SCB->VTOR = 2;\nSCB->VTOR = 0x90000000;'), 'more.s': ' @ writes VTOR\n nop /* VTOR */\n', 'boot.c': 'void jump(void) { SCB->VTOR = 0x08020000; }\n' }));
    expect(atMain).toMatchObject({ kind: 'written', store: { value: { kind: 'number', value: 0x90000000 } } });
    expect(others).toMatchObject([{ function: 'jump', value: { value: 0x08020000 } }]);
  });

  it('uses what headers of the device are known to say while they are missing, and what they say where they are there', async () => {
    const files = system('SCB->VTOR = QSPI_BASE;', '#include "stm32h7xx.h"\n');
    const deviceMacros = { QSPI_BASE: '0x90000000UL' };
    expect(readVectorBase(await sourceSet(files, { deviceMacros })).atMain).toMatchObject({ store: { value: { value: 0x90000000 } } });
    expect(readVectorBase(await sourceSet({ ...files, 'stm32h7xx.h': '#define QSPI_BASE 0x70000000UL\n' }, { deviceMacros })).atMain).toMatchObject({ store: { value: { value: 0x70000000 } } });
    expect(readVectorBase(await sourceSet({ ...files, 'stm32h7xx.h': '' }, { deviceMacros })).atMain).toMatchObject({ store: { value: { kind: 'unknown' } } });
  });
});

describe('callsFromMain', () => {
  const files = {
    'main.c': 'void MX_QUADSPI_Init(void) { HAL_QSPI_Init(&h); }\nstatic void late(void) { never(); }\nvoid setUp(void) { if (x) board(); }\n#ifdef TEST\nvoid test(void) { main2(); }\n#endif\nint main(void) { setUp(); table = late; for (;;); }\n',
    'board.c': 'static void late(void) { MX_QUADSPI_Init(); }\nvoid board(void) { SystemClock_Config(); }\nvoid SystemClock_Config(void) { HAL_RCC_OscConfig(&o); }\n__attribute__((weak)) void never(void) { gone(); }\n',
    'strong.c': 'void never(void) {}\n',
  };

  it('gives the way, with conditions', async () => {
    const calls = callsFromMain(await sourceSet(files), 'HAL_RCC_OscConfig');
    expect(calls?.map(({ caller, callee, conditional }) => [caller, callee, conditional])).toEqual([
      ['main', 'setUp', false],
      ['setUp', 'board', true],
      ['board', 'SystemClock_Config', false],
      ['SystemClock_Config', 'HAL_RCC_OscConfig', false],
    ]);
  });

  it.each(['HAL_QSPI_Init', 'never', 'main2', 'gone'])('gives none where nobody that main comes to calls it: %s', async (name) => {
    expect(callsFromMain(await sourceSet(files), name)).toBeUndefined();
  });

  it('tells set-ups that are called from those that are defined only, and the controllers that they name', async () => {
    expect(readInitialisations(await sourceSet(files)).map(({ name, what }) => [name, what])).toEqual([
      ['HAL_RCC_OscConfig', 'clock'],
      ['SystemClock_Config', 'clock'],
    ]);
    const two = 'void MX_OCTOSPI2_Init(void) { h.Instance = OCTOSPI2; HAL_OSPI_Init(&h); }\nint main(void) { MX_OCTOSPI2_Init(); }\n';
    expect(readInitialisations(await sourceSet({ 'main.c': two })).map(({ name, controllers }) => [name, controllers])).toEqual([
      ['HAL_OSPI_Init', ['OCTOSPI2']],
      ['MX_OCTOSPI2_Init', ['OCTOSPI2']],
    ]);
  });
});

describe('readHandOvers', () => {
  it('reads the classic jump: table, macro, what is switched off before, and the way there', async () => {
    const text = `#define APPLICATION_ADDRESS ((uint32_t)0x90000000)
typedef void (*pFunction)(void);
pFunction JumpToApplication;
uint32_t JumpAddress;
int main(void)
{
  HAL_DeInit();
  SysTick->CTRL = 0;
  __disable_irq();
  JumpAddress = *(__IO uint32_t*) (APPLICATION_ADDRESS + 4);
  JumpToApplication = (pFunction) JumpAddress;
  SCB->VTOR = APPLICATION_ADDRESS;
  __set_MSP(*(__IO uint32_t*) APPLICATION_ADDRESS);
  JumpToApplication();
}
`;
    const [found, ...more] = readHandOvers(await sourceSet({ 'main.c': `#include "stm32f7xx.h"\n${text}` }));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ function: 'main', table: 0x90000000, addressMacro: { name: 'APPLICATION_ADDRESS' }, vectorBase: { value: { value: 0x90000000 } }, interruptsOff: [{ what: 'SysTick->CTRL' }, { what: '__disable_irq()' }], resets: [{ what: 'HAL_DeInit()' }], calls: [] });
    expect(found && formatValue(found.target)).toBe('*(0x90000004)');
  });

  it.each([
    ['a pointer to a table', 'uint32_t *app = (uint32_t *)0x90000000; __set_MSP(app[0]); ((void (*)(void))app[1])();'],
    ['assembly', 'uint32_t sp = *(uint32_t *)0x90000000; __asm volatile ("msr msp, %0" :: "r"(sp)); (*(void (**)(void))0x90000004)();'],
    ['a function that gets the address', 'void (*entry)(void) = (void (*)(void))(*(uint32_t *)0x90000004); __set_MSP(*(uint32_t *)0x90000000); entry();'],
  ])('reads %s', async (_, body) => {
    expect(readHandOvers(await sourceSet({ 'main.c': `static void go(void) { ${body} }\nint main(void) { go(); }\n` }))).toMatchObject([{ function: 'go', calls: [{ caller: 'main', callee: 'go' }] }]);
  });

  it('is not taken in by a function that sets the stack pointer and jumps nowhere, nor by code that is not compiled', async () => {
    expect(readHandOvers(await sourceSet({ 'main.c': 'void park(void) { __set_MSP(0x20000000); for (;;); }\n#if 0\nvoid go(void) { __set_MSP(1); ((void (*)(void))2)(); }\n#endif\n' }))).toEqual([]);
  });
});
