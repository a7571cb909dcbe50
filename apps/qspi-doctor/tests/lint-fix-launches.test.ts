import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { qspiDoctorIn, root } from './fake-terminal.js';

const launch = 'Application/Application Debug.launch';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-fix-'));
  cpSync(`${root}/examples/l476g-disco-qspi-cured`, folder, { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const original = () => readFileSync(`${root}/examples/l476g-disco-qspi-cured/${launch}`, 'utf8');
/** As CubeIDE for Windows wrote it until 1.6: in the Main tab and, doubled by JSON, in the load list. */
const withBackslashes = (text: string) => text.replace('value="Debug/Application.elf"', 'value="Debug\\Application.elf"').replace('Debug/Application.elf&quot;', 'Debug\\\\Application.elf&quot;');

describe('lint --fix on launch configurations', () => {
  it.each([
    ['LF', (text: string) => text],
    ['CR LF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
  ])('puts slashes for backslashes and touches nothing else, with %s', async (_, written) => {
    const path = join(folder, launch);
    writeFileSync(path, written(withBackslashes(original())));
    const { err } = await qspiDoctorIn(folder, 'lint', launch, '--fix');
    expect(err).toMatch(/^Mended \d places? in /);
    expect(readFileSync(path, 'utf8')).toBe(written(original()));
    expect((await qspiDoctorIn(folder, 'lint', launch, '--fix')).err).toBe('Nothing to mend by machine.\n');
  });

  it('shows a diff and writes nothing with --fix-dry-run', async () => {
    const path = join(folder, launch);
    writeFileSync(path, withBackslashes(original()));
    const { out } = await qspiDoctorIn(folder, 'lint', launch, '--fix-dry-run');
    expect(out).toContain('+    <stringAttribute key="org.eclipse.cdt.launch.PROGRAM_NAME" value="Debug/Application.elf"/>');
    expect(readFileSync(path, 'utf8')).toBe(withBackslashes(original()));
  });

  it('leaves a healthy configuration as it is', async () => {
    const { code, err } = await qspiDoctorIn(folder, 'lint', launch, '--fix');
    expect([code, err]).toEqual([0, 'Nothing to mend by machine.\n']);
    expect(readFileSync(join(folder, launch), 'utf8')).toBe(original());
  });
});
