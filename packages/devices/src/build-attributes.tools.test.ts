import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coreNames, possibleCores } from './index.js';

let folder = '';

function run(program: string, args: readonly string[]): string {
  const result = spawnSync(program, args, { encoding: 'utf8', timeout: 30_000 });
  if (result.error !== undefined)
    throw new Error(`${program} is needed for this test (or QSPI_DOCTOR_WITHOUT_TOOLS=1 to leave it out): ${result.error.message}`);
  if (result.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${result.stderr}`);
  return result.stdout;
}

const architectures: Readonly<Record<string, number>> = {
  'v6S-M': 12,
  'v6-M': 11,
  v7: 10,
  'v7E-M': 13,
  'v8-M.baseline': 16,
  'v8-M.mainline': 17,
  'v8.1-M.mainline': 21,
};
const floatingPoint: Readonly<Record<string, number>> = { 'VFPv4-D16': 6, 'FPv5/FP-D16 for ARMv8': 8 };

describe.skipIf(process.env['QSPI_DOCTOR_WITHOUT_TOOLS'] === '1')('attributes as the GNU tools write them', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-devices-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(coreNames)('name %s among the possible cores', (core) => {
    const object = join(folder, `${core}.o`);
    const source = join(folder, 'empty.c');
    run('arm-none-eabi-gcc', ['-x', 'c', '-c', `-mcpu=${core}`, '-mthumb', '-mfloat-abi=softfp', ...fpu(core), '-o', object, '/dev/null']);
    expect(source).not.toBe('');
    const text = run('arm-none-eabi-readelf', ['-A', object]);
    const value = (tag: string): string | undefined => new RegExp(`${tag}: "?([^"\\n]+)"?`).exec(text)?.[1]?.trim();
    const attributes = {
      cpuArch: architectures[value('Tag_CPU_arch') ?? ''],
      profile: value('Tag_CPU_arch_profile') === 'Microcontroller' ? 'M' : undefined,
      fpArch: floatingPoint[value('Tag_FP_arch') ?? ''],
    };
    expect(attributes.cpuArch, text).toBeDefined();
    expect(possibleCores(attributes)).toContain(core);
    expect(possibleCores({ ...attributes, cpuName: value('Tag_CPU_name') })).toContain(core);
  });
});

function fpu(core: string): readonly string[] {
  if (core === 'cortex-m4') return ['-mfpu=fpv4-sp-d16'];
  return core === 'cortex-m7' ? ['-mfpu=fpv5-d16'] : ['-mfloat-abi=soft'];
}
