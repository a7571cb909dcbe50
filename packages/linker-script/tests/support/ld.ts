import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const withoutTools = process.env['QSPI_DOCTOR_WITHOUT_TOOLS'] === '1';

/** What ld makes of a text as far as syntax goes. */
export type Verdict =
  | { readonly kind: 'accepted' }
  /** `line` is absent where ld does not say. */
  | { readonly kind: 'rejected'; readonly line: number | undefined; readonly message: string }
  /** ld stopped reading for a reason that is no syntax: nothing is known of the text behind `line`. */
  | { readonly kind: 'stopped'; readonly line: number | undefined; readonly message: string };

const tool = 'arm-none-eabi-ld';

/** A folder with an empty object file, in which ld reads scripts. */
export class LdJudge {
  readonly folder = mkdtempSync(join(tmpdir(), 'linker-script-'));

  constructor() {
    try {
      execFileSync('arm-none-eabi-as', ['-o', join(this.folder, 'empty.o'), '-'], { input: '' });
    } catch (error) {
      throw new Error(
        `arm-none-eabi-as and arm-none-eabi-ld are needed (Debian: binutils-arm-none-eabi), or set QSPI_DOCTOR_WITHOUT_TOOLS=1: ${String(error)}`,
        { cause: error },
      );
    }
  }

  judge(text: string, files: Readonly<Record<string, string>> = {}): Verdict {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(this.folder, name), content, 'latin1');
    writeFileSync(join(this.folder, 'script.ld'), text, 'latin1');
    const { stderr, signal } = spawnSync(tool, ['-T', 'script.ld', 'empty.o', '-o', 'out.elf'], {
      cwd: this.folder,
      encoding: 'latin1',
      timeout: 10_000,
      maxBuffer: 1 << 26,
    });
    return signal === null ? classify(stderr) : { kind: 'stopped', line: undefined, message: `ld ended by ${signal}` };
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const rejections = [/syntax error/, /unknown phdr type/, /PHDRS syntax error/, /align with input and explicit align/];
const rejectionsWithoutLine = [/EOF in comment/, /invalid character .* in flags/];
/** Fatal, and said while the script is read. */
const stops = [
  /cannot open linker script file/,
  /cannot represent machine/,
  /unknown feature/,
  /does not exist/,
  /redefinition of memory region alias/,
  /by zero/,
  /nonconstant expression/,
  /includes nested too deeply/,
  /alias for default memory region/,
  /unknown constant/,
  /file not recognized/,
  /flex scanner failed/,
  /memory exhausted/,
  /duplicate version tag/,
  /anonymous version tag cannot be combined/,
  /unable to find version dependency/,
  /duplicate expression/,
  /[Ss]egmentation|internal error|assertion fail/,
  /SEARCH_DIR|sysroot/,
];

export function classify(stderr: string): Verdict {
  for (const line of stderr.split('\n')) {
    const match = /^[^:]*ld:(?:[^:]*:)?(\d+)?/.exec(line);
    // At the end of the file ld says line 0.
    const number = match?.[1] === undefined || match[1] === '0' ? undefined : Number(match[1]);
    if (rejections.some((pattern) => pattern.test(line))) return { kind: 'rejected', line: number, message: line };
    if (rejectionsWithoutLine.some((pattern) => pattern.test(line))) return { kind: 'rejected', line: undefined, message: line };
    if (stops.some((pattern) => pattern.test(line))) return { kind: 'stopped', line: number, message: line };
  }
  return { kind: 'accepted' };
}
