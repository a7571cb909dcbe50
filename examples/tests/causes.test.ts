import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { qspiDoctorIn, root } from '../../apps/qspi-doctor/tests/fake-terminal.js';
import { causesFolder, variants } from './causes.js';

interface Report {
  readonly verdict: string;
  readonly diagnosis: string | null;
  readonly programs: readonly { readonly name: string; readonly image: string; readonly boot?: { readonly reachesMain: boolean } }[];
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly program: string; readonly location: { readonly file?: string; readonly line?: number } }[];
}

// The first run loads all of the command line, and others may be at work on the machine.
vi.setConfig({ testTimeout: 60_000 });

/**
 * What is wrong in each broken example, written by hand: the diagnosis, how bad it is, the program that has it, and the file that the finding points
 * to, with a piece of the line where it has one. Nothing at warning level is wrong in the cured ones, so they need no row.
 */
const faults: Readonly<Record<string, readonly [diagnosis: string, severity: 'error' | 'warning', program: string, file: string, line?: string]>> = {
  '01-out-of-reach-of-the-comparators': ['breakpoint/unreachable', 'error', 'Appli', 'Appli/Core/Src/main.c', 'int main(void)'],
  '02-software-breakpoint-openocd': ['breakpoint/software-in-flash', 'warning', 'Appli', 'Appli/openocd.cfg'],
  '02-software-breakpoint-st-link': ['breakpoint/software-in-flash', 'warning', 'Appli', 'Appli/Appli Debug.launch', 'cubeprog_external_loaders'],
  '03-boot-image-missing': ['launch/boot-image-missing', 'warning', 'Appli', 'Appli/Appli Debug.launch', 'loadList'],
  '04-reset-loses-mapping': ['launch/reset-loses-mapping', 'warning', 'Appli', 'Appli/Appli Debug.launch', 'runCommands'],
  '05-loader-disabled': ['launch/no-external-loader', 'error', 'Appli', 'Appli/Appli Debug.launch', 'cubeprog_external_loaders'],
  '05-loader-for-other-memory': ['launch/loader-range', 'error', 'Appli', 'Appli/Appli Debug.launch', 'OwnBoard.stldr'],
  '05-no-external-loader': ['launch/no-external-loader', 'error', 'Appli', 'Appli/Appli Debug.launch', 'cubeprog_external_loaders'],
  '06-loader-of-another-family': ['launch/loader-device-mismatch', 'warning', 'Appli', 'Appli/Appli Debug.launch', 'cubeprog_external_loaders'],
  '07-symbols-missing': ['launch/symbols-missing', 'warning', 'FSBL', 'FSBL/FSBL Debug.launch', 'loadList'],
  '08-reset-of-the-controller-before-the-jump': ['boot/handoff', 'error', 'Appli', 'Boot/Core/Src/main.c', 'RCC_AHB2RSTR2 = 0xFFFFFFFFUL'],
  '09-clock-reprogrammed': ['boot/reconfigures-external-memory', 'warning', 'Appli', 'Appli/Core/Src/main.c', 'RCC_CFGR = 3UL'],
  '10-controller-initialised-again': ['boot/reconfigures-external-memory', 'error', 'Appli', 'Appli/Core/Src/main.c', 'OCTOSPI1_CR = 0'],
  '11-vtor-old-template': ['boot/vtor-mismatch', 'error', 'Appli', 'Appli/Core/Src/system_stm32l4xx.c', 'SCB_VTOR = FLASH_BASE'],
  '11-vtor-u5-template': ['boot/vtor-mismatch', 'error', 'Appli', 'Appli/Core/Src/system_stm32u5xx.c', 'SCB_VTOR = FLASH_BASE'],
  '12-vector-table-misaligned': ['linker-script/vector-table-misaligned', 'error', 'Appli', 'Appli/STM32H735IGKX_OSPI.ld', '.isr_vector'],
  '14-mpu-region-not-aligned': ['boot/mpu-region', 'error', 'Appli', 'Appli/Core/Src/main.c', 'MPU_RASR = 0x16000029UL'],
  '16-locals-on-the-old-stack': ['boot/stack-pointer', 'warning', 'Appli', 'Boot/Core/Src/main.c', 'msr msp'],
  '17-interrupts-left-on': ['boot/handoff', 'warning', 'Appli', 'Boot/Core/Src/main.c', 'application();'],
  '21-vectors-dropped': ['linker-script/vector-table-not-kept', 'error', 'Appli', 'Appli/STM32G474QETX_QSPI.ld', '*(.isr_vector)'],
  '22-no-debug-information': ['image/no-debug-info', 'warning', 'Appli', 'Appli/Debug/Appli.elf'],
  '22-stripped': ['image/main-missing', 'warning', 'Appli', 'Appli/Debug/Appli.elf'],
  '23-data-without-load-region': ['linker-script/data-without-load-region', 'error', 'Appli', 'Appli/STM32H743XIHX_QSPI.ld', '.data :'],
  '28-no-room-for-the-header': ['image/vector-table-address', 'error', 'Appli', 'Appli/Debug/Appli.elf'],
  '29-cortex-m4-of-a-dual-core': ['breakpoint/unreachable', 'error', 'CM4', 'CM4/Core/Src/main.c', 'int main(void)'],
  '31-port-conflict': ['launch/port-conflict', 'warning', 'CM7', 'CM4/CM4 Debug.launch', 'portNumber'],
  '33-vtor-of-the-secure-world': ['boot/vtor-mismatch', 'error', 'Appli', 'Appli/Core/Src/system_stm32l5xx.c', '0x0C000000UL'],
  '34-execute-never': ['boot/execute-never', 'error', 'Appli', 'Appli/Core/Startup/startup_stm32u5a9njhxq.s'],
  'boot-loader-looks-elsewhere': ['image/vector-table-address', 'error', 'Appli', 'Appli/Debug/Appli.elf'],
  'launch-foreign-monitor-command': ['launch/foreign-monitor-command', 'error', 'Appli', 'Appli/Appli Debug.launch', 'monitor mww'],
};

