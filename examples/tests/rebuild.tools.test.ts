import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { examples } from './examples.js';
import { entryPoint, hexDump, inTemporaryFolder, loadSegments, run, symbol, symbols, withoutTools } from './tools.js';

/** Names that debuggers, the linker script and the doctor look for. */
const landmarks = ['g_pfnVectors', 'Reset_Handler', 'SystemInit', 'main', 'SysTick_Handler', '_estack', '_sidata', '_sdata', '_edata', '_sbss', '_ebss'];

describe.skipIf(withoutTools)('the committed images are what the sources build', () => {
  describe.each(examples)('$name', ({ folder, programs }) => {
    test('builds without a word from compiler, assembler or linker, and gives the committed images', async () => {
      await inTemporaryFolder((out) => {
        const { stdout, stderr } = run('sh', [path.join(folder, 'build.sh'), out]);
        expect(stdout + stderr).toBe('');

        for (const { image } of programs) {
          const committed = path.join(folder, image);
          const rebuilt = path.join(out, image);
          const names = symbols(committed);

          expect([...symbols(rebuilt).keys()].filter((name) => landmarks.includes(name)).sort()).toEqual([...landmarks].sort());
          expect(symbol(rebuilt, 'g_pfnVectors')).toBe(names.get('g_pfnVectors'));
          expect(symbol(rebuilt, '_estack')).toBe(names.get('_estack'));
          expect(entryPoint(rebuilt)).toBe(symbol(rebuilt, 'Reset_Handler') + 1);
          expect(loadSegments(rebuilt)[0]).toMatchObject({ virtualAddress: loadSegments(committed)[0]?.virtualAddress, flags: 'RE' });
          expect(loadSegments(rebuilt)[0]?.physicalAddress).toBe(loadSegments(committed)[0]?.physicalAddress);

          // Another compiler gives other code, so only the same one can be held to the same bytes.
          if (hexDump(rebuilt, '.comment').equals(hexDump(committed, '.comment'))) {
            expect(loadSegments(rebuilt)).toEqual(loadSegments(committed));
            expect(symbols(rebuilt)).toEqual(names);
            expect(readFileSync(rebuilt).equals(readFileSync(committed)), `${image} differs from its sources: run build.sh`).toBe(true);
          }
        }
      });
    });

    test('builds the same bytes in another folder', async () => {
      await inTemporaryFolder((elsewhere) => {
        run('cp', ['-R', `${folder}/.`, elsewhere]);
        run('sh', [path.join(elsewhere, 'build.sh'), path.join(elsewhere, 'first')]);
        run('sh', [path.join(folder, 'build.sh'), path.join(elsewhere, 'second')]);
        for (const { image } of programs) {
          expect(readFileSync(path.join(elsewhere, 'first', image)).equals(readFileSync(path.join(elsewhere, 'second', image)))).toBe(true);
        }
      });
    });
  });
});
