import { withoutTools } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { bootCode, compileFirmware } from '../../tests/compile-firmware.js';
import { pairOf } from '../../tests/pair.js';
import { runRuleOn } from '../../tests/rule-tester.js';
import { stackPointer } from './stack-pointer.js';

const application = (source = 'int main(void) { for (;;) {} }') => compileFirmware(source, 0x90000000);
/** GCC addresses locals by r7 at -O0, which stays right; -fomit-frame-pointer makes it use the stack pointer. */
const localPointer = `__attribute__((optimize("omit-frame-pointer"))) static void jump(uint32_t table) { void (*volatile entry)(void) = (void (*)(void))REG(table + 4); __asm volatile ("msr msp, %0" :: "r"(REG(table))); entry(); }\n`;
const bootloader = (jump: string) => compileFirmware(`${bootCode.map}${jump}int main(void) { map(); jump(0x90000000); for (;;) {} }`, 0x08000000, '-O0');

describe.skipIf(withoutTools)('boot/stack-pointer', () => {
  it('finds a jump target that is read from the old stack after the change', async () => {
    const { findings } = await runRuleOn(stackPointer, pairOf(bootloader(localPointer), application()));
    expect(findings).toMatchObject([{ severity: 'warning', program: 'App', messageId: 'locals', location: { file: 'Boot/Debug/Boot.elf', symbol: 'jump' } }]);
  });

  it("finds the bootloader's stack in a variable of the application", async () => {
    const withoutStack = 'static void jump(uint32_t table) { ((void (*)(void))REG(table + 4))(); }\n';
    const large = application('uint32_t samples[20000]; int main(void) { samples[1] = 1; for (;;) {} }');
    const boot = compileFirmware(
      `${bootCode.map}${withoutStack}int main(void) { map(); __asm volatile ("msr msp, %0" :: "r"(0x20008000)); jump(0x90000000); for (;;) {} }`,
      0x08000000,
    );
    const { findings } = await runRuleOn(stackPointer, pairOf(boot, large));
    expect(findings).toMatchObject([{ messageId: 'variables', data: { variable: 'samples' } }]);
  });

  it.each([
    ['a global jump target', bootCode.jump],
    [
      'a local one that the compiler keeps in a register',
      bootCode.jump.replace('static void (*application)(void);', '').replace('application = ', 'register void (*application)(void) __asm("r4") = '),
    ],
    ['the stack of the bootloader where the application has no variable', 'static void jump(uint32_t table) { ((void (*)(void))REG(table + 4))(); }\n'],
  ])('is silent about %s', async (_, jump) => {
    expect(await runRuleOn(stackPointer, pairOf(bootloader(jump), application()))).toEqual({ findings: [], notChecked: [] });
  });
});
