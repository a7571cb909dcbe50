import { unifiedDiff } from '@qspi-doctor/doctor';
import { buildScript } from './build-script.js';
import type { Cause } from './cause.js';
import type { ExampleProgram } from './program.js';

export interface TextFile {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly executable?: boolean;
}

export const causesFolder = 'examples/causes';

/** The texts of one variant by path below its folder. */
function variantFiles(programs: readonly ExampleProgram[]): ReadonlyMap<string, string> {
  return new Map([
    ...programs.flatMap(({ project, files }) => [...files].map(([path, text]): [string, string] => [`${project}/${path}`, text])),
    ['build.sh', buildScript(programs)],
  ]);
}

/** Difference of two variants, by file. Launch configurations are shown as what they say. */
function difference(broken: ReadonlyMap<string, string>, cured: ReadonlyMap<string, string>): string {
  const paths = [...new Set([...broken.keys(), ...cured.keys()])].sort();
  const shown = (path: string, text: string | undefined) => (text !== undefined && path.endsWith('.launch') ? settings(text) : text);
  return paths
    .map((path) => (broken.get(path) === cured.get(path) ? '' : unifiedDiff(path, shown(path, broken.get(path)), shown(path, cured.get(path)) ?? '')))
    .join('');
}

/** One line a setting, and one an item of a list: the lines of the file itself are too long to compare by eye. */
function settings(launch: string): string {
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#10;', '\n').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return [...launch.matchAll(/<\w+Attribute key="([^"]*)" value="([^"]*)"\/>/g)]
    .map(
      ([, key = '', value = '']) =>
        `${key.slice(key.lastIndexOf('.') + 1)} = ${plain(value).replaceAll('{"fIsFromMainTab"', '\n{"fIsFromMainTab"').replaceAll('\n', '\n    ')}\n`,
    )
    .join('');
}

export function causeFiles(cause: Cause): readonly TextFile[] {
  const variants = Object.entries(cause.variants).map(([name, programs]) => ({ name, files: variantFiles(programs) }));
  const home = `${causesFolder}/${cause.name}`;
  return [
    { path: `${home}/README.md`, text: page(cause, new Map(variants.map(({ name, files }) => [name, files]))) },
    ...variants.flatMap(({ name, files }) =>
      [...files].map(([path, text]): TextFile => ({ path: `${home}/${name}/${path}`, text, ...(path === 'build.sh' ? { executable: true } : {}) })),
    ),
  ];
}

function page(cause: Cause, variants: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  const { name, title, device, rule, wrong, symptom, cure } = cause;
  const [broken, cured] = [variants.get('broken'), variants.get('cured')];
  const commands = [...variants.keys()].map((variant) => `npx qspi-doctor ${causesFolder}/${name}/${variant}`).join('\n');
  const parts = [
    '<!-- Made by "npm run generate" from tools/generate/src/examples. -->',
    `# ${title}`,
    `${device}. ${rule === '' ? 'Nothing is wrong here, and qspi-doctor says so.' : `Rule [${rule}](../../../docs/rules/${rule}.md).`}`,
    '```sh\n' + commands + '\n```',
    `## ${rule === '' ? 'What it shows' : 'What is wrong'}`,
    wrong,
    ...(symptom === '' ? [] : ['## What one sees', symptom]),
    ...(cure === '' ? [] : ['## Cure', cure]),
    ...(broken && cured
      ? [
          ...([...broken.keys()].some((path) => path.endsWith('.launch') && broken.get(path) !== cured.get(path))
            ? ['(Settings of the debug configuration, one a line; `.launch` files are XML.)']
            : []),
          '```diff\n' + difference(broken, cured) + '```',
        ]
      : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The page of all causes. */
export function overview(causes: readonly Cause[]): TextFile {
  const rows = causes.map(
    ({ name, title, device, rule }) =>
      `| [${name}](${name}) | ${title} | ${device} | ${rule === '' ? 'none: healthy' : `[${rule}](../../docs/rules/${rule}.md)`} |`,
  );
  const text = `<!-- Made by "npm run generate" from tools/generate/src/examples. -->

# Causes

One pair of projects a cause: \`broken\` has it and nothing else that is wrong, \`cured\` differs from it in a few lines, which the page of the pair shows.
The numbers are those of the table in [examples/README.md](../README.md).

| example | what it shows | on | rule |
|---|---|---|---|
${rows.join('\n')}
`;
  return { path: `${causesFolder}/README.md`, text };
}
