import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRules } from '../src/commands/rules.js';
import { qspiDoctorIn, root } from './fake-terminal.js';

/** One file configures all commands: none may stumble over a rule that only another one knows. */
describe('a configuration that names every rule', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-configuration-'));
    cpSync(join(root, 'examples/f411-plain'), folder, { recursive: true });
    writeFileSync(join(folder, 'qspi-doctor.config.json'), JSON.stringify({ severity: Object.fromEntries(allRules().map(({ id, severity }) => [id, severity])) }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([[['check']], [['lint', '.']], [['launch', '--dry-run']], [['setup', '--no-run']], [['target', '--connect', 'localhost:1', '.']]])('is taken by %j', async (args) => {
    const { err } = await qspiDoctorIn(folder, ...args);
    expect(err).not.toContain('qspi-doctor.config.json');
  });
});
