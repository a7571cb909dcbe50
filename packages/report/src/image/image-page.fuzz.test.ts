import { readFileSync } from 'node:fs';
import { buildFirmware, MemoryFiles } from '@qspi-doctor/testkit';
import { isPresent, openImageFile } from '@qspi-doctor/workspace';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareImages, describeImage, formatChangesPretty, formatImageJson, formatImagePretty } from '../index.js';

const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(new URL('../../schema/image-1.schema.json', import.meta.url), 'utf8')) as object,
);
const example = new Uint8Array(readFileSync(new URL('../../../../examples/f411-plain/Debug/f411-plain.elf', import.meta.url)));
const small = buildFirmware({ table: 0x90000000, vtor: 0x08000000 });
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 150);

/** Overwrites bytes, most of them in the headers, where they do most harm; sometimes cuts the file off. */
const damaged = fc
  .record({
    image: fc.constantFrom(small, example),
    changes: fc.array(fc.tuple(fc.oneof(fc.nat(200), fc.nat(2 ** 20)), fc.oneof(fc.constantFrom(0, 0xff, 0x80, 0x7f), fc.nat(255)), fc.boolean()), {
      minLength: 1,
      maxLength: 12,
    }),
    cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 6 }),
  })
  .map(({ image, changes, cut }) => {
    const bytes = new Uint8Array(cut === null ? image : image.subarray(0, Math.floor(image.length * cut)));
    for (const [at, value, fromEnd] of changes) if (bytes.length > 0) bytes[fromEnd ? bytes.length - 1 - (at % bytes.length) : at % bytes.length] = value;
    return bytes;
  });

describe('the page about a damaged image', () => {
  it('is a page or a reason, never a crash, and nothing in it steers the terminal', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (bytes) => {
        const opened = await openImageFile(new MemoryFiles({ '/a.elf': bytes }), '/a.elf');
        if (!isPresent(opened)) {
          expect(opened.absent).not.toBe('');
          return;
        }
        // Running each of them would take minutes; what damaged images do in the machine is the machine's own test.
        const page = await describeImage(opened.value, { file: 'a.elf', top: 5, boot: false });
        const pretty = formatImagePretty(page, { color: 0, width: 80 });
        expect(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(pretty)).toBe(false);
        validate(JSON.parse(formatImageJson(page, '1')));
        expect(validate.errors).toBeNull();
        const side = { page, image: opened.value.image };
        formatChangesPretty(compareImages(side, side, String), { color: 0, width: 80 }, 5);
      }),
      { numRuns },
    );
  });
});
