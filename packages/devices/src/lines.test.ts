import { describe, expect, it } from 'vitest';
import { allLines, findDevice, vectorTableAlignment, type Device } from './index.js';
import { deviceTable } from './table.js';

const known = (name: string): Device => {
  const device = findDevice(name);
  if (device === undefined) throw new Error(`${name} is not known`);
  return device;
};

/** Serial windows alone, `PERIPHERAL@origin(registers)`. */
function serialWindows(device: Device): string {
  const serial = device.externalWindows.filter((window) => /SPI/.test(window.peripheral));
  const sorted = serial.toSorted((a, b) => a.peripheral.localeCompare(b.peripheral));
  return sorted.map((window) => `${window.peripheral}@${window.origin.toString(16)}(${window.registers?.toString(16) ?? ''})`).join(' ');
}

const quad = 'QUADSPI@90000000(a0001000)';
const none = '';
const l4plus = 'OCTOSPI1@90000000(a0001000) OCTOSPI2@70000000(a0001400)';
const h7octo = 'OCTOSPI1@90000000(52005000) OCTOSPI2@70000000(5200a000)';

/** Names, cores, highest address of the first core's comparators, windows, values of the remap register, alignment. */
const facts: readonly (readonly [names: string, cores: string, reach: number, windows: string, remap: string, alignment: number])[] = [
  ['F412RG F412VG F412ZG F413ZH F423ZH F446ZE F469NI F479NI', 'cortex-m4', 0x1fff_ffff, quad, none, 0x200],
  ['F401CC F405RG F407VG F410RB F411RE F412CG F427VI F429ZI', 'cortex-m4', 0x1fff_ffff, none, none, 0x200],
  ['F722ZE F733ZE F745VG F746NG F750N8 F756NG F767ZI F769NI F777NI', 'cortex-m7', 0xffff_ffff, quad, none, 0x200],
  ['L412KB L422KB L432KC L443VC L452RE L462VE L471VG L475VG L476VG L485JE L486VG L496ZG L4A6ZG', 'cortex-m4', 0x1fff_ffff, quad, 'QUADSPI=6', 0x200],
  ['L4R5ZI L4R9ZI L4S5VI L4P5AG L4Q5AG', 'cortex-m4', 0x1fff_ffff, l4plus, 'OCTOSPI1=4 OCTOSPI2=5', 0x200],
  ['L552ZE L562QE', 'cortex-m33', 0xffff_ffff, 'OCTOSPI1@90000000(44021000)', none, 0x200],
  ['G471VE G473VE G474RE G483VE G484VE G491RE G4A1RE', 'cortex-m4', 0x1fff_ffff, quad, 'QUADSPI=6', 0x200],
  ['G431KB G441KB G411RC G414VC', 'cortex-m4', 0x1fff_ffff, none, none, 0x200],
  ['WB35CE WB55RG WB5MMG', 'cortex-m4 cortex-m0plus', 0x1fff_ffff, quad, 'QUADSPI=6', 0x200],
  ['WB10CC WB15CC WB30CE WB50CG', 'cortex-m4 cortex-m0plus', 0x1fff_ffff, none, none, 0x200],
  ['H742ZI H743ZI H750VB H753ZI', 'cortex-m7', 0xffff_ffff, 'QUADSPI@90000000(52005000)', none, 0x400],
  ['H745ZI H747XI H755ZI H757XI', 'cortex-m7 cortex-m4', 0xffff_ffff, 'QUADSPI@90000000(52005000)', none, 0x400],
  ['H723ZG H725AG H730VB H733VG H735IG H7A3ZI H7B0VB H7B3LI', 'cortex-m7', 0xffff_ffff, h7octo, none, 0x400],
  ['H7R3L8 H7R7L8 H7S3L8 H7S7L8', 'cortex-m7', 0xffff_ffff, 'XSPI1@90000000(52005000) XSPI2@70000000(5200a000)', none, 0x400],
  ['H523ZE H533ZE H562ZI H563ZI H573ZI', 'cortex-m33', 0xffff_ffff, 'OCTOSPI1@90000000(47001400)', none, 0x400],
  ['H5E4 H5E5 H5F4 H5F5', 'cortex-m33', 0xffff_ffff, 'OCTOSPI1@90000000(47001400) OCTOSPI2@70000000(47002400)', none, 0x400],
  ['H503RB', 'cortex-m33', 0xffff_ffff, none, none, 0x400],
  ['U535CE U545CE U375CG U385CG', 'cortex-m33', 0xffff_ffff, 'OCTOSPI1@90000000(420d1400)', none, 0x400],
  ['U575ZI U585AI', 'cortex-m33', 0xffff_ffff, 'OCTOSPI1@90000000(420d1400) OCTOSPI2@70000000(420d2400)', none, 0x400],
  [
    'U595ZJ U599NJ U5A9NJ U5F9NJ U5G9NJ',
    'cortex-m33',
    0xffff_ffff,
    'HSPI1@a0000000(420d3400) OCTOSPI1@90000000(420d1400) OCTOSPI2@70000000(420d2400)',
    none,
    0x400,
  ],
  ['WBA25 WBA52CE WBA55CE WBA65CI', 'cortex-m33', 0xffff_ffff, none, none, 0x200],
  ['N645X0 N647X0 N655X0 N657X0', 'cortex-m55', 0xffff_ffff, 'XSPI1@90000000(48025000) XSPI2@70000000(4802a000) XSPI3@80000000(4802d000)', none, 0x400],
  ['F030F4 F072RB', 'cortex-m0', 0x1fff_ffff, none, none, 0x100],
  ['G0B1RE L073RZ C031C6 U073RC', 'cortex-m0plus', 0x1fff_ffff, none, none, 0x100],
  ['F103C8 F205RG L152RE', 'cortex-m3', 0x1fff_ffff, none, none, 0x200],
  ['F303RE WLE5JC', 'cortex-m4', 0x1fff_ffff, none, none, 0x200],
  ['MP157CAA', 'cortex-m4', 0x1fff_ffff, 'QUADSPI@70000000(58003000)', none, 0x400],
  ['WL55JC', 'cortex-m4 cortex-m0plus', 0x1fff_ffff, none, none, 0x200],
];

