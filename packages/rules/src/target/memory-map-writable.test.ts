import { describe, expect, it } from 'vitest';
import { healthy, mappedWindow, onL476, region, runOnTarget } from '../../tests/target-facts.js';
import { memoryMapWritable } from './memory-map-writable.js';

const asRam = { memoryMap: [region('ram', 0x1ff0f400, 0xe00f0c00)], windows: [{ ...mappedWindow, region: region('ram', 0x1ff0f400, 0xe00f0c00), breakpoint: 'software' as const }] };
const withoutMap = { memoryMap: undefined, windows: [{ ...mappedWindow, region: undefined, breakpoint: 'software' as const }] };

describe('target/memory-map-writable', () => {
  it('finds a memory map that calls the external flash RAM, and offers the ways of that server', async () => {
    const { findings } = await runOnTarget(memoryMapWritable, { facts: asRam });
    expect(findings).toMatchObject([{ messageId: 'ram', severity: 'error', explains: expect.arrayContaining(['breakpoint/software-in-flash']) }]);
    expect(findings[0]?.message).toContain('0x1ff0f400 to 0xffffffff');
    expect(findings[0]?.remedies.map(({ title }) => title)[0]).toContain('flash bank');
  });

  it('finds a server without a memory map, and one that is not OpenOCD', async () => {
    const { findings } = await runOnTarget(memoryMapWritable, { facts: { ...withoutMap, server: { kind: 'unknown', name: 'GDB server', version: undefined, features: [] } } });
    expect(findings).toMatchObject([{ messageId: 'none' }]);
    expect(findings[0]?.remedies.flatMap(({ steps }) => steps).join()).not.toContain('gdb_breakpoint_override');
  });

  it('finds a program behind the end of a flash bank that is too small', async () => {
    const memoryMap = [region('flash', 0x90000000, 0x100), region('ram', 0x90000100, 0x6fffff00)];
    const { findings } = await runOnTarget(memoryMapWritable, { facts: { memoryMap } });
    expect(findings).toMatchObject([{ messageId: 'ram', data: { start: 0x90000100 } }]);
  });

  it('is a warning without ways out on a core that could not halt there anyway', async () => {
    const { findings } = await runOnTarget(memoryMapWritable, { mcu: 'STM32L476VGTx', base: onL476, facts: asRam });
    expect(findings).toMatchObject([{ severity: 'warning', remedies: [] }]);
  });

  it.each([
    ['the map says flash', {}],
    ['the map leaves the window out', { facts: { memoryMap: [region('flash', 0x08000000, 0x100000)], windows: [{ ...mappedWindow, region: undefined }] } }],
    ['the program runs at the alias at 0', { mcu: 'STM32L476VGTx', base: onL476, firmware: { table: 0, loadedAt: 0x90000000, vtor: 0 }, facts: asRam }],
    ['the program is in internal flash', { firmware: { table: 0x08000000, vtor: 0x08000000 }, facts: asRam }],
  ])('is silent where %s', async (_, subject) => {
    expect(await runOnTarget(memoryMapWritable, subject)).toEqual({ findings: [], notChecked: [] });
  });

  it.each(['qemu', 'jlink'] as const)('does not judge %s, which sets breakpoints in its own way', async (kind) => {
    const outcome = await runOnTarget(memoryMapWritable, { facts: { ...withoutMap, server: { ...healthy.server, kind } } });
    expect([outcome.findings, outcome.notChecked]).toMatchObject([[], [{}]]);
  });
});
