import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { qspiDoctor, root } from './fake-terminal.js';

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(`${root}/packages/report/schema/report-1.schema.json`, 'utf8')) as object);

interface Report {
  verdict: string;
  diagnosis: string | null;
  programs: Record<string, unknown>[];
  findings: { rule: string; severity: string; program: string; message: string; location: Record<string, unknown>; remedies: { title: string }[] }[];
  notChecked: unknown[];
}

async function examine(example: string): Promise<{ code: number; report: Report }> {
  const { code, out, err } = await qspiDoctor(`examples/${example}`, '--format', 'json');
  expect(err).toBe('');
  const report = JSON.parse(out) as Report;
  validate(report);
  expect(validate.errors).toBeNull();
  return { code, report };
}

/** The text of the line that a location names, and of the one above it: GCC's line for a function may be that of its brace. */
function lineAt(example: string, { file, line }: Record<string, unknown>): string {
  return readFileSync(`${root}/examples/${example}/${String(file)}`, 'utf8').split('\n').slice(Math.max(Number(line) - 2, 0), Number(line)).join('\n');
}

describe('the case of the thread, examples/l476g-disco-qspi', () => {
  it('is diagnosed: the breakpoint unit cannot reach main', async () => {
    const { code, report } = await examine('l476g-disco-qspi');
    expect(code).toBe(1);
    expect(report).toMatchObject({ verdict: 'broken', diagnosis: 'breakpoint/unreachable' });
    expect(report.findings.map(({ rule, severity, program }) => `${severity} ${rule} ${program}`)).toEqual([
      'error breakpoint/unreachable Application',
      'error launch/stop-at-unreachable Application',
      'note breakpoint/budget Application',
      'error launch/no-external-loader Application',
      'error boot/vtor-mismatch Application',
      'note launch/boot-image-missing Application',
    ]);
    expect(report.notChecked).toEqual([]);
  });

  it('has evidence that can be checked by hand: each location is where the thing is', async () => {
    const { report } = await examine('l476g-disco-qspi');
    const location = (rule: string) => report.findings.find((finding) => finding.rule === rule)?.location ?? {};
    expect(lineAt('l476g-disco-qspi', location('breakpoint/unreachable'))).toMatch(/int main\(void\)/);
    expect(lineAt('l476g-disco-qspi', location('boot/vtor-mismatch'))).toMatch(/VTOR\s*=\s*FLASH_BASE \| VECT_TAB_OFFSET/);
    expect(lineAt('l476g-disco-qspi', location('launch/no-external-loader'))).toContain('cubeprog_external_loaders');
    expect(lineAt('l476g-disco-qspi', location('launch/stop-at-unreachable'))).toContain('stopAt');
  });

  it('says what is known of both programs, VTOR found by running the image', async () => {
    const { report } = await examine('l476g-disco-qspi');
    expect(report.programs).toMatchObject([
      {
        name: 'Application',
        role: 'application',
        device: 'STM32L476VGTx',
        core: 'cortex-m4',
        breakpointUnit: { name: 'FPB', revision: 1, comparators: 6, highestAddress: '0x1fffffff' },
        vectorTable: '0x90000000',
        vtor: '0x08000000',
        boot: { reachesMain: true },
      },
      { name: 'Bootloader', role: 'bootloader', vectorTable: '0x08000000', boot: { reachesMain: true } },
    ]);
  });

  it('is shown on a terminal with diagnosis, evidence, ways out and a memory map, in 80 columns', async () => {
    const { out } = await qspiDoctor('examples/l476g-disco-qspi');
    for (const part of ['BROKEN', 'Diagnosis', 'Evidence', 'Application/Core/Src/main.c:', 'Ways out', 'This explains', 'Memory', '0x1fffffff ── the last address', 'Programs examined']) expect(out).toContain(part);
    // What is to be copied (paths, commands) may be longer than the line.
    expect(out.split('\n').filter((line) => line.length > 80 && line.trim().includes(' ') && !line.includes('──'))).toEqual([]);
  });
});

describe('healthy examples', () => {
  it.each([
    ['l476g-disco-qspi-cured', ['application', 'bootloader']],
    ['f411-plain', ['single']],
  ])('%s: no error, no warning, exit 0', async (example, roles) => {
    const { code, report } = await examine(example);
    expect(code).toBe(0);
    expect(report).toMatchObject({ verdict: 'healthy', diagnosis: null, findings: [], notChecked: [] });
    expect(report.programs.map(({ role }) => role)).toEqual(roles);
  });
});