const verdicts = { error: 'broken', warning: 'suspect' } as const;
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(`${root}/packages/report/schema/report-1.schema.json`, 'utf8')) as object);

interface Examined {
  readonly code: number;
  readonly out: string;
  readonly report: Report;
}

const examined = new Map<string, Promise<Examined>>();

/** Runs the command line once for each example. */
function examine(variant: string): Promise<Examined> {
  const known = examined.get(variant) ?? run(variant);
  examined.set(variant, known);
  return known;
}

/** A copy of the examples in which all files have one age, as in a fresh checkout: what was changed last in this one is nobody's matter. */
const checkout = mkdtempSync(path.join(tmpdir(), 'qspi-doctor-causes-'));

beforeAll(() => {
  const copy = path.join(checkout, 'examples/causes');
  cpSync(causesFolder, copy, { recursive: true });
  for (const name of readdirSync(copy, { recursive: true, encoding: 'utf8' })) utimesSync(path.join(copy, name), 1e9, 1e9);
});

afterAll(() => rmSync(checkout, { recursive: true, force: true }));

async function run(variant: string): Promise<Examined> {
  const { code, out, err } = await qspiDoctorIn(checkout, `examples/causes/${variant}`, '--format', 'json');
  expect(err).toBe('');
  return { code, out, report: JSON.parse(out) as Report };
}

/** Reports are kept without the version of the tool that made them. */
const withoutVersion = (report: string): string => report.replace(/("name": "qspi-doctor",\s*"version": )"[^"]*"/, '$1"0.0.0"');

const broken = variants.filter((variant) => variant.endsWith('/broken'));
const healthy = variants.filter((variant) => !variant.endsWith('/broken'));

test('each broken example has its row, and each row its example', () => {
  expect(broken.map((variant) => path.dirname(variant))).toEqual(Object.keys(faults).sort());
});

describe.each(variants)('%s', (variant) => {
  test('gives the report that is kept with it, and that report keeps to the schema', async () => {
    const { out, report } = await examine(variant);
    validate(report);
    expect(validate.errors).toBeNull();
    // After an intended change: npm run generate -- --examples
    await expect(withoutVersion(out)).toMatchFileSnapshot(path.join(causesFolder, variant, 'expected.json'));
  });

  test('has images that are small', async () => {
    const { report } = await examine(variant);
    for (const { image } of report.programs) expect(statSync(path.join(causesFolder, variant, image)).size).toBeLessThan(30_000);
  });
});

describe.each(broken)('%s', (variant) => {
  const [diagnosis, severity, program, file, piece] = faults[path.dirname(variant)] ?? ['', 'error', '', ''];

  test(`is diagnosed: ${diagnosis}, at the place that is wrong`, async () => {
    const { code, report } = await examine(variant);
    expect(report).toMatchObject({ verdict: verdicts[severity], diagnosis });
    expect(code).toBe(severity === 'error' ? 1 : 0);
    const { location, ...first } = report.findings[0] ?? { location: {} };
    expect(first).toMatchObject({ rule: diagnosis, severity, program });
    expect(location.file).toBe(file);
    if (piece === undefined) return;
    // A finding about several lines names their first one.
    const lines = readFileSync(path.join(causesFolder, variant, file), 'utf8').split('\n');
    expect(lines.slice(Math.max((location.line ?? 1) - 2, 0), location.line).join('\n')).toContain(piece);
  });

  test('has a page that says so', () => {
    const page = readFileSync(path.join(causesFolder, path.dirname(variant), 'README.md'), 'utf8');
    const [, rule = ''] = /^.*Rule \[([\w/-]+)\]/m.exec(page) ?? [];
    expect([diagnosis, ...explained(variant)]).toContain(rule);
    expect(existsSync(`${root}/docs/rules/${rule}.md`)).toBe(true);
  });
});

/** Where one rule finds the fault in the linker script and another the result in the image, the page may name either. */
function explained(variant: string): readonly string[] {
  const { findings } = JSON.parse(readFileSync(path.join(causesFolder, variant, 'expected.json'), 'utf8')) as Report;
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
}

describe.each(healthy)('%s', (variant) => {
  test('is healthy: notes at most, and main is reached in a run from reset', async () => {
    const { code, report } = await examine(variant);
    expect(code).toBe(0);
    expect(report).toMatchObject({ verdict: 'healthy', diagnosis: null });
    expect(report.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    for (const { boot } of report.programs) expect(boot?.reachesMain).toBe(true);
  });
});
