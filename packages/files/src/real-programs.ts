import type { ChildProcess, spawnSync as SpawnSync } from 'node:child_process';
import { delimiter, dirname, isAbsolute, join, relative } from 'node:path';
import type { ProgramLimits, ProgramRun, Programs } from './programs.js';

/** What a program needs of its surroundings to start; nothing that could tell it to load something of a project. */
const passedOn = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'windir', 'TEMP', 'TMP', 'TMPDIR', 'APPDATA', 'LOCALAPPDATA', 'ProgramData', 'PATHEXT', 'COMSPEC'];

/** The programs of this machine. Scripts among them find their interpreters by PATH: entries below the folders of `avoid` are kept from them. */
export class RealPrograms implements Programs {
  readonly #avoid: readonly string[];

  constructor(avoid: readonly string[] = []) {
    this.#avoid = avoid;
  }

  async run(path: string, args: readonly string[], { milliseconds, bytes, libraries = [] }: ProgramLimits): Promise<ProgramRun> {
    const { spawn, spawnSync } = await import('node:child_process');
    const environment = Object.fromEntries(passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
    const onWindows = process.platform === 'win32';
    const loaderPath = libraries.length === 0 || onWindows ? {} : { [process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: libraries.join(':') };
    return new Promise((resolve) => {
      let child: ChildProcess;
      const kept: { stdout: Buffer[]; stderr: Buffer[] } = { stdout: [], stderr: [] };
      let size = 0;
      let timedOut = false;
      let flooded = false;
      let over = false;
      const finish = (status: number | undefined, signal: string | undefined, failure: string | undefined) => {
        if (over) return;
        over = true;
        clearTimeout(timer);
        clearTimeout(patience);
        const text = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString('utf8');
        resolve({ status, signal, stdout: text(kept.stdout), stderr: text(kept.stderr), timedOut, flooded, failure });
      };
      let patience: NodeJS.Timeout | undefined;
      const end = () => {
        endAll(child, onWindows, spawnSync);
        // A grandchild that left the group may hold the pipes open: nobody waits for it.
        patience ??= setTimeout(() => {
          child.stdout?.destroy();
          child.stderr?.destroy();
          finish(child.exitCode ?? undefined, child.signalCode ?? 'SIGKILL', undefined);
        }, 500);
      };
      const timer = setTimeout(() => {
        timedOut = true;
        end();
      }, milliseconds);
      try {
        // A group of its own, so that what it starts can be ended with it.
        child = spawn(path, [...args], { cwd: dirname(path), env: { ...environment, PATH: safePath(process.env['PATH'] ?? '', this.#avoid), ...loaderPath, LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'pipe'], shell: false, windowsHide: true, detached: !onWindows });
      } catch (error) {
        finish(undefined, undefined, wordsOf(error));
        return;
      }
      for (const name of ['stdout', 'stderr'] as const) {
        child[name]?.on('data', (chunk: Buffer) => {
          const room = bytes - size;
          if (room > 0) kept[name].push(chunk.subarray(0, room));
          size += chunk.length;
          if (size > bytes && !flooded) {
            flooded = true;
            end();
          }
        });
      }
      child.on('error', (error) => finish(undefined, undefined, wordsOf(error)));
      child.on('close', (code, signal) => finish(code ?? undefined, signal ?? undefined, undefined));
    });
  }
}

/** PATH without what a project may have put on it: relative entries, packages of npm, and what lies below the folders to avoid. */
function safePath(path: string, avoid: readonly string[]): string {
  const below = (folder: string, entry: string) => !/^\.\.(?:[\\/]|$)/.test(relative(folder, entry)) && !isAbsolute(relative(folder, entry));
  return path
    .split(delimiter)
    .filter((entry) => isAbsolute(entry) && !/[\\/]node_modules[\\/]/.test(`${entry}/`) && !avoid.some((folder) => below(folder, entry)))
    .join(delimiter);
}

function endAll(child: ChildProcess, onWindows: boolean, spawnSync: typeof SpawnSync): void {
  if (child.pid === undefined) return;
  try {
    if (onWindows) spawnSync(join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'taskkill.exe'), ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

function wordsOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
