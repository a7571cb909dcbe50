import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { causesFolder } from './causes.js';
import { debugInQemu } from './qemu.js';
import { inTemporaryFolder, loadSegments, run, symbol, withoutTools } from './tools.js';

/*
 * The sources are built for mps3-an547, as those of l476g-disco-qspi are: internal flash, RAM and peripherals are moved to where that machine has
 * memory, and the alias of the external flash from 0x00000000 to 0x70000000. Its core is a Cortex-M55, which runs code for M4, M7 and M33.
 */
const ALIAS = 0x70000000;
const moves: readonly (readonly [RegExp, string])[] = [
  [/0x[45]([0-9A-F]{7})UL/g, '0xC$1UL'],
  [/0x08000000/g, '0x10000000'],
  [/(RAM .*ORIGIN = )0x2[04]0[01]0000/g, '$10x31000000'],
  [/(_ALIAS .*ORIGIN = |uint32_t \*\)|SCB_VTOR = )0x00000000/g, '$10x70000000'],
];

interface Images {
  readonly boot: string;
  readonly application: string;
}

function buildForQemu(variant: string, folder: string): Images {
  run('cp', ['-R', `${path.join(causesFolder, variant)}/.`, folder]);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ld|h|c)$/.test(file))) {
    const file = path.join(folder, name);
    writeFileSync(file, moves.reduce((text, [from, to]) => text.replace(from, to), readFileSync(file, 'utf8')));
  }
  run('sh', [path.join(folder, 'build.sh')]);
  return { boot: path.join(folder, 'Boot/Debug/Boot.elf'), application: path.join(folder, 'Appli/Debug/Appli.elf') };
}

/** What a programmer writes into the external flash: nothing of what the image has for RAM. Shown at both addresses. */
function flashContent(application: string, folder: string): readonly string[] {
  const file = path.join(folder, 'flash.bin');
  const segments = loadSegments(application);
  const origin = segments.find(({ flags }) => flags.includes('E'))?.physicalAddress ?? 0;
  const inFlash = segments.some(({ flags, fileSize, physicalAddress }) => flags.includes('W') && fileSize > 0 && physicalAddress >= origin);
  run('arm-none-eabi-objcopy', ['-O', 'binary', ...['.isr_vector', '.text', '.rodata', ...(inFlash ? ['.data'] : [])].flatMap((name) => ['-j', name]), application, file]);
  return [`file=${file},addr=0x${origin.toString(16)}`, `file=${file},addr=0x${ALIAS.toString(16)}`];
}

/** Runs a variant from reset and returns what GDB printed. */
async function debug(variant: string, commands: (images: Images) => readonly string[]): Promise<string> {
  let output = '';
  await inTemporaryFolder(async (folder) => {
    const images = buildForQemu(variant, folder);
    output = await debugInQemu({ machine: 'mps3-an547', kernel: images.boot, loaders: flashContent(images.application, folder), symbols: images.application, folder, commands: commands(images) });
  });
  return output;
}

const PC = 'printf "pc=%#x\\n", $pc';
const stopIn = (image: string, name: string) => `hbreak *${symbol(image, name)}`;
/** Whichever of these is reached first. */
const race = ({ boot, application }: Images) => [stopIn(application, 'main'), stopIn(boot, 'Default_Handler'), 'continue', PC, `printf "main=%#x handler=%#x\\n", ${symbol(application, 'main')}, ${symbol(boot, 'Default_Handler')}`];

describe.skipIf(withoutTools)('what the examples of causes do when they run', () => {
  test.each(['11-vtor-old-template', '11-vtor-u5-template'])('%s: the first tick ends in the boot loader; cured, the application counts', async (cause) => {
    const broken = await debug(`${cause}/broken`, ({ boot }) => [stopIn(boot, 'Default_Handler'), 'continue', 'printf "stopped ticks=%u\\n", ticks']);
    expect(broken).toContain('stopped ticks=0');
    const cured = await debug(`${cause}/cured`, ({ boot, application }) => [stopIn(boot, 'Default_Handler'), `${stopIn(application, 'SysTick_Handler')} if ticks == 3`, 'continue', 'printf "stopped ticks=%u\\n", ticks']);
    expect(cured).toContain('stopped ticks=3');
  });

  // QEMU forbids execution from 0xA0000000 on as the architecture does.
  test.each(['16-locals-on-the-old-stack', '21-vectors-dropped', '34-execute-never'])('%s: a fault in place of main; cured, main', async (cause) => {
    const [, stopped, , handler] = /pc=(0x\w+)[^]*main=(0x\w+) handler=(0x\w+)/.exec(await debug(`${cause}/broken`, race)) ?? [];
    expect(stopped).toBe(handler);
    const [, arrived, main] = /pc=(0x\w+)[^]*main=(0x\w+) handler=(0x\w+)/.exec(await debug(`${cause}/cured`, race)) ?? [];
    expect(arrived).toBe(main);
  });

  test('17-interrupts-left-on: SysTick runs at the first instruction of the application; cured, it does not', async () => {
    const commands = ({ application }: Images) => [stopIn(application, 'Reset_Handler'), 'continue', 'printf "running=%u\\n", *(unsigned *)0xE000E010 & 1'];
    expect(await debug('17-interrupts-left-on/broken', commands)).toContain('running=1');
    expect(await debug('17-interrupts-left-on/cured', commands)).toContain('running=0');
  });

  test('23-data-without-load-region: after power-on the variable has what was in RAM before; cured, its value', async () => {
    const commands = ({ application }: Images) => [stopIn(application, 'main'), 'continue', 'printf "period=%u\\n", period'];
    expect(await debug('23-data-without-load-region/broken', commands)).toMatch(/period=(?!250\b)\d+/);
    expect(await debug('23-data-without-load-region/cured', commands)).toContain('period=250');
  });
});
