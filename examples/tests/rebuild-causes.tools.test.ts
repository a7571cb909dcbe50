import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { causesFolder, variants } from './causes.js';
import { entryPoint, hexDump, inTemporaryFolder, loadSegments, withoutTools } from './tools.js';

/** Builds at a time. Each is a dozen short processes. */
const width = 4;

const build = promisify(execFile);
const isImage = (name: string): boolean => /\.(?:elf|stldr)$/.test(name);

/** Images below a folder, relative to it. */
const imagesOf = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isImage).sort();

describe.skipIf(withoutTools)('examples/causes', () => {
  test(
    'every committed image is what its sources build, without a word from compiler, assembler or linker',
    async () => {
      await inTemporaryFolder(async (temporary) => {
        const waiting = [...variants];
        const next = async (): Promise<void> => {
          for (let variant = waiting.pop(); variant !== undefined; variant = waiting.pop()) {
            const { stdout, stderr } = await build('sh', [path.join(causesFolder, variant, 'build.sh'), path.join(temporary, variant)]);
            expect(stdout + stderr, variant).toBe('');
          }
        };
        await Promise.all(Array.from({ length: width }, next));

        // Another compiler gives other code, so only the same one can be held to the same bytes.
        const [sample = ''] = imagesOf(causesFolder).filter((name) => name.endsWith('.elf'));
        const sameCompiler = hexDump(path.join(temporary, sample), '.comment').equals(hexDump(path.join(causesFolder, sample), '.comment'));
        expect(imagesOf(temporary)).toEqual(imagesOf(causesFolder));
        for (const image of imagesOf(causesFolder)) {
          const [committed, rebuilt] = [path.join(causesFolder, image), path.join(temporary, image)];
          if (sameCompiler) expect(readFileSync(rebuilt).equals(readFileSync(committed)), `${image} differs from its sources: npm run generate -- --examples`).toBe(true);
          else {
            expect(loadSegments(rebuilt).map(({ virtualAddress }) => virtualAddress)).toEqual(loadSegments(committed).map(({ virtualAddress }) => virtualAddress));
            expect(entryPoint(rebuilt) & 1).toBe(entryPoint(committed) & 1);
          }
        }
      });
    },
    120_000,
  );

  test('no image holds a path of the machine that built it', () => {
    const images = imagesOf(causesFolder);
    expect(images.length).toBeGreaterThan(90);
    for (const image of images) expect(readFileSync(path.join(causesFolder, image)).toString('latin1'), image).not.toMatch(/\/(home|work|tmp|usr|build|opt|root|private)\/|[A-Z]:\\/);
  });
});
