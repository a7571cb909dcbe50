import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { qspiDoctorIn } from '../../apps/qspi-doctor/tests/fake-terminal.js';
import { causesFolder } from './causes.js';

interface Report {
  readonly verdict: string;
  readonly findings: readonly { readonly rule: string; readonly remedies: readonly { readonly edits?: readonly Edit[] }[] }[];
}

/** Offsets in UTF-16 units of the file's text. */
interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** A copy of a broken example, outside of the repository. */
async function inCopy(cause: string, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'qspi-doctor-fix-'));
  try {
    cpSync(path.join(causesFolder, cause, 'broken'), folder, { recursive: true });
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const textsOf = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(path.join(folder, file)).isFile() && !/\.(?:elf|json)$/.test(file)).sort();

describe('qspi-doctor lint --fix', () => {
  test.each(['21-vectors-dropped', '23-data-without-load-region', 'launch-foreign-monitor-command'])('makes the sources of %s those of its cured twin, byte for byte', async (cause) => {
    await inCopy(cause, async (folder) => {
      const { code, err } = await qspiDoctorIn(folder, 'lint', '--fix', '.');
      expect(code, err).toBe(0);
      const cured = path.join(causesFolder, cause, 'cured');
      expect(textsOf(folder)).toEqual(textsOf(cured));
      for (const file of textsOf(folder)) expect(readFileSync(path.join(folder, file), 'utf8'), file).toBe(readFileSync(path.join(cured, file), 'utf8'));
    });
  });
});

describe('the edits of a report', () => {
  test.each(['31-port-conflict', 'launch-foreign-monitor-command'])('of %s, made by hand, leave it healthy', async (cause) => {
    await inCopy(cause, async (folder) => {
      const examine = async () => JSON.parse((await qspiDoctorIn(folder, '.', '--format', 'json')).out) as Report;
      const edits = (await examine()).findings.flatMap(({ remedies }) => remedies[0]?.edits ?? []);
      expect(edits.length).toBe(1);
      for (const { file, start, end, newText } of edits) {
        const whole = path.join(folder, file);
        const text = readFileSync(whole, 'utf8');
        writeFileSync(whole, text.slice(0, start) + newText + text.slice(end));
      }
      expect((await examine()).verdict).toBe('healthy');
    });
  });
});

/** The loader of the board, which the project files of these examples do not name. */
const launched: Readonly<Record<string, readonly string[]>> = {
  '02-software-breakpoint-openocd': ['--probe', 'openocd'],
  '02-software-breakpoint-st-link': ['--loader', 'N25Q128A_STM32F7508-DISCO.stldr'],
  '03-boot-image-missing': ['--loader', 'MX66UW1G45G_STM32H7S78-DK.stldr'],
  '05-loader-disabled': ['--loader', 'MX25LM51245G_STM32L562E-DK.stldr'],
  '05-no-external-loader': ['--loader', 'N25Q128A_STM32412G-DISCO.stldr'],
  '06-loader-of-another-family': ['--loader', 'MX25LM51245G_STM32H735G-DK.stldr'],
  '31-port-conflict': ['--loader', 'MT25TL01G_STM32H745I-DISCO.stldr'],
};

describe('qspi-doctor launch', () => {
  test.each(Object.entries(launched))('cures %s', async (cause, options) => {
    await inCopy(cause, async (folder) => {
      const { code, err } = await qspiDoctorIn(folder, 'launch', '.', ...options);
      expect(code, err).toBe(0);
      expect((JSON.parse((await qspiDoctorIn(folder, '.', '--format', 'json')).out) as Report).verdict).toBe('healthy');
    });
  });
});
