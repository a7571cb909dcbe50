import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { broken, cured, type Example, imagePath, plain } from './examples.js';
import { debugInQemu } from './qemu.js';
import { inTemporaryFolder, run, symbol, withoutTools } from './tools.js';

/*
 * QEMU has no STM32L476. The sources are built for mps3-an547 instead, which has memory at 0x90000000: internal flash, SRAM and the
 * peripherals are moved to where that machine has memory, and the alias of the external flash from 0x00000000 to 0x70000000, where the
 * same bytes are loaded a second time. Code, start-up and SysTick are those of the example.
 */
const INTERNAL_FLASH = 0x10000000;
const ALIAS = 0x70000000;
const moves: readonly (readonly [RegExp, string])[] = [
  [/0x4(0021000|8000400|8001000|0010000)UL/g, '0xC$1UL'],
  [/0x08000000/g, '0x10000000'],
  [/0x20000000/g, '0x31000000'],
  [/(ORIGIN = |APPLICATION_ADDRESS )0x00000000/g, '$10x70000000'],
  [/^.*RAM2 .*$/gm, ''],
];

/** Copies an example and moves its addresses; returns the paths of the two images. */
function buildForQemu(example: Example, folder: string): { bootloader: string; application: string } {
  run('cp', ['-R', `${example.folder}/.`, folder]);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ld|h|c)$/.test(file))) {
    const file = path.join(folder, name);
    writeFileSync(file, moves.reduce((text, [from, to]) => text.replace(from, to), readFileSync(file, 'utf8')));
  }
  run('sh', [path.join(folder, 'build.sh')]);
  return { bootloader: path.join(folder, 'Bootloader/Debug/Bootloader.elf'), application: path.join(folder, 'Application/Debug/Application.elf') };
}

// A breakpoint may be reported twice when an interrupt is pending at it, so stops are told apart by a condition and never counted.
const VTOR = 'printf "VTOR=%#x\\n", *(unsigned *)0xE000ED08';
const MEMRMP = 'printf "MEMRMP=%u\\n", *(unsigned *)0xC0010000';
const CCR = 'printf "CCR=%#x\\n", *(unsigned *)0xA0001014';
const COUNTERS = 'printf "toggles=%u ticks=%u\\n", toggles, milliseconds_since_start';

describe.skipIf(withoutTools)('what the examples do when they run', () => {
  test('broken: the tick of the application runs the boot loader\'s handler, and the application never sees a tick', async () => {
    await inTemporaryFolder(async (folder) => {
      const { bootloader, application } = buildForQemu(broken, folder);
      const handler = symbol(bootloader, 'SysTick_Handler');
      const output = await debugInQemu({
        machine: 'mps3-an547',
        kernel: bootloader,
        loaders: [`file=${application}`],
        symbols: application,
        folder,
        commands: ['thbreak main', 'continue', VTOR, CCR, `hbreak *${handler}`, 'continue', 'continue', 'continue', 'printf "pc=%#x\\n", $pc', COUNTERS],
      });
      expect(output).toContain(`VTOR=0x${INTERNAL_FLASH.toString(16)}`);
      expect(output).toContain('CCR=0xd002503');
      expect(output).toContain(`pc=0x${handler.toString(16)}`);
      expect(output).toMatch(/toggles=\d+ ticks=0$/m);
    });
  });

  test('cured: runs at the alias with its own vector table, and blinks', async () => {
    await inTemporaryFolder(async (folder) => {
      const { bootloader, application } = buildForQemu(cured, folder);
      const alias = path.join(folder, 'alias.bin');
      run('arm-none-eabi-objcopy', ['-O', 'binary', application, alias]);
      const output = await debugInQemu({
        machine: 'mps3-an547',
        kernel: bootloader,
        loaders: [`file=${application}`, `file=${alias},addr=0x${ALIAS.toString(16)}`],
        symbols: application,
        folder,
        commands: ['thbreak main', 'continue', VTOR, CCR, MEMRMP, 'printf "period=%u\\n", blink_period', 'hbreak leds_toggle if toggles == 2', 'continue', COUNTERS],
      });
      expect(output).toContain(`VTOR=0x${ALIAS.toString(16)}`);
      expect(output).toContain('CCR=0xd002503');
      expect(output).toContain('MEMRMP=6');
      expect(output).toContain('period=250');
      const ticks = Number(/toggles=2 ticks=(\d+)/.exec(output)?.[1]);
      expect(ticks, output).toBeGreaterThanOrEqual(500);
    });
  });

  test('plain: the committed image itself blinks on a machine with the same flash and SRAM addresses', async () => {
    await inTemporaryFolder(async (folder) => {
      const image = imagePath(plain, 'f411-plain');
      const commands = ['thbreak main', 'continue', VTOR, 'hbreak led_toggle if milliseconds_since_start > 250', 'continue', 'printf "ticks=%u\\n", milliseconds_since_start'];
      const output = await debugInQemu({ machine: 'netduinoplus2', kernel: image, symbols: image, folder, commands });
      expect(output).toMatch(/VTOR=(0x)?0$/m);
      expect(Number(/ticks=(\d+)/.exec(output)?.[1])).toBeGreaterThanOrEqual(500);
    });
  });
});
