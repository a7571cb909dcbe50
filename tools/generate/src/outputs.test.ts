import { readdirSync, readFileSync } from 'node:fs';
import { findDevice } from '@qspi-doctor/devices';
import { describe, expect, it } from 'vitest';
import { readDataFiles } from './data-files.js';
import { outputs } from './outputs.js';

const made = await outputs();

describe('the generated files', () => {
  const inExamples = ({ path }: { readonly path: string }) => path.startsWith('examples/');

  it('in examples/causes are what the generator makes now, and nothing else is there', () => {
    const read = (path: string) => readFileSync(new URL(`../../../${encodeURI(path)}`, import.meta.url), 'utf8');
    for (const { path, text } of made.filter(inExamples)) expect(read(path) === text, `${path} is out of date: npm run generate`).toBe(true);
    const built = /\.(?:elf|stldr)$|\/expected\.json$/;
    const there = readdirSync(new URL('../../../examples/causes/', import.meta.url), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !built.test(`/${entry.name}`));
    expect(there.length).toBe(made.filter(inExamples).length);
  });

  it.each(made.filter((output) => !inExamples(output)).map(({ path, text }) => [path, text] as const))('%s is what the generator makes now', (path, text) => {
    const committed = readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
    expect(committed === text, 'out of date: npm run generate').toBe(true);
    expect(text.length).toBeLessThan(150_000);
  });

  it('name each part of the data files so that it is found, with its flash', () => {
    const { parts } = readDataFiles();
    let count = 0;
    for (const [base, groups] of Object.entries(parts.parts)) {
      for (const [layout, codes] of Object.entries(groups)) {
        const rows = (parts.layouts[Number(layout)] ?? '').split(';').map((row) => row.split(' '));
        const flash = rows.filter((row) => row[1] === 'f').reduce((sum, row) => sum + Number.parseInt(row[3] ?? '', 16), 0);
        for (const code of codes) {
          const [letters = '', variant = ''] = code.split('-');
          const device = findDevice(`STM32${base}${letters}T6${variant}`);
          const own = device?.memories.filter((memory) => memory.kind === 'flash' && memory.aliasOf === undefined) ?? [];
          expect(device?.exact, `STM32${base}${code}`).toBe(true);
          expect(
            own.reduce((sum, memory) => sum + (memory.length ?? 0), 0),
            `STM32${base}${code}`,
          ).toBe(flash);
          count++;
        }
      }
    }
    expect(count).toBeGreaterThan(1600);
  });
});
