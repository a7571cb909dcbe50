import { describe, expect, it } from 'vitest';
import { lintText } from '../../tests/lint-text.js';

const text = (comment: string) => `MEMORY { RAM (rw) : ORIGIN = 0x20000000, LENGTH = 96K }\nSECTIONS {\n${comment}\n.bss : { *(.bss*) } > RUM\n}\n`;

describe('lint/suppression-without-reason', () => {
  it.each(['', ' --', ' -- '])('is told of "%s" behind the rule, and of nothing else', async (ending) => {
    expect((await lintText(text(`/* qspi-doctor-disable-next-line undefined-region${ending} */`))).findings).toMatchObject([{ rule: 'lint/suppression-without-reason', severity: 'error', location: { line: 3 } }]);
  });

  it('is not told where there is one', async () => {
    expect((await lintText(text('/* qspi-doctor-disable-next-line undefined-region -- the board declares it */'))).findings).toEqual([]);
  });
});
