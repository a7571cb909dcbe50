import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { qspiDoctorIn, root } from './fake-terminal.js';

const clear = '\u001b[2J';
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'untrusted-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

// Windows has no such names.
describe.skipIf(process.platform === 'win32')('what a project calls itself is no command to the terminal', () => {
  it('in a sentence about what a configuration file says', async () => {
    writeFileSync(join(folder, 'qspi-doctor.config.json'), JSON.stringify({ device: `STM32${clear}` }));
    for (const args of [['check', '.'], ['init', '.'], ['lint', '.']]) {
      const { err, out } = await qspiDoctorIn(folder, ...args);
      expect(err + out).not.toBe('');
      expect(err + out).not.toMatch(control);
    }
  });

  it('in the names of the files that launch and init write, and in the report', async () => {
    const hostile = join(folder, `a${clear}b`);
    cpSync(join(root, 'examples/l476g-disco-qspi'), join(hostile, `c${clear}d`), { recursive: true });
    mkdirSync(join(hostile, '.git'));
    for (const args of [['check', hostile], ['launch', hostile, '--loader', 'N25Q128A_STM32L476G-DISCO.stldr'], ['init', hostile, '--only', 'config']]) {
      const { err, out } = await qspiDoctorIn(folder, ...args);
      expect(err + out).toContain('<1b>[2J');
      expect(err + out).not.toMatch(control);
    }
  });
});
