import { describe, expect, it } from 'vitest';
import type { Image } from '@qspi-doctor/elf';
import { type BootRecord, type BootRequest, type CoreName, recordBoot } from '../src/index.js';
import { l4Memories, linkerScript, startup, systemC } from './support/stm32l4-like.js';
import { buildElf, openImage, withoutTools } from './support/toolchain.js';

const optimisations = ['-O0', '-Og', '-O1', '-O2', '-Os', '-O3'];

function build(code: string, flash: number, flags: readonly string[] = ['-O2', '-mcpu=cortex-m4'], ram?: number): Promise<Image> {
  return openImage(buildElf({ sources: { 'startup.s': startup, 'main.c': systemC + code }, linkerScript: linkerScript(flash, ram), flags }));
}

const symbol = (image: Image, name: string): number => image.symbols.find(name)!.address;

async function boot(code: string, options: { core?: CoreName; flags?: string[]; flash?: number; request?: Partial<BootRequest> } = {}): Promise<BootRecord> {
  const flash = options.flash ?? 0x08000000;
  const image = await build(code, flash, options.flags);
  return recordBoot({
    core: options.core ?? 'cortex-m4',
    memories: l4Memories,
    images: [{ name: 'App', image }],
    start: { image: 'App', vectorTable: flash },
    stopAt: [{ name: 'main', address: symbol(image, 'main') }],
    ...options.request,
  });
}

const plain = 'u32 data[4] = {1, 2, 3, 4}; u32 zero[64]; void SystemInit(void) {} int main(void) { return data[0] + zero[1]; }';

describe.skipIf(withoutTools)('a CubeIDE-like image', () => {
  it.each(optimisations)('reaches main at %s', async (level) => {
    const record = await boot(plain, { flags: [level, '-mcpu=cortex-m4'] });
    expect(record.stop).toMatchObject({ kind: 'reached', reachedName: 'main' });
    expect(record.vtor).toEqual({ value: 0, writes: [] });
    expect(record.instructions).toBeGreaterThan(200);
  });

  it('does not know VTOR of an image that other code starts, until it writes it', async () => {
    expect((await boot(plain, { flash: 0x90000000 })).vtor).toEqual({ value: undefined, writes: [] });
    const writes = await boot(`void SystemInit(void) { REG(0xE000ED08) = (u32)g_pfnVectors; } int main(void) { return 0; }`, { flash: 0x90000000 });
    expect(writes.vtor.value).toBe(0x90000000);
    expect(writes.vtor.writes).toMatchObject([{ value: 0x90000000, image: 'App' }]);
  });

  it('ends waits for ready flags, whatever they wait for', async () => {
    const record = await boot(`
      void SystemInit(void) {
        REG(0x40021000) |= 1 << 16; while (!(REG(0x40021000) & (1 << 17))) ;
        REG(0x40021008) |= 3; while ((REG(0x40021008) & 12) != 12) ;
        while (REG(0xA0001008) & 0x20) ;
        while (!(REG(0x40013C00) & 0x40)) ; while (REG(0x40013C04) & 1) ;
      }
      int main(void) { return 0; }`);
    expect(record.stop).toMatchObject({ kind: 'reached' });
    expect(record.peripherals.map((use) => use.base)).toEqual([0x40013c00, 0x40021000, 0xa0001000]);
  });

  it('waits in milliseconds end by SysTick interrupts', async () => {
    const record = await boot(`
      volatile u32 tick; void SysTick_Handler(void) { tick++; }
      void SystemInit(void) {}
      __attribute__((constructor)) void setup(void) { REG(0xE000E014) = 79999; REG(0xE000E018) = 0; REG(0xE000E010) = 7;
        u32 start = tick; while (tick - start < 100) ; }
      int main(void) { return 0; }`);
    expect(record.stop).toMatchObject({ kind: 'reached' });
    expect(record.exceptionsTaken).toBe(100);
    expect(record.sysTickEnabledAtStop).toBe(true);
  });

  it.each([
    ['a self-branch', 'void SystemInit(void) { for (;;) ; } int main(void) { return 0; }'],
    ['a loop over memory', 'volatile u32 flag; void SystemInit(void) { while (!flag) ; } int main(void) { return 0; }'],
    [
      'a blinking error handler',
      'void SystemInit(void) { for (;;) { REG(0x48000014) ^= 32; for (volatile int i = 0; i < 100; i++) ; } } int main(void) { return 0; }',
    ],
    [
      'an error handler with SysTick alive',
      `volatile u32 tick; void SysTick_Handler(void) { tick++; }
      void SystemInit(void) { REG(0xE000E014) = 3999; REG(0xE000E010) = 7; for (;;) ; } int main(void) { return 0; }`,
    ],
  ])('finds %s', async (_name, code) => {
    const record = await boot(code);
    expect(record.stop.kind).toBe('loop');
    expect(record.instructions).toBeLessThan(1_000_000);
  });

  it.each([
    ['a read where nothing is', 'void SystemInit(void) { REG(0x70000000); } int main(void) { return 0; }', { kind: 'unmapped', accessed: 0x70000000 }],
    ['a call through a null pointer', 'void (*volatile f)(void); void SystemInit(void) { f(); } int main(void) { return 0; }', { kind: 'fault' }],
    ['UDF', 'void SystemInit(void) { __asm volatile("udf #0"); } int main(void) { return 0; }', { kind: 'fault' }],
    [
      'a floating-point instruction before the FPU is on',
      'void SystemInit(void) { __asm volatile(".fpu fpv4-sp-d16\\n vmov.f32 s0, #1.0"); } int main(void) { return 0; }',
      { kind: 'fault' },
    ],
    ['BKPT', 'void SystemInit(void) { __asm volatile("bkpt #0"); } int main(void) { return 0; }', { kind: 'breakpoint' }],
    [
      'an unknown instruction',
      'void SystemInit(void) { __asm volatile(".short 0xf8e0, 0x0000"); } int main(void) { return 0; }',
      { kind: 'unknown-instruction' },
    ],
    ['a reset request', 'void SystemInit(void) { REG(0xE000ED0C) = 0x05FA0004; for (;;) ; } int main(void) { return 0; }', { kind: 'reset' }],
    ['a sleep without an end', 'void SystemInit(void) { __asm volatile("wfi"); } int main(void) { return 0; }', { kind: 'sleep' }],
  ])('reports %s', async (_name, code, stop) => {
    expect((await boot(code)).stop).toMatchObject(stop);
  });

  it('answers semihosting calls as a debugger would', async () => {
    const record = await boot('void SystemInit(void) { __asm volatile("movs r0, #4\\n bkpt #0xab" ::: "r0"); } int main(void) { return 0; }');
    expect(record).toMatchObject({ stop: { kind: 'reached' }, semihostingCalls: 1 });
  });
});

