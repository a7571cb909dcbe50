import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { disagreement } from './support/agreement.js';
import { LdJudge, withoutTools } from './support/ld.js';
import { mutate, randomFrom } from './support/mutate.js';

/** MUTATIONS=6000 for a long run, SEED for another one. */
const mutations = Number(process.env['MUTATIONS'] ?? 400);
const seed = Number(process.env['SEED'] ?? 1);

const fixtures = join(import.meta.dirname, 'fixtures');
const scripts: { name: string; text: string }[] = [];
const included: Record<string, string> = {};
for (const folder of ['ld', 'constructs']) {
  for (const name of readdirSync(join(fixtures, folder))) {
    const text = readFileSync(join(fixtures, folder, name), 'latin1');
    if (name.endsWith('.ld')) scripts.push({ name: `${folder}/${name}`, text });
    else included[name] = text;
  }
}

describe.skipIf(withoutTools)('arm-none-eabi-ld and we agree on what is a script', () => {
  let judge: LdJudge;
  beforeAll(() => {
    judge = new LdJudge();
  });
  afterAll(() => judge.dispose());

  test.each(scripts)('$name is accepted', ({ text }) => {
    const verdict = judge.judge(text, included);
    expect(verdict).toEqual({ kind: 'accepted' });
    expect(disagreement(text, verdict, included)).toBeUndefined();
  });

  test('the scripts that binutils installs', () => {
    const folders = ['/usr/lib/arm-none-eabi/ldscripts', '/usr/lib/x86_64-linux-gnu/ldscripts'];
    let count = 0;
    for (const folder of folders) {
      for (const name of readdirSafely(folder)) {
        const text = readFileSync(join(folder, name), 'latin1').replace(/OUTPUT_ARCH\s*\([^)]*\)/g, 'OUTPUT_ARCH(arm)');
        expect(disagreement(text, judge.judge(text)), name).toBeUndefined();
        count++;
      }
    }
    expect(count).toBeGreaterThan(10);
  });

  test(`${mutations} mutations of the fixtures`, { timeout: mutations * 50 + 10_000 }, () => {
    const random = randomFrom(seed);
    const found: string[] = [];
    for (let i = 0; i < mutations; i++) {
      const text = mutate(scripts[random(scripts.length)]!.text, random);
      const difference = disagreement(text, judge.judge(text), included);
      if (difference !== undefined) found.push(`${difference}\n${text}`);
    }
    expect(found).toEqual([]);
  });
});

function readdirSafely(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
