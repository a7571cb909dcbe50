import { describe, expect, it } from 'vitest';
import { externalProgram, packet, ruleOnLog, ruleOnProject } from '../../tests/log-tester.js';
import { memoryMapWritable as rule } from './memory-map-writable.js';

const table = (attributes: string) => `Num Enb Low Addr   High Addr  Attrs\n0   y  \t0x08000000 0x08020000 flash blocksize 0x20000 nocache\n1   y  \t0x90000000 0xa0000000 ${attributes} nocache\n`;

describe('log/memory-map-writable', () => {
  it('sees the external flash of the program as RAM, in GDB and in the server', async () => {
    expect(await ruleOnProject(rule, table('rw'), externalProgram('STM32H750XBHx'))).toMatchObject([{ severity: 'error', data: { server: false, start: 0x90000000 }, location: { line: 3 } }]);
    const map = packet('qXfer:memory-map:read::0,1000', 'l<memory-map><memory type="ram" start="0x90000000" length="0x10000000"/></memory-map>');
    expect(await ruleOnProject(rule, map, externalProgram('STM32H750XBHx'))).toMatchObject([{ data: { server: true } }]);
  });

  it('says nothing where it is flash or read-only, not listed, or where the session got hardware breakpoints all the same', async () => {
    for (const log of [table('flash blocksize 0x10000'), table('ro'), '', table('rw') + packet('Z1,90000180,2', 'OK')]) expect(await ruleOnProject(rule, log, externalProgram('STM32H750XBHx'))).toEqual([]);
  });

  it('leaves cores that cannot halt there to another rule, and needs the program', async () => {
    expect(await ruleOnProject(rule, table('rw'), externalProgram('STM32L476VGTx'))).toEqual([]);
    expect(await ruleOnLog(rule, table('rw'), 'STM32H750XB')).toEqual([]);
  });
});