describe.skipIf(withoutTools)('a boot loader and its application', () => {
  const jump = (before: string): string => `
    volatile u32 tick; void SysTick_Handler(void) { tick++; }
    void SystemInit(void) { REG(0xE000ED08) = (u32)g_pfnVectors; }
    int main(void) {
      REG(0xE000E014) = 3999; REG(0xE000E010) = 7; REG(0xE000E100) = 1 << 5;
      while (tick < 3) ;
      ${before}
      u32 *table = (u32 *)0x90000000; static void (*volatile start)(void); start = (void (*)(void))table[1];
      __asm volatile("msr msp, %0" :: "r"(table[0])); start(); return 0;
    }`;

  it('runs through the boot loader to the application', async () => {
    const bootImage = await build(jump('REG(0xE000E010) = 0; __asm volatile("cpsid i");'), 0x08000000);
    const application = await build(plain, 0x90000000, ['-Os', '-mcpu=cortex-m4'], 0x20000400);
    const record = recordBoot({
      core: 'cortex-m4',
      memories: l4Memories,
      images: [
        { name: 'Boot', image: bootImage },
        { name: 'App', image: application },
      ],
      start: { image: 'Boot', vectorTable: 0x08000000 },
      stopAt: [{ name: 'main', address: symbol(application, 'main') }],
    });
    expect(record.stop).toMatchObject({ kind: 'reached' });
    expect(record.vtor).toMatchObject({ value: 0x08000000, writes: [{ value: 0x08000000, image: 'Boot' }] });
    expect(record.handOver).toMatchObject({
      from: 'Boot',
      to: 'App',
      thumb: true,
      sysTickEnabled: false,
      sysTickInterrupts: false,
      interruptsMasked: true,
      enabledInterrupts: [5],
      vtor: 0x08000000,
      target: application.word(0x90000004),
    });
    expect(record.msp.writes).toContainEqual({ value: application.word(0x90000000), pc: expect.any(Number), after: expect.any(Number) });
  });

  it('shows a jump without the Thumb bit', async () => {
    const bootImage = await build('void SystemInit(void) {} int main(void) { ((void (*)(void))0x90000100)(); return 0; }', 0x08000000);
    const application = await build(plain, 0x90000000);
    const record = recordBoot({
      core: 'cortex-m4',
      memories: l4Memories,
      images: [
        { name: 'Boot', image: bootImage },
        { name: 'App', image: application },
      ],
      start: { image: 'Boot', vectorTable: 0x08000000 },
      stopAt: [{ name: 'main', address: symbol(application, 'main') }],
    });
    expect(record.handOver).toMatchObject({ thumb: false, target: 0x90000100 });
    expect(record.stop.kind).toBe('fault');
  });

  it('follows the remap of address 0', async () => {
    const bootImage = await build('void SystemInit(void) {} int main(void) { REG(0x40010000) = 6; ((void (*)(void))REG(4))(); return 0; }', 0x08000000);
    const application = await build(plain, 0x90000000);
    const record = recordBoot({
      core: 'cortex-m4',
      memories: l4Memories,
      images: [
        { name: 'Boot', image: bootImage },
        { name: 'App', image: application },
      ],
      remapToZero: { register: 0x40010000, mask: 7, options: [{ value: 6, memory: 'QUADSPI' }] },
      start: { image: 'Boot', vectorTable: 0x08000000 },
      stopAt: [{ name: 'main', address: symbol(application, 'main') }],
    });
    expect(record.remap).toMatchObject([{ value: 6, memory: 'QUADSPI' }]);
    expect(record.stop).toMatchObject({ kind: 'reached' });
  });
});
