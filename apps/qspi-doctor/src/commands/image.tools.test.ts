import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool, withoutTools } from '@qspi-doctor/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { qspiDoctorIn, root } from '../../tests/fake-terminal.js';

const source = `
#include <stdint.h>
typedef void (*handler)(void);
int main(void);
uint32_t counters[40]; uint8_t flags[7]; uint32_t table[5] = { 1, 2, 3 }; const uint32_t squares[12] = { 0, 1, 4, 9 };
static float scale(float x) { return x * 1.5f; }
void Reset_Handler(void) { *(volatile uint32_t *)0xe000ed88 |= 0xfu << 20; main(); for (;;) {} }
__attribute__((section(".isr_vector"), used)) const handler g_pfnVectors[20] = { (handler)0x20018000, Reset_Handler, Reset_Handler };
int main(void) { counters[3] = squares[table[1]] + (uint32_t)scale((float)flags[2]); *(volatile uint32_t *)0xe000ed08 = 0x90000000; for (;;) {} }
`;
const script = `ENTRY(Reset_Handler)
MEMORY { ROM (rx) : ORIGIN = 0x90000000, LENGTH = 512K  RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 96K }
SECTIONS { .isr_vector : { KEEP(*(.isr_vector)) } >ROM  .text : { *(.text*) *(.rodata*) } >ROM  .data : { *(.data*) } >RAM AT>ROM  .bss (NOLOAD) : { *(.bss*) *(COMMON) } >RAM }
`;

interface Page {
  readonly entry: { readonly address: string };
  readonly main: { readonly address: string; readonly source: { readonly file: string; readonly line: number } };
  readonly buildId: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly programmed: readonly { readonly sections: readonly Piece[] }[];
  readonly running: readonly { readonly sections: readonly Piece[] }[];
  readonly biggest: readonly { readonly symbols: readonly { readonly name: string; readonly address: string; readonly size: number }[] }[];
}
interface Piece {
  readonly name: string;
  readonly address: string;
  readonly size: number;
}

const hex = (text: string | undefined) => `0x${(text ?? '').replace(/^0x/, '').padStart(8, '0')}`;

describe.skipIf(withoutTools)('what qspi-doctor image says, judged by the binutils', () => {
  let folder = '';
  const images: string[] = [join(root, 'examples/l476g-disco-qspi/Bootloader/Debug/Bootloader.elf'), join(root, 'examples/f411-plain/Debug/f411-plain.elf')];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-judge-'));
    writeFileSync(join(folder, 'main.c'), source);
    writeFileSync(join(folder, 'link.ld'), script);
    const compile = (output: string, ...flags: string[]) =>
      runTool(
        'arm-none-eabi-gcc',
        [
          '-mcpu=cortex-m7',
          '-mthumb',
          '-mfpu=fpv5-d16',
          '-mfloat-abi=hard',
          '-ffreestanding',
          '-nostdlib',
          '-Wl,--build-id',
          '-Wl,--no-warn-rwx-segments',
          '-T',
          'link.ld',
          'main.c',
          '-o',
          output,
          ...flags,
        ],
        { cwd: folder },
      );
    compile('debug.elf', '-g', '-O0');
    compile('small.elf', '-g', '-Os');
    images.push(join(folder, 'debug.elf'), join(folder, 'small.elf'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const pageOf = async (file: string): Promise<Page> => JSON.parse((await qspiDoctorIn(root, 'image', file, '--format', 'json', '--top', '1000')).out) as Page;

  it.each([0, 1, 2, 3])('image %i', async (index) => {
    const file = images[index]!;
    const page = await pageOf(file);

    const sections = [...runTool('arm-none-eabi-objdump', ['-hw', file]).stdout.matchAll(/^\s*\d+ (\S+)\s+(\w+)\s+(\w+)\s+(\w+)\s+\w+\s+\S+\s+(.*)$/gm)].filter(
      ([, , size, , , flags]) => flags!.includes('ALLOC') && Number.parseInt(size!, 16) > 0,
    );
    const listed = (pieces: Page['running']) =>
      pieces
        .flatMap((stretch) => stretch.sections)
        .map(({ name, address, size }) => `${name} ${address} ${size}`)
        .sort();
    expect(listed(page.running)).toEqual(sections.map(([, name, size, vma]) => `${name} ${hex(vma)} ${Number.parseInt(size!, 16)}`).sort());
    expect(listed(page.programmed)).toEqual(
      sections
        .filter(([, , , , , flags]) => flags!.includes('CONTENTS'))
        .map(([, name, size, , lma]) => `${name} ${hex(lma)} ${Number.parseInt(size!, 16)}`)
        .sort(),
    );

    const symbols = new Set(
      [...runTool('arm-none-eabi-nm', ['-S', '--defined-only', file]).stdout.matchAll(/^(\w{8}) (\w{8}) [tTdDbBrRVvWw] (\S+)$/gm)].map(
        ([, address, size]) => `${hex(address)} ${Number.parseInt(size!, 16)}`,
      ),
    );
    const shown = page.biggest.flatMap((memory) => memory.symbols).map(({ address, size }) => `${address} ${size}`);
    expect(new Set(shown)).toEqual(symbols);

    const header = runTool('arm-none-eabi-readelf', ['-hnAW', file]).stdout;
    expect(page.entry.address).toBe(hex(((Number(/Entry point address:\s+(0x\w+)/.exec(header)?.[1]) & ~1) >>> 0).toString(16)));
    expect(page.buildId ?? undefined).toBe(/Build ID: (\w+)/.exec(header)?.[1]);
    expect(page.attributes.find(({ name }) => name === 'Tag_CPU_arch')?.value).toBe(/Tag_CPU_arch: (.*)/.exec(header)?.[1]);
    expect(page.attributes.find(({ name }) => name === 'Tag_FP_arch')?.value).toBe(/Tag_FP_arch: (.*)/.exec(header)?.[1]);

    const [place] = runTool('arm-none-eabi-addr2line', ['-e', file, page.main.address]).stdout.trim().split('\n');
    expect(place?.endsWith(`main.c:${page.main.source.line}`)).toBe(true);
  });
});
