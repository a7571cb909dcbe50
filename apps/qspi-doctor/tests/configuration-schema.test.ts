import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { MemoryFiles } from '@qspi-doctor/testkit';
import { readConfiguration } from '../src/configuration.js';
import { root } from './fake-terminal.js';

const validate = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(`${root}/packages/report/schema/configuration.schema.json`, 'utf8')) as object);

/** What the program takes and what the published schema takes is the same. */
describe('the schema of the configuration', () => {
  it.each([
    [{}, true],
    [{ $schema: 'x', device: 'STM32L476VG', ignore: ['a', '**/b'], severity: { 'linker-script/no-entry': 'off', 'launch/duplicate': 'error' } }, true],
    [{ baseline: 'known.json' }, true],
    [{ baseline: '' }, false],
    [{ baseline: 1 }, false],
    [{ devise: 'x' }, false],
    [{ device: 1 }, false],
    [{ ignore: 'a' }, false],
    [{ ignore: [1] }, false],
    [{ severity: { 'linker-script/no-entry': 'fatal' } }, false],
    [{ severity: [] }, false],
    [[], false],
  ])('agrees with the program on %j', (value, valid) => {
    const files = new MemoryFiles({ '/p/qspi-doctor.config.json': JSON.stringify(value) });
    const read = () => readConfiguration(files, '/p', undefined, ['linker-script/no-entry', 'launch/duplicate']);
    expect(validate(value)).toBe(valid);
    if (valid) expect(read().configuration).toEqual(value);
    else expect(read).toThrow();
  });
});
