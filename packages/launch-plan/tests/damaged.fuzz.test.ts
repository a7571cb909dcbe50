import fc from 'fast-check';
import { readLaunch } from '@qspi-doctor/launch-config';
import { expect, it } from 'vitest';
import { fileOf, pair, planFor, written, type Content } from './projects.js';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 60);

/** A text with a stretch of it replaced, taken away or doubled. */
const damaged = (text: string) =>
  fc.tuple(fc.nat(text.length), fc.nat(60), fc.oneof(fc.constant(''), fc.string({ maxLength: 12 }), fc.constantFrom('"', '<', '&#0;', '{"fItems":[', ']}', '\\', '${'))).map(([at, length, into]) => text.slice(0, at) + into + text.slice(at + length));

/** Whatever is in the files: a plan, in which what is edited can be read, and what cannot be read is left to the user. */
async function holds(content: Content, options: Parameters<typeof planFor>[1]): Promise<void> {
  const plan = await planFor(content, options);
  for (const { path, text, before, manner, foreign } of plan.files) {
    expect(text).not.toBe(before);
    if (path.endsWith('.launch') && foreign === undefined) expect(readLaunch(text, 'x').value).toBeDefined();
    if (manner === 'edited') expect(before).toBeDefined();
  }
}

it('a damaged configuration is edited soundly, or left alone', async () => {
  const base = pair('STM32L476VGTx', 'STM32L476G-DISCO');
  const whole = written(base, await planFor(base));
  const text = fileOf(await planFor(base), 'Application/Application Debug.launch');
  await fc.assert(
    fc.asyncProperty(damaged(text), async (launch) => holds({ ...whole, 'Application/Application Debug.launch': launch }, {})),
    { numRuns },
  );
}, 60_000);

it('so is a damaged launch.json', async () => {
  const base = pair('STM32H750XBHx', 'STM32H750B-DK');
  const text = fileOf(await planFor(base, { ide: 'vscode' }), '.vscode/launch.json');
  await fc.assert(
    fc.asyncProperty(damaged(text), async (json) => holds({ ...base, '.vscode/launch.json': json }, { ide: 'vscode' })),
    { numRuns },
  );
}, 60_000);

it('so are damaged project files', async () => {
  const base = pair('STM32L476VGTx', 'STM32L476G-DISCO');
  const file = fc.constantFrom('Application/.cproject', 'Application/.project', 'Application/Application.ioc', 'Application/STM32L476VGTX_FLASH.ld');
  await fc.assert(
    fc.asyncProperty(
      file.chain((path) => damaged(String(base[path])).map((text) => [path, text] as const)),
      async ([path, text]) => holds({ ...base, [path]: text }, { loader: 'x.stldr' }),
    ),
    { numRuns },
  );
}, 60_000);
