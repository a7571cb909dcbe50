import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runTool, withoutTools } from '@qspi-doctor/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { qspiDoctorIn } from './fake-terminal.js';

const script = 'ENTRY(Reset_Handler)\nINCLUDE memory.ld\nSECTIONS { .isr_vector : { KEEP(*(.isr_vector)) } > FLASH .text : { *(.text*) } > FLASH }\n';
const memory = (region: string) => `MEMORY { ${region} (rx) : ORIGIN = 0x08000000, LENGTH = 128K }\n`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-search-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const lint = (...args: string[]) => qspiDoctorIn(folder, 'lint', ...args);

describe('lint -L', () => {
  it('says what it cannot find, and finds it in the folder that is named', async () => {
    put('boards/link.ld', script);
    put('common/memory.ld', memory('ROM'));
    expect((await lint('boards/link.ld')).out.replace(/\s+/g, ' ')).toContain('which is not beside it (qspi-doctor lint -L DIR');
    for (const way of [['-L', 'common'], ['-Lcommon'], ['--library-path=common'], ['-L', 'boards', '-L', 'common']]) {
      const { code, out } = await lint('boards/link.ld', ...way);
      expect([code, out.includes('linker-script/undefined-region')]).toEqual([1, true]);
    }
    put('common/memory.ld', memory('FLASH'));
    expect(await lint('boards/link.ld', '-L', 'common')).toMatchObject({ code: 0 });
  });

  it('refuses a folder that is not there', async () => {
    put('link.ld', script);
    expect(await lint('link.ld', '-L', 'none')).toMatchObject({ code: 2, err: 'qspi-doctor: There is no folder none (-L).\n' });
  });

  // ld is run in the folder of the script: its current folder goes first, and that of the script does so here.
  it.skipIf(withoutTools)('takes the same file as ld where several have the name', async () => {
    for (const [own, first, second] of [['FLASH', 'A', 'B'], [undefined, 'FLASH', 'B'], [undefined, 'A', 'FLASH']] as const) {
      rmSync(join(folder, 'boards'), { recursive: true, force: true });
      put('boards/link.ld', script);
      if (own !== undefined) put('boards/memory.ld', memory(own));
      put('first/memory.ld', memory(first));
      put('second/memory.ld', memory(second));
      put('empty.s', '.section .isr_vector,"a"\n.word 0\n');
      runTool('arm-none-eabi-as', ['empty.s', '-o', 'empty.o'], { cwd: folder });
      const linked = runTool('arm-none-eabi-ld', ['-L', '../first', '-L', '../second', '-T', 'link.ld', '../empty.o', '-o', '../out.elf'], { cwd: join(folder, 'boards') });
      const ours = await lint('boards/link.ld', '-L', 'first', '-L', 'second');
      expect([ours.code, ours.out.includes('undefined-region')]).toEqual(/FLASH.* not declared/.test(linked.stderr) ? [1, true] : [0, false]);
    }
  });
});
