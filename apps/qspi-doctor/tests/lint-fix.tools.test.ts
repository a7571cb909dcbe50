import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool, withoutTools } from '@qspi-doctor/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { qspiDoctorIn, root } from './fake-terminal.js';

const program = `.syntax unified
.cpu cortex-m4
.thumb
.section .isr_vector,"a"
.word _estack, Reset_Handler
.text
.global Reset_Handler
.thumb_func
Reset_Handler: ldr r0, =value
.section .init_array,"aw",%init_array
.word Reset_Handler
.data
.global value
value: .byte 1, 2, 3
.bss
.space 5
`;
const healthy = ['f411-plain/STM32F411RETX_FLASH.ld', 'l476g-disco-qspi/Application/STM32L476VGTX_QSPI.ld', 'l476g-disco-qspi-cured/Bootloader/STM32L476VGTX_FLASH.ld'];
/** Faults that are mended without a person, and what they are made of. */
const faults: readonly [string, RegExp, string][] = [
  ['a missing blank', /ORIGIN = 0x20000000/, 'ORIGIN=0x20000000'],
  ['several missing blanks', /_sdata = \.;([^]*)_edata = \.;/, '_sdata=.;$1_edata= .;'],
  ['no KEEP around the vector table', /KEEP\((\*\(\.isr_vector\))\)/, '$1'],
  ['no AT>', />RAM AT> \w+/, '>RAM'],
  ['an end that is not rounded', / {4}\. = ALIGN\(4\);\n( {4}_edata = \.;)/, '$1'],
  ['a region in other letters', />RAM AT> FLASH|>RAM AT> QUADSPI/, '>Ram AT> $&'],
  ['a section that is not READONLY', /\.init_array \(READONLY\)/, '.init_array'],
];

describe.skipIf(withoutTools)('--fix, judged by arm-none-eabi-ld', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-fix-'));
    writeFileSync(join(folder, 'program.s'), program);
    runTool('arm-none-eabi-as', ['program.s', '-o', 'program.o'], { cwd: folder });
    for (const library of ['libc.a', 'libm.a', 'libgcc.a']) runTool('arm-none-eabi-ar', ['rc', library], { cwd: folder });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const link = (text: string) => {
    writeFileSync(join(folder, 'link.ld'), text);
    runTool('arm-none-eabi-ld', ['--gc-sections', '-L.', '-T', 'link.ld', 'program.o', '-o', 'program.elf'], { cwd: folder });
    return readFileSync(join(folder, 'program.elf'));
  };
  const fix = async (text: string) => {
    writeFileSync(join(folder, 'STM32.ld'), text);
    await qspiDoctorIn(folder, 'lint', 'STM32.ld', '--fix', '--fail-on', 'never');
    return readFileSync(join(folder, 'STM32.ld'), 'utf8');
  };

  it.each(healthy)('leaves %s as it is', async (path) => {
    const text = readFileSync(`${root}/examples/${path}`, 'utf8');
    expect(await fix(text)).toBe(text);
  });

  it.each(healthy.flatMap((path) => faults.map(([name, from, to]) => [name, path, from, to] as const)))('mends %s in %s: the image is that of the healthy script', async (_, path, from, to) => {
    const text = readFileSync(`${root}/examples/${path}`, 'utf8');
    const faulty = text.replace(from, to).replace(/>Ram AT> >RAM AT>/, '>Ram AT>');
    expect(faulty).not.toBe(text);
    const mended = await fix(faulty);
    expect(mended).not.toBe(faulty);
    expect(await fix(mended)).toBe(mended);
    expect(link(mended).equals(link(text))).toBe(true);
  });
});
