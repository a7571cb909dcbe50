import { describe, expect, it } from 'vitest';
import { findDevice, isExternalWindow, type Device } from './index.js';

/** `NAME@origin+length` of a device’s own memories, hexadecimal. */
function memoriesOf(name: string): string[] {
  const device = findDevice(name);
  return (device?.memories ?? []).map((memory) => `${memory.name}@${memory.origin.toString(16)}+${memory.length?.toString(16) ?? '?'}`);
}

function at(name: string, address: number): string | undefined {
  const place = (findDevice(name) as Device).memoryAt(address);
  return place === undefined ? undefined : isExternalWindow(place) ? place.peripheral : place.name;
}

describe('memories', () => {
  it('are those of the part', () => {
    expect(memoriesOf('STM32L476VGT6')).toEqual(['FLASH@8000000+100000', 'SRAM2_ICODE@10000000+8000', 'SRAM@20000000+18000']);
    expect(memoriesOf('STM32H742ZGT6')).toContain('FLASH2@8100000+80000');
    expect(memoriesOf('STM32H742ZGT6').some((memory) => memory.startsWith('SRAM3@'))).toBe(false);
    expect(memoriesOf('STM32F746NGH6')).toContain('FLASH (ITCM bus)@200000+100000');
    expect(memoriesOf('STM32F745VET6')).toContain('FLASH (ITCM bus)@200000+80000');
    expect(memoriesOf('STM32U585AII6Q')).toContain('FLASH (secure)@c000000+200000');
    expect(memoriesOf('STM32H750VBT6')).toContain('FLASH@8000000+20000');
    expect(memoriesOf('STM32N657X0H3Q').some((memory) => memory.startsWith('FLASH'))).toBe(false);
  });

  it('are seen a second time on the code bus and in the secure world, as far as sources say', () => {
    expect(memoriesOf('STM32F413ZHT6')).toContain('SRAM2 (code bus)@10000000+10000');
    expect(memoriesOf('STM32WB09KEV6')).toContain('ROM@10000000+1800');
    expect(memoriesOf('STM32WL33CCV6')).toContain('ROM@10000000+1800');
    expect(memoriesOf('STM32H563ZIT6')).toEqual(expect.arrayContaining(['SRAM1 (code bus)@a000000+40000', 'SRAM3 (code bus, secure)@e050000+50000']));
    expect(memoriesOf('STM32H503RBT6')).toContain('SRAM2 (code bus)@a004000+4000');
    expect(memoriesOf('STM32H503RBT6').join()).not.toContain('secure');
    expect(memoriesOf('STM32U585AII6Q').filter((memory) => memory.includes('(code bus)'))).toEqual(['SRAM (code bus)@a000000+30000', 'SRAM2 (code bus)@a030000+10000', 'SRAM3 (code bus)@a040000+80000']);
    expect(memoriesOf('STM32U3C5RIT6')).toEqual(expect.arrayContaining(['HSP_DATA_BRAM@200a0000+4000', 'SRAM (code bus, secure)@e000000+30000']));
    expect(memoriesOf('STM32U385RGT6').join()).not.toContain('HSP');
    expect(memoriesOf('STM32WBA65RIV7')).toEqual(expect.arrayContaining(['FLASH (secure)@c000000+200000', 'SRAM2 (secure)@30070000+10000']));
    expect(memoriesOf('STM32WBA20xx').join()).not.toContain('secure');
  });

  it('are found by address, the memory itself before a second view of it', () => {
    expect(at('STM32L476VG', 0x0800_0000)).toBe('FLASH');
    expect(at('STM32L476VG', 0x080f_ffff)).toBe('FLASH');
    expect(at('STM32L476VG', 0x0810_0000)).toBeUndefined();
    expect(at('STM32L476VG', 0)).toBeUndefined();
    expect(at('STM32F746NG', 0x0020_0000)).toBe('FLASH (ITCM bus)');
    expect(at('STM32U585AI', 0x0c00_0000)).toBe('FLASH (secure)');
    expect(at('STM32L476VG', 0x9000_0000)).toBe('QUADSPI');
    expect(at('STM32L476VG', 0x9fff_ffff)).toBe('QUADSPI');
    expect(at('STM32L476VG', 0xa000_0000)).toBeUndefined();
    expect(at('STM32L476VG', 0x1000_7fff)).toBe('SRAM2_ICODE');
    expect(at('STM32F407VG', 0x9000_0000)).toBeUndefined();
    expect(at('STM32F746NG', 0xc000_0000)).toBe('FMC');
    expect(at('STM32H7S7L8', 0x7000_0000)).toBe('XSPI2');
  });

  it('come before their second views', () => {
    for (const name of ['STM32F746NG', 'STM32U585AI', 'STM32L431CC', 'STM32H750VB']) {
      expect(findDevice(name)?.memories.find((memory) => memory.kind === 'flash')?.origin, name).toBe(0x0800_0000);
    }
    expect(findDevice('STM32L476VG')?.bootAlias).toMatchObject({ origin: 0, length: 0x10_0000, aliasOf: 'FLASH' });
    expect(findDevice('STM32H750VB')?.bootAlias).toBeUndefined();
  });

  it('with a length that the user chooses are given with the largest, as an upper bound', () => {
    const itcm = findDevice('STM32H735IGK6')?.memories.find((memory) => memory.kind === 'itcm');
    expect(itcm).toMatchObject({ length: 0x4_0000, lengthCertainty: 'line-maximum' });
  });

  it('say where they are not wholly known', () => {
    expect(findDevice('STM32L476VG')?.memoriesComplete).toBe(true);
    expect(findDevice('STM32U335xx')?.memoriesComplete).toBe(false);
  });

  it('hold no overlaps, second views aside', () => {
    for (const name of [
      'STM32L4R9ZI',
      'STM32H747XI',
      'STM32H7A3ZI',
      'STM32H7S7L8',
      'STM32U5A9NJ',
      'STM32N657X0',
      'STM32WB55RG',
      'STM32F429ZI',
      'STM32G474RE',
    ]) {
      const own = (findDevice(name)?.memories ?? []).filter((memory) => memory.aliasOf === undefined);
      for (const [index, memory] of own.entries()) {
        expect(memory.origin + (memory.length ?? 0), `${name} ${memory.name}`).toBeLessThanOrEqual(own[index + 1]?.origin ?? 0x1_0000_0000);
      }
    }
  });
});

describe('external windows', () => {
  it('tell which controllers a package does not bring out', () => {
    const brought = (name: string): string[] =>
      (findDevice(name)?.externalWindows ?? []).filter((window) => window.onPackage).map((window) => window.peripheral);
    expect(brought('STM32U599VJT6Q')).not.toContain('HSPI1');
    expect(brought('STM32U599NJH6Q')).toContain('HSPI1');
    expect(brought('STM32U599xx')).toContain('HSPI1');
    expect(brought('STM32F413CHU6')).not.toContain('QUADSPI');
  });

  it('hold flash alone behind a QUADSPI, flash or PSRAM behind the later controllers', () => {
    const window = (name: string, peripheral: string): unknown => findDevice(name)?.externalWindows.find((each) => each.peripheral === peripheral)?.mayHold;
    expect(window('STM32L476VG', 'QUADSPI')).toEqual(['nor-flash']);
    expect(window('STM32H735IG', 'OCTOSPI2')).toEqual(['nor-flash', 'psram']);
  });
});
