import { readFileSync } from 'node:fs';
import { buildFirmware, MemoryFiles } from '@qspi-doctor/testkit';
import { findDevice } from '@qspi-doctor/devices';
import { isPresent, openImageFile } from '@qspi-doctor/workspace';
import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { describeImage, formatImageHtml } from '../src/index.js';
import { tagsOf } from './html-tags.js';

const example = new Uint8Array(readFileSync(new URL('../../../examples/l476g-disco-qspi/Application/Debug/Application.elf', import.meta.url)));
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 60);

async function pageOf(bytes: Uint8Array, device?: string, boot = true): Promise<string | undefined> {
  const opened = await openImageFile(new MemoryFiles({ '/a.elf': bytes }), '/a.elf', device === undefined ? undefined : findDevice(device));
  if (!isPresent(opened)) return undefined;
  return formatImageHtml({ opened: opened.value, page: await describeImage(opened.value, { file: 'Debug/a.elf', top: 5, boot }), toolVersion: '0' });
}

describe('the page about an image', () => {
  it('has its map, its way to main, its vectors and its biggest symbols; is valid and the same each time', async () => {
    const page = (await pageOf(example, 'STM32L476VG'))!;
    for (const part of ['a.elf', 'QUADSPI', 'Reset_Handler', 'main is reached', 'VTOR is written', 'g_pfnVectors', 'Biggest symbols']) expect(page).toContain(part);
    expect((await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(page)).results.flatMap(({ messages }) => messages.map(({ message, line }) => `${message} ${line}`))).toEqual([]);
    expect(await pageOf(example, 'STM32L476VG')).toBe(page);
  });

  it('knows memories by their address where no device is named', async () => {
    const page = (await pageOf(buildFirmware({ table: 0x90000000, vtor: 0x90000000 })))!;
    expect(page).toMatch(/external memory<\/bdi>.*?0x90000000/s);
    expect(page).not.toContain('No memory');
  });

  it('is a page or nothing for any damaged image, never a crash', { timeout: 60_000 }, async () => {
    const damage = fc.tuple(fc.array(fc.tuple(fc.oneof(fc.nat(300), fc.nat(example.length - 1)), fc.nat(255)), { minLength: 1, maxLength: 12 }), fc.option(fc.nat(example.length)));
    await fc.assert(
      fc.asyncProperty(damage, async ([changes, cut]) => {
        const bytes = example.slice(0, cut ?? example.length);
        for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
        const page = await pageOf(bytes, 'STM32L476VG', false);
        if (page !== undefined) tagsOf(page);
      }),
      { numRuns },
    );
  });
});
