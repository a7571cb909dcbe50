import { withoutTools } from '@qspi-doctor/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { bootCode, compileFirmware } from '../../tests/compile-firmware.js';
import { pairOf } from '../../tests/pair.js';
import { runRuleOn } from '../../tests/rule-tester.js';
import { handoff } from './handoff.js';

const application = 'int main(void) { for (;;) {} }';
const bootloader = (before: string, jump = 'jump(0x90000000);') =>
  compileFirmware(`${bootCode.map}${bootCode.jump}int main(void) { map(); ${before} ${jump} for (;;) {} }`, 0x08000000);
const sysTick = 'REG(0xe000e014) = 1000; REG(0xe000e018) = 0; REG(0xe000e010) = 7; for (volatile int i = 0; i < 5000; i++) {}';

describe.skipIf(withoutTools)('boot/handoff', () => {
  let image: Uint8Array;
  beforeAll(() => void (image = compileFirmware(application, 0x90000000)));
  const run = (boot: Uint8Array) => runRuleOn(handoff, pairOf(boot, image));

  it.each([
    ['a SysTick that fires', sysTick, 'SysTick'],
    ['an interrupt enabled in the NVIC', 'REG(0xe000e100) = 1u << 7;', 'interrupt 7'],
  ])('finds %s', async (_, before, which) => {
    const { findings } = await run(bootloader(before));
    expect(findings).toMatchObject([
      { severity: 'warning', program: 'App', messageId: 'interrupts', location: { file: 'Boot/Debug/Boot.elf', symbol: 'jump' } },
    ]);
    expect(findings[0]?.message).toContain(which);
  });

  it.each([
    ['its reset', 'REG(0x40021030) = 0xffffffff; REG(0x40021030) = 0;', 'resets'],
    ['its enable bit', 'REG(0xa0001000) = 0;', 'switches off'],
    ['another mode', 'REG(0xa0001014) = 0;', 'ends the memory-mapped mode of'],
  ])('finds a controller that is taken away by %s before the jump', async (_, before, how) => {
    const { findings } = await run(bootloader(before));
    expect(findings).toMatchObject([{ severity: 'error', messageId: 'unmapped', data: { controller: 'QUADSPI', how }, location: { symbol: 'main' } }]);
  });

  it('finds a jump without the Thumb bit', async () => {
    const { findings } = await run(bootloader('', 'application = (void (*)(void))(REG(0x90000004) & ~1u); application();'));
    expect(findings).toMatchObject([{ severity: 'error', messageId: 'thumb' }]);
  });

  it('finds a jump into the middle of the reset handler', async () => {
    const { findings } = await run(bootloader('', 'application = (void (*)(void))(REG(0x90000004) + 2); application();'));
    expect(findings).toMatchObject([{ messageId: 'target' }]);
  });

  it.each([
    ["ST's ExtMem_Boot: interrupts enabled, SysTick off, nothing in the NVIC", `${sysTick} REG(0xe000e010) = 0;`],
    ['everything masked', `${sysTick} REG(0xe000e100) = 1; __asm volatile ("cpsid i");`],
    ['a SysTick that only counts', 'REG(0xe000e014) = 1000; REG(0xe000e010) = 5;'],
    ['a reset of the controller before it is set up again', 'REG(0x40021030) = 1u << 8; REG(0x40021030) = 0; map();'],
    ['a reset of other peripherals', 'REG(0x40021030) = 1; REG(0x40021030) = 0;'],
  ])('is silent about %s', async (_, before) => {
    expect(await run(bootloader(before))).toEqual({ findings: [], notChecked: [] });
  });

  it('says that it cannot know where the bootloader does not come to its jump', async () => {
    const { findings, notChecked } = await run(bootloader('while ((REG(0x40013008) & 0xff) != 0x5a || REG(0x4001300c) != 7) {}'));
    expect(findings).toEqual([]);
    if (notChecked.length > 0) expect(notChecked).toMatchObject([{ why: expect.stringContaining('did not come to its jump') }]);
  });
});