describe('the lines', () => {
  it.each(facts.flatMap(([names, ...rest]) => names.split(' ').map((name) => [name, ...rest] as const)))(
    'STM32%s: %s, comparators to %d, %s, remap %s',
    (name, cores, reach, windows, remap, alignment) => {
      const device = known(`STM32${name}`);
      expect(device.cores.map((core) => core.name).join(' ')).toBe(cores);
      expect(device.core().breakpointUnit.highestAddress).toBe(reach);
      expect(serialWindows(device)).toBe(windows);
      expect((device.remapToZero?.options ?? []).map((option) => `${option.peripheral}=${option.value}`).join(' ')).toBe(remap);
      expect(device.vectorTableAlignment === alignment || (cores === 'cortex-m3' && device.vectorTableAlignment === 0x100)).toBe(true);
    },
  );

  it('never states a window’s length that no source gives, and always a span', () => {
    for (const line of allLines()) {
      for (const window of known(line.parts[0] ?? '').externalWindows) {
        expect(window.lengthCertainty === 'documented').toBe(window.length !== undefined);
        expect(window.span).toBeGreaterThan(0);
        expect(window.span).toBeLessThanOrEqual(0x1000_0000);
      }
    }
  });

  it('keeps windows apart from each other and from the memories', () => {
    for (const line of allLines()) {
      for (const part of line.parts) {
        const device = known(part);
        for (const [index, window] of device.externalWindows.entries()) {
          expect(window.origin + window.span).toBeLessThanOrEqual(device.externalWindows[index + 1]?.origin ?? 0x1_0000_0000);
          expect(device.memoryAt(window.origin)).toBe(window);
          expect(device.memoryAt(window.origin + window.span - 1)).toBe(window);
        }
      }
    }
  });

  it('resolves every CMSIS header, with the interrupts of that header', () => {
    const headers = deviceTable().headers.slice(1).split(';');
    expect(headers.length).toBe(281);
    for (const entry of headers) {
      const [header = '', count] = entry.split(' ');
      const device = findDevice(`stm32${header}`);
      expect(device?.headers, header).toContain(`stm32${header}`);
      expect(device?.interruptCount, header).toBeGreaterThanOrEqual(Number(count));
      if (device?.headers.length === 1) expect(device.interruptCount, header).toBe(Number(count));
      expect(device?.vectorTableAlignment).toBe(vectorTableAlignment(device?.interruptCount ?? 0));
    }
  });

  it('names a source for every memory, window and core', () => {
    for (const line of allLines()) {
      for (const part of line.parts) {
        const device = known(part);
        expect(device.sources.length, part).toBeGreaterThan(0);
        for (const place of [...device.memories, ...device.externalWindows]) expect(place.source, `${part} ${place.origin}`).not.toBe('');
        for (const core of device.cores) expect(core.breakpointUnit.source).not.toBe('');
      }
    }
  });
});

describe('vectorTableAlignment', () => {
  it.each([
    [0, 128],
    [16, 128],
    [17, 256],
    [82, 0x200],
    [112, 0x200],
    [113, 0x400],
    [195, 0x400],
  ])('of %d interrupts is %d', (interrupts, alignment) => {
    expect(vectorTableAlignment(interrupts)).toBe(alignment);
  });
});
