import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTool, withoutTools } from '@qspi-doctor/testkit';
import { attributeLines, listImage, parseListings, squeeze } from './as-readelf.js';
import { readArchive } from './archive.js';
import { imageOf, touchEverything } from './toolchain.js';

/**
 * Every object of the toolchain's libraries beside readelf. The normal run takes a few; `ALL_ARCHIVES=1` takes all of them
 * (some 150,000 objects, ten minutes).
 */
const everything = process.env['ALL_ARCHIVES'] === '1';

function archives(): string[] {
  const gcc = runTool('arm-none-eabi-gcc', ['-print-libgcc-file-name']).stdout.trim();
  const libc = runTool('arm-none-eabi-gcc', ['-print-file-name=libc.a']).stdout.trim();
  const all = [gcc, libc].flatMap((path) => {
    const folder = join(path, '..');
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.a'))
      .map((name) => join(folder, name));
  });
  return everything
    ? all
    : all.filter((path) => /(?:thumb\/v7e-m\+fp\/hard|thumb\/v6-m\/nofp)\/libgcc\.a$|thumb\/v8-m\.main\+fp\/hard\/libnosys\.a$/.test(path));
}

describe.skipIf(withoutTools)('objects in the archives of the toolchain, beside readelf', () => {
  it('sections, symbols and attributes of every member agree', { timeout: 3_600_000 }, async () => {
    let members = 0;
    for (const path of archives()) {
      const contents = readArchive(new Uint8Array(readFileSync(path)));
      if (contents.length === 0) continue;
      const theirs = parseListings(runTool('arm-none-eabi-readelf', ['-SsW', path], { timeout: 300_000 }).stdout);
      const attributes = runTool('arm-none-eabi-readelf', ['-AW', path], { timeout: 300_000 })
        .stdout.split(/^File: .*$/m)
        .slice(1);
      expect(theirs.length, path).toBe(contents.length);
      for (const [index, { name, content }] of contents.entries()) {
        const image = await imageOf(content);
        expect(listImage(image), `${path}(${name})`).toEqual(theirs[index]);
        expect(attributeLines(image), `${path}(${name})`).toEqual(
          (attributes[index] ?? '')
            .split('\n')
            .filter((line) => line.startsWith('  Tag_'))
            .map(squeeze),
        );
        touchEverything(image);
        expect(image.problems, `${path}(${name})`).toEqual([]);
        members++;
      }
    }
    expect(members).toBeGreaterThan(everything ? 100_000 : 250);
  });
});
