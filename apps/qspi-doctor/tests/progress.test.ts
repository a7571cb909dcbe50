import { describe, expect, it } from 'vitest';
import { progressOn } from '../src/progress.js';

function run(terminal: { errorIsTerminal?: boolean; columns?: number }, quiet: boolean, steps: readonly (readonly [time: number, what: string])[]): string {
  let time = 0;
  let out = '';
  const progress = progressOn({ err: (text) => void (out += text), errorIsTerminal: terminal.errorIsTerminal ?? true, columns: terminal.columns }, quiet, () => time);
  for (const [at, what] of steps) {
    time = at;
    progress.tell(what);
  }
  progress.end();
  return out;
}

describe('progress', () => {
  it('is told after a second, ten times a second, and taken away in the end', () => {
    expect(run({}, false, [[10, 'a'], [999, 'b'], [1000, 'c'], [1050, 'd'], [1100, 'e']])).toBe('\r\u001b[2Kc\r\u001b[2Ke\r\u001b[2K');
  });

  it('is not told where the run is short, where nobody looks, or where quiet is wanted', () => {
    expect(run({}, false, [[10, 'a'], [900, 'b']])).toBe('');
    expect(run({ errorIsTerminal: false }, false, [[2000, 'a']])).toBe('');
    expect(run({}, true, [[2000, 'a']])).toBe('');
  });

  it('keeps to one line and passes no control characters on', () => {
    expect(run({ columns: 10 }, false, [[2000, 'x\u001b[31m and much more']])).toBe('\r\u001b[2Kx?[31m a…\r\u001b[2K');
  });
});
