// Bundles the command line into dist/: one entry, one chunk a command and a heavy package, nothing to install at run time.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

rmSync(dist, { recursive: true, force: true });
/** A module of ours that lies in the output under another name and is loaded when it is asked for. */
const apart = (from, to) => ({
  name: `apart ${to}`,
  setup(builder) {
    builder.onResolve({ filter: from }, ({ kind }) => (kind === 'dynamic-import' ? { path: to, external: true } : undefined));
  },
});
const common = {
  absWorkingDir: root,
  outdir: dist,
  bundle: true,
  minifySyntax: true,
  minifyWhitespace: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // CommonJS packages inside the bundle ask for require().
  banner: { js: "#!/usr/bin/env node\nimport { createRequire as qspiDoctorRequire } from 'node:module'; const require = qspiDoctorRequire(import.meta.url);" },
  define: { QSPI_DOCTOR_VERSION: JSON.stringify(version) },
  metafile: true,
  logLevel: 'warning',
};
const commands = 'apps/qspi-doctor/src/commands';
/** The page of `--format html` and what it draws: loaded when it is asked for, never with a plain run. */
const pageParts = { 'html-report': `${commands}/html-report.ts`, 'format-html': 'packages/report/src/html/format-html.ts', 'format-image-html': 'packages/report/src/html/format-image-html.ts', 'draw-program': 'packages/doctor/src/picture/draw-program.ts', 'draw-image': 'packages/doctor/src/picture/draw-image.ts' };
const pageApart = Object.keys(pageParts).map((name) => apart(new RegExp(`/${name}\\.js$`), `./${name}.js`));
/** What reads logs: loaded with `--log`. */
const logsApart = apart(/\/with-logs\.js$/, './with-logs.js');
/** All rules with their pages: for those who list or name them, not for those who run them. */
const rulesApart = apart(/\/rules\.js$/, './all-rules.js');
/** The parser of C: loaded when sources are asked for. */
const sourcesApart = apart(/^@qspi-doctor\/c-source$/, './c-source.js');
const whole = await build({
  ...common,
  entryPoints: { 'qspi-doctor': 'apps/qspi-doctor/src/main.ts', ...pageParts, 'lint-launches': `${commands}/lint-launches.ts`, 'with-logs': `${commands}/with-logs.ts`, 'all-rules': `${commands}/rules.ts`, 'c-source': 'packages/c-source/src/index.ts' },
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  plugins: [apart(/\/commands\/lint\.js$/, './lint.js'), apart(/\/commands\/check\.js$/, './check.js')],
});
/** The pages of rules are read by "explain" and the like (all-rules.js): a diagnosis is made without them, and starts sooner. House style makes them easy to find. */
const withoutPages = {
  name: 'without pages',
  setup(builder) {
    builder.onLoad({ filter: /packages[\\/]rules[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({ contents: readFileSync(path, 'utf8').replace(/^ {2}docs: \{\r?\n(?: {4}.*\r?\n)* {2}\},\r?\n/m, '  docs: undefined,\n'), loader: 'ts' }));
  },
};
// A diagnosis needs nearly everything: one file is read sooner than fifteen chunks.
const check = await build({ ...common, minify: true, entryPoints: { check: `${commands}/check.ts` }, plugins: [...pageApart, sourcesApart, logsApart, rulesApart, withoutPages] });
// Hooks wait for it: what other commands need of the same packages must not come along, and a shared chunk would bring it.
const lint = await build({ ...common, entryPoints: { lint: `${commands}/lint.ts` }, plugins: [apart(/\/lint-launches\.js$/, './lint-launches.js'), rulesApart, ...pageApart, sourcesApart, withoutPages] });
for (const path of [...readdirSync(dist), ...(existsSync(join(dist, 'chunks')) ? readdirSync(join(dist, 'chunks')).map((name) => join('chunks', name)) : [])]) {
  // Only one file is a program.
  if (path.endsWith('.js') && path !== 'qspi-doctor.js') writeFileSync(join(dist, path), readFileSync(join(dist, path), 'utf8').replace('#!/usr/bin/env node\n', ''));
}
chmodSync(join(dist, 'qspi-doctor.js'), 0o755);

// What the parser of C interprets: read as bytes from beside the program.
const grammarFiles = ['web-tree-sitter/tree-sitter.wasm', 'tree-sitter-c/tree-sitter-c.wasm'].map((name) => join(root, 'node_modules', name));
for (const path of grammarFiles) cpSync(path, join(dist, 'grammar', basename(path)));

mkdirSync(join(dist, 'schema'), { recursive: true });
cpSync(join(root, 'packages/report/schema'), join(dist, 'schema'), { recursive: true });
writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), licenses({ inputs: { ...whole.metafile.inputs, ...check.metafile.inputs, ...lint.metafile.inputs, 'node_modules/tree-sitter-c/grammar.js': {} } }));

/** The packages that went into the bundle, with their licence texts: they ask for that. */
function licenses({ inputs }) {
  const folders = new Set();
  for (const path of Object.keys(inputs)) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
    if (match) folders.add(match[1]);
  }
  const texts = [...folders].sort().map((folder) => {
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((name) => /^licen[cs]e/i.test(name));
    const text = file ? readFileSync(join(root, folder, file), 'utf8').trim() : `Licence: ${manifest.license ?? 'not stated'}`;
    return `${manifest.name} ${manifest.version}\n\n${text}\n`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}
