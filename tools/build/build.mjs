// Bundles the command line into dist/: one entry, one chunk a command and a heavy package, nothing to install at run time.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

rmSync(dist, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { 'qspi-doctor': 'apps/qspi-doctor/src/main.ts' },
  outdir: dist,
  bundle: true,
  splitting: true,
  minifySyntax: true,
  minifyWhitespace: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  chunkNames: 'chunks/[name]-[hash]',
  // CommonJS packages inside the bundle ask for require().
  banner: { js: "#!/usr/bin/env node\nimport { createRequire as qspiDoctorRequire } from 'node:module'; const require = qspiDoctorRequire(import.meta.url);" },
  define: { QSPI_DOCTOR_VERSION: JSON.stringify(version) },
  metafile: true,
  logLevel: 'warning',
});
for (const chunk of existsSync(join(dist, 'chunks')) ? readdirSync(join(dist, 'chunks')) : []) {
  // Only the entry is a program.
  const path = join(dist, 'chunks', chunk);
  writeFileSync(path, readFileSync(path, 'utf8').replace('#!/usr/bin/env node\n', ''));
}
chmodSync(join(dist, 'qspi-doctor.js'), 0o755);

mkdirSync(join(dist, 'schema'), { recursive: true });
cpSync(join(root, 'packages/report/schema'), join(dist, 'schema'), { recursive: true });
writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), licenses(metafile));

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
