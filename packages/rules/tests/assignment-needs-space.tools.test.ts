import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool, withoutTools } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { changedScript, healthyScript, lintScript } from './lint-script.js';

/** What the real linker says of a script: nothing, or why it refuses it. */
function link(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-ld-'));
  try {
    writeFileSync(join(folder, 'script.ld'), script);
    writeFileSync(join(folder, 'a.s'), '.section .isr_vector, "a"\n.word 0\n.text\n.global Reset_Handler\n.thumb_func\nReset_Handler: b .\n');
    runTool('arm-none-eabi-as', ['-mcpu=cortex-m4', '-o', 'a.o', 'a.s'], { cwd: folder });
    // The script names the C library in /DISCARD/; empty ones will do.
    for (const library of ['libc.a', 'libm.a', 'libgcc.a']) runTool('arm-none-eabi-ar', ['rc', library], { cwd: folder });
    const { status, stderr } = runTool('arm-none-eabi-ld', ['-L', '.', '-T', 'script.ld', '-o', 'a.elf', 'a.o'], { cwd: folder, allowFailure: true });
    return status === 0 ? '' : stderr;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(withoutTools)('linker-script/assignment-needs-space and the real linker', () => {
  it('ld links the healthy script', () => {
    expect(link(healthyScript)).toBe('');
  });

  it.each([
    ['_Min_Heap_Size = 0x200;', '_Min_Heap_Size=0x200;'],
    ['ORIGIN = 0x08000000', 'ORIGIN=0x08000000'],
    ['LENGTH = 32K', 'LENGTH=32K'],
  ])('ld refuses the script where %s has no blanks, and links it once the edit is applied', async (from, to) => {
    const glued = changedScript([from, to]);
    expect(link(glued)).toMatch(/error|undefined|syntax/i);
    const edit = (await lintScript(glued)).findings.find(({ rule }) => rule === 'linker-script/assignment-needs-space')?.remedies[0]?.edits?.[0];
    expect(edit).toBeDefined();
    expect(link(glued.slice(0, edit!.range.start) + edit!.newText + glued.slice(edit!.range.end))).toBe('');
  });
});
