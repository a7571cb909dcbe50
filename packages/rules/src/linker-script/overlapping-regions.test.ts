import { describe, expect, it } from 'vitest';
import { changedScript, lintMarked, lintScript } from '../../tests/lint-script.js';
import { cubeProject, runRuleOn } from '../../tests/rule-tester.js';
import { overlappingRegions } from './overlapping-regions.js';
import { regionExceedsDevice } from './region-exceeds-device.js';

describe('linker-script/overlapping-regions', () => {
  it('marks the length of the region that reaches into another, when both are used', async () => {
    const { found, expected } = await lintMarked(changedScript(
      ['  RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 96K\n', '  RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 96K\n#                                           ^^^ overlapping-regions\n  BUFFERS (rw) : ORIGIN = 0x20014000, LENGTH = 64K\n'],
      ['  ._user_heap', '  .buffers (NOLOAD) : { *(.buffers*) } >BUFFERS\n  ._user_heap'],
    ), 'STM32L496VG');
    expect(found).toEqual(expected);
  });

  it('is silent about a region that only frames others', async () => {
    expect((await lintMarked(changedScript(
      ['  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K', '  ALL (xrw) : ORIGIN = 0x20000000, LENGTH = 96K'],
    ))).found).toEqual([]);
  });

  it('is silent about aliases and neighbours', async () => {
    expect((await lintMarked(changedScript(
      ['SECTIONS\n', 'REGION_ALIAS("DTCM", RAM)\nSECTIONS\n'],
      ['  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K', '  SRAM2 (rw) : ORIGIN = 0x10000000, LENGTH = 32K'],
    ))).found).toEqual([]);
  });

  it('is a warning of a diagnosis where both are for buffers: ld refuses what lies upon each other', async () => {
    const buffers = changedScript(
      ['  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K', '  RAM2 (xrw) : ORIGIN = 0x10000000, LENGTH = 32K\n  RX (rw) : ORIGIN = 0x20018000, LENGTH = 32K\n  TX (rw) : ORIGIN = 0x20018060, LENGTH = 32K'],
      ['  ._user_heap', '  .rx (NOLOAD) : { *(.rx) } >RX\n  .tx (NOLOAD) : { *(.tx) } >TX\n  ._user_heap'],
    );
    const project = (text: string) => ({ ...cubeProject('App', { linkerScript: 'x.ld', mcu: 'STM32L496VGTx' }), 'App/x.ld': text });
    expect((await lintScript(buffers, { device: 'STM32L496VG' })).findings).toMatchObject([{ rule: 'linker-script/overlapping-regions', severity: 'error' }]);
    expect((await runRuleOn(overlappingRegions, project(buffers))).findings).toMatchObject([{ severity: 'warning' }]);
    expect((await runRuleOn(overlappingRegions, project(buffers.replace('0x20018000, LENGTH = 32K', '0x20017000, LENGTH = 32K')))).findings).toMatchObject([{ severity: 'error' }, { severity: 'warning' }]);
    const long = buffers.replace('0x20018060, LENGTH = 32K', '0x20020060, LENGTH = 512K');
    expect((await runRuleOn(regionExceedsDevice, project(long))).findings).toMatchObject([{ severity: 'warning', data: { name: 'TX' } }]);
  });
});
