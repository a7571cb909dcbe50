import { readFileSync } from 'node:fs';
import type { Diagnosis } from '@qspi-doctor/doctor';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { formatJson } from './format-json.js';

const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(new URL('../../schema/report-1.schema.json', import.meta.url), 'utf8')) as object);

const nothing: Diagnosis = { folder: '.', verdict: 'unknown', diagnosis: undefined, programs: [], findings: [], notChecked: [], remarks: [] };

const full: Diagnosis = {
  folder: 'examples/x',
  verdict: 'broken',
  diagnosis: 'breakpoint/unreachable',
  programs: [
    {
      name: 'App',
      role: 'application',
      examined: undefined,
      startedBy: 'Boot',
      device: 'STM32L476VGTx',
      core: 'cortex-m4',
      breakpointUnit: { name: 'FPB', revision: 1, comparators: 6, highestAddress: 0x1fffffff },
      linkerScript: 'App/x.ld',
      image: 'App/Debug/App.elf',
      launches: [],
      vectorTable: 0x90000000,
      resetHandler: 0x90000404,
      main: 0x90000068,
      vtor: 0x08000000,
      boot: { reachesMain: true, instructions: 33, stoppedAt: 0x90000068, why: '' },
      memories: [{ name: 'QSPI', origin: 0x90000000, length: 1 << 24, used: 4096 }],
    },
  ],
  findings: [
    {
      rule: 'breakpoint/unreachable',
      severity: 'error',
      program: 'App',
      message: 'out of reach',
      messageId: 'main',
      data: {},
      location: { file: 'App/Core/Src/main.c', line: 3, column: undefined, address: 0x90000068, symbol: 'main' },
      related: [{ address: 0x90000000, message: 'the vector table' }],
      explains: ['launch/stop-at-unreachable'],
      remedies: [{ title: 't', certainty: 'documented', steps: ['s'], edits: [{ file: 'a', range: { start: 1, end: 2 }, newText: '' }] }],
    },
  ],
  notChecked: [{ rule: 'boot/vtor-mismatch', program: 'Boot', why: 'no image' }],
  remarks: [],
};

describe('the JSON report', () => {
  it.each([
    ['nothing', nothing],
    ['everything', full],
  ])('keeps to its schema with %s', (_, diagnosis) => {
    validate(JSON.parse(formatJson(diagnosis, '1.2.3')));
    expect(validate.errors).toBeNull();
  });

  it('writes addresses as eight digits, sizes as numbers, and leaves out what a location lacks', () => {
    const report = JSON.parse(formatJson(full, '1.2.3')) as { programs: { vtor: string; memories: unknown[] }[]; findings: { location: object }[]; summary: object };
    expect(report.programs[0]?.vtor).toBe('0x08000000');
    expect(report.programs[0]?.memories).toEqual([{ name: 'QSPI', origin: '0x90000000', length: 16777216, used: 4096 }]);
    expect(report.findings[0]?.location).toEqual({ file: 'App/Core/Src/main.c', line: 3, address: '0x90000068', symbol: 'main' });
    expect(report.summary).toEqual({ errors: 1, warnings: 0, notes: 0, notChecked: 1 });
  });

  it('has a schema that refuses what the format does not have', () => {
    expect(validate({ ...(JSON.parse(formatJson(nothing, '1')) as object), extra: 1 })).toBe(false);
    expect(validate({ ...(JSON.parse(formatJson(nothing, '1')) as object), verdict: 'fine' })).toBe(false);
  });
});
