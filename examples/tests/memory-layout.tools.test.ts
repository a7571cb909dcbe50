import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { broken, cured, examples, imagePath, plain } from './examples.js';
import { entryPoint, hexDump, loadSegments, run, symbol, withoutTools } from './tools.js';

const INTERNAL_FLASH = 0x08000000;
const EXTERNAL_FLASH = 0x90000000;

const everyImage = examples.flatMap((of) => of.programs.map(({ project }) => ({ example: of.name, project, image: imagePath(of, project) })));

describe.skipIf(withoutTools)('what readelf and nm say about the committed images', () => {
  test.each([
    { of: broken, project: 'Bootloader', runsAt: INTERNAL_FLASH, loadedAt: INTERNAL_FLASH, vectors: 98, stack: 0x20018000 },
    { of: broken, project: 'Application', runsAt: EXTERNAL_FLASH, loadedAt: EXTERNAL_FLASH, vectors: 98, stack: 0x20018000 },
    { of: cured, project: 'Bootloader', runsAt: INTERNAL_FLASH, loadedAt: INTERNAL_FLASH, vectors: 98, stack: 0x20018000 },
    { of: cured, project: 'Application', runsAt: 0, loadedAt: EXTERNAL_FLASH, vectors: 98, stack: 0x20018000 },
    { of: plain, project: 'f411-plain', runsAt: INTERNAL_FLASH, loadedAt: INTERNAL_FLASH, vectors: 102, stack: 0x20020000 },
  ])('$of.name $project: vector table, run and load addresses', ({ of, project, runsAt, loadedAt, vectors, stack }) => {
    const image = imagePath(of, project);
    const table = hexDump(image, '.isr_vector');
    const [code, data, reserved] = loadSegments(image);

    expect(symbol(image, 'g_pfnVectors')).toBe(runsAt);
    expect(table.length).toBe(vectors * 4);
    expect(table.readUInt32LE(0)).toBe(stack);
    expect(table.readUInt32LE(4)).toBe(symbol(image, 'Reset_Handler') + 1);
    expect(table.readUInt32LE(15 * 4)).toBe(symbol(image, 'SysTick_Handler') + 1);
    expect(entryPoint(image)).toBe(table.readUInt32LE(4));

    expect(code).toMatchObject({ virtualAddress: runsAt, physicalAddress: loadedAt, flags: 'RE' });
    expect(data).toMatchObject({ virtualAddress: 0x20000000, physicalAddress: loadedAt + (code?.fileSize ?? 0), flags: 'RW' });
    expect(symbol(image, '_sidata')).toBe(data?.physicalAddress);
    expect(symbol(image, '_sdata')).toBe(0x20000000);
    expect(symbol(image, '_edata') - symbol(image, '_sdata')).toBe(data?.fileSize);
    expect(reserved).toMatchObject({ fileSize: 0, flags: 'RW' });
  });

  test.each(everyImage)('$example $project: small, for a Cortex-M4, with line numbers and no path of the machine that built it', ({ image }) => {
    expect(statSync(image).size).toBeLessThan(200_000);
    expect(readFileSync(image).toString('latin1')).not.toMatch(/\/(home|work|tmp|usr|build|opt|root|private)\/|[A-Z]:\\/);
    expect(run('arm-none-eabi-readelf', ['-A', image]).stdout).toMatch(/Tag_CPU_arch: v7E-M/);

    const info = run('arm-none-eabi-readelf', ['--debug-dump=info', image]).stdout;
    const folders = [...info.matchAll(/DW_AT_comp_dir\s*:(?:.*:)? (\S+)$/gm)].map((match) => match[1]);
    expect(folders.length).toBeGreaterThan(4);
    expect(new Set(folders)).toEqual(new Set(['.']));
    expect(info).toMatch(/DW_AT_name\s*:(?:.*:)? (\w+\/)?Core\/Src\/main\.c$/m);
  });

  test('in the broken example the boot loader counts its ticks in another variable than the application', () => {
    const counter = 'milliseconds_since_start';
    expect(symbol(imagePath(broken, 'Bootloader'), counter)).not.toBe(symbol(imagePath(broken, 'Application'), counter));
  });
});
