// Sets the machine up as far as it may, then runs everything: lint, types, the repository's own checks, the package, all tests.
// Closes with one line: "N passed, N failed" (and ", N skipped" where tools had to be left out).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const strict = process.env.CI === 'true' || process.env.CI === '1';
/** Debian and Ubuntu packages, with a program of each that tells whether it is there. */
const tools = [
  ['gcc-arm-none-eabi', 'arm-none-eabi-gcc'],
  ['binutils-arm-none-eabi', 'arm-none-eabi-readelf'],
  ['libnewlib-arm-none-eabi', undefined, '/usr/lib/arm-none-eabi/newlib/libc.a'],
  ['libstdc++-arm-none-eabi-newlib', undefined, '/usr/lib/arm-none-eabi/newlib/libstdc++.a'],
  ['gdb-multiarch', 'gdb-multiarch'],
  ['gdbserver', 'gdbserver'],
  ['qemu-system-arm', 'qemu-system-arm'],
  ['openocd', 'openocd'],
  ['git', 'git'],
  // Completions are tried in the shells themselves, the manual page with both readers of such pages.
  ['zsh', 'zsh'],
  ['fish', 'fish'],
  ['mandoc', 'mandoc'],
  ['groff-base', 'groff'],
];

/** The page of `--format html` is tried in it: 170 MB to fetch. Not every distribution has it as a plain package, and nothing else hangs on it. */
const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const missing = () => tools.filter(([, program, file]) => (program ? !onPath(program) : !existsSync(file))).map(([name]) => name);
const leftOut = installWhatIsMissing();
const hasBrowser = process.env.QSPI_DOCTOR_WITHOUT_BROWSER !== '1' && (browsers.some(onPath) || (install(['chromium']) && browsers.some(onPath)));
const env = { ...process.env, NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', ...(leftOut.length > 0 ? { QSPI_DOCTOR_WITHOUT_TOOLS: '1' } : {}), ...(hasBrowser ? {} : { QSPI_DOCTOR_WITHOUT_BROWSER: '1' }) };
if (strict && leftOut.length > 0) {
  console.error(`These tools are missing and could not be installed: ${leftOut.join(', ')}. In CI nothing is left out.`);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

let passed = 0;
let failed = 0;
if (!hasBrowser) {
  leftOut.push('chromium');
  // Everything else can be judged without it.
  if (strict) failed++;
}
let skipped = 0;
step('bundle', 'node', ['tools/build/build.mjs']);
step('lint', 'npx', ['nx', 'run-many', '-t', 'lint', '--outputStyle=static', '--parallel=2']);
step('types', 'npx', ['tsc', '-b', 'tsconfig.json']);
step('types of the tests', 'npx', ['tsc', '-p', 'tsconfig.test.json']);
step('the repository checks itself', 'npx', ['tsx', 'tools/verify/src/main.ts']);
tests();
if (leftOut.length > 0) console.log(`\nLeft out, because these tools are missing and may not be installed here: ${leftOut.join(', ')}. The tests that need them count as skipped.`);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** Installs by apt where that is allowed without a question; returns the packages that are still missing. */
function installWhatIsMissing() {
  const wanted = missing();
  if (wanted.length === 0) return [];
  install(wanted);
  return missing();
}

function install(wanted) {
  const isRoot = process.getuid?.() === 0;
  const sudo = isRoot ? [] : onPath('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined;
  if (!onPath('apt-get') || sudo === undefined) return false;
  console.log(`Installing ${wanted.join(', ')} …`);
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    return spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  };
  return apt('install', '-y', '--no-install-recommends', ...wanted) || (apt('update') && apt('install', '-y', '--no-install-recommends', ...wanted));
}

function step(name, command, args) {
  const begun = Date.now();
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  const good = status === 0;
  console.log(`${good ? 'ok' : 'FAILED'}  ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  if (good) passed++;
  else {
    failed++;
    console.log(`${stdout}${stderr}`);
  }
}

function tests() {
  const folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-tests-'));
  const file = join(folder, 'vitest.json');
  const { status } = spawnSync('npx', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    passed += report.numPassedTests;
    failed += report.numFailedTests;
    skipped += report.numPendingTests + report.numTodoTests;
    const brokenFiles = report.testResults.filter((result) => result.status === 'failed' && result.assertionResults.every((test) => test.status !== 'failed')).length;
    failed += brokenFiles;
    if (report.numPassedTests === 0 || (status !== 0 && report.numFailedTests + brokenFiles === 0)) failed++;
  } catch (error) {
    console.log(`The test run left no report: ${error.message}`);
    failed++;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
