import { findDevice } from '@qspi-doctor/devices';
import { bytesSource, readImage } from '@qspi-doctor/elf';
import { buildFirmware } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { changesBetween, LiveTarget, type TargetFacts, type TargetImage } from '../src/index.js';
import { FakeChip, type FakeChipOptions } from './support/fake-chip.js';

const file = buildFirmware({ table: 0x90000000, vtor: 0x90000000 });
const image = (await readImage(bytesSource(file))).value!;
const main = ((image.symbols.find('main')?.address ?? 0) & ~1) >>> 0;
const app: TargetImage = { name: 'App', file: 'App.elf', image, table: 0x90000000, main };
const l476 = findDevice('STM32L476VG');
const dhcsr = 0xe000edf0;

/** An STM32L476 with the image in its external flash, halted in main. */
function l476Chip(options: FakeChipOptions = {}): FakeChip {
  const chip = new FakeChip(options)
    .word(0xe000ed00, 0x410fc241)
    .word(0xe000ed08, 0x90000000)
    .word(dhcsr, 0x00030003)
    .word(0xe0002000, 0x260)
    .word(0xe0001000, 0x40000000)
    .word(0xe0042000, 0x10076415)
    .word(0xa0001000, 1)
    .word(0xa0001014, 0x0d002503);
  for (const { type, physicalAddress, fileSize } of image.segments) if (type === 'load') chip.put(physicalAddress, image.bytesAt(physicalAddress, fileSize, 'load') ?? []);
  chip.registers[15] = main;
  return chip;
}

async function lookAt(chip: FakeChip, request: { device?: typeof l476; images?: readonly TargetImage[]; limit?: number } = {}): Promise<TargetFacts> {
  const connected = await LiveTarget.connect(chip.connector(), { limits: { replyTime: 500 } });
  if (!connected.ok) throw new Error(connected.failure.message);
  const facts = await connected.value.look({ device: request.device ?? l476, images: request.images ?? [app], compare: { limit: request.limit ?? 1 << 20 } });
  if (!facts.ok) throw new Error(facts.failure.message);
  return facts.value;
}

describe('a look at a target', () => {
  it('reads everything of a healthy one, and writes nothing', async () => {
    const chip = l476Chip();
    const facts = await lookAt(chip);
    expect(facts).toMatchObject({
      core: { title: 'Cortex-M4 r0p1' },
      state: { halted: true, lockedUp: false, exception: 0 },
      breakpointUnit: { revision: 1, comparators: 6 },
      watchpoints: 4,
      chip: { deviceId: 0x415 },
      windows: [{ name: 'QUADSPI', breakpoint: 'software', controller: { mapped: true } }],
      vtor: 0x90000000,
      pc: { address: main, image: 'App', symbol: 'main', offset: 0 },
      images: [{ name: 'App', differing: 0, tableAtVtor: true }],
      faults: { words: [] },
    });
    expect(facts.images[0]?.compared).toBe(facts.images[0]?.total);
    expect(chip.writes).toEqual([]);
  });

  it('finds the windows by the identity of the chip where nobody names a device', async () => {
    const facts = await lookAt(l476Chip(), { device: undefined as never });
    expect(facts.windows).toMatchObject([{ name: 'QUADSPI', controller: { mapped: true } }]);
  });

  it('does not read memory that the controller does not show', async () => {
    const chip = l476Chip().word(0xa0001014, 0);
    const facts = await lookAt(chip);
    expect(facts.images).toMatchObject([{ compared: 0, hidden: facts.images[0]?.total }]);
    expect(chip.received.filter((payload) => payload.startsWith('m9000'))).toEqual([]);
  });

  it('tells a core that runs, and leaves what would need a halt alone', async () => {
    const chip = l476Chip().word(dhcsr, 0x00010001).word(0xe000ed90, 0x800).word(0xe000ed94, 5);
    const facts = await lookAt(chip);
    expect(facts).toMatchObject({ state: { halted: false }, pc: undefined, mpu: { enabled: true, regions: undefined } });
    expect(chip.writes).toEqual([]);
  });

  it('reads the regions of the MPU through MPU_RNR, and gives it back its value', async () => {
    const banks = [
      [0x00000000, (1 << 28) | (0x87 << 8) | (31 << 1) | 1],
      [0x90000000, (1 << 28) | (3 << 24) | (26 << 1) | 1],
    ] as const;
    const chip = l476Chip({
      answer: (payload) => {
        const selected = chip.read(0xe000ed98);
        const word = (value: number) => [0, 8, 16, 24].map((shift) => ((value >>> shift) & 255).toString(16).padStart(2, '0')).join('');
        if (payload === 'me000ed9c,4') return word(banks[selected]?.[0] ?? 0);
        return payload === 'me000eda0,4' ? word(banks[selected]?.[1] ?? 0) : undefined;
      },
    })
      .word(0xe000ed90, 0x800)
      .word(0xe000ed94, 5)
      .word(0xe000ed98, 6);
    const facts = await lookAt(chip);
    expect(facts.mpu).toMatchObject({ enabled: true, regionCount: 8, regions: [{ number: 0 }, { number: 1, start: 0x90000000, executeNever: true }] });
    expect(facts.mpu?.verdicts.find(({ address }) => address === main)).toMatchObject({ executable: false, why: expect.stringContaining('region 1') });
    expect(chip.read(0xe000ed98)).toBe(6);
  });

  it('finds what a handler interrupted, on either stack, with registers pushed above the frame, and at the very end of RAM', async () => {
    const frame = (chip: FakeChip, at: number): FakeChip => chip.put(at, new Uint8Array(24)).word(at + 24, main).word(at + 28, 0x01000000);
    const handling = { features: 'PacketSize=400' };
    const inHandler = (): FakeChip => l476Chip(handling).word(0xe000ed04, 3);
    const atEnd = frame(inHandler(), 0x20017fe0);
    atEnd.registers[13] = 0x20017fe0;
    expect((await lookAt(atEnd)).interrupted).toMatchObject({ address: main, symbol: 'main' });
    const pushed = frame(inHandler().put(0x20010000, new Uint8Array(64)), 0x20010010);
    pushed.registers[13] = 0x20010000;
    expect((await lookAt(pushed)).interrupted).toMatchObject({ address: main });
    const nothing = inHandler().put(0x20010000, new Uint8Array(128));
    nothing.registers[13] = 0x20010000;
    expect((await lookAt(nothing)).interrupted).toBeUndefined();
  });

  it('samples a large image: its table, main, both ends, and places in between', async () => {
    const facts = await lookAt(l476Chip(), { limit: 256 });
    expect(facts.images[0]?.compared).toBeGreaterThan(0);
    expect(facts.images[0]?.compared).toBeLessThanOrEqual(facts.images[0]?.total ?? 0);
  });

  it('takes the table of the non-secure state for one that is in force', async () => {
    const tables = (chip: FakeChip) => chip.word(0xe000ed00, 0x410fd214).word(0xe000ed08, 0x0c000000).put(0x0c000000, new Uint8Array(64));
    expect((await lookAt(tables(l476Chip()).word(0xe002ed08, 0x90000000))).images).toMatchObject([{ tableAtVtor: true }]);
    expect((await lookAt(tables(l476Chip()))).images).toMatchObject([{ tableAtVtor: false }]);
  });

  it('asks OpenOCD a second time before it believes zeros', async () => {
    const monitor = { version: 'Open On-Chip Debugger 0.12.0' };
    const features = 'PacketSize=4000;qXfer:memory-map:read+;qXfer:features:read-;qXfer:threads:read+;vContSupported+;QStartNoAckMode+';
    const answer = (payload: string) => (payload === 'QStartNoAckMode' ? 'OK' : undefined);
    const chip = l476Chip({ monitor, features, answer, missing: 'zeros' });
    for (let address = 0x90000000; address < 0x90001000; address++) chip.memory.delete(address);
    const facts = await lookAt(chip);
    expect(facts.images).toMatchObject([{ compared: 0, unreadable: { address: 0x90000000 } }]);
  });

  it('says what changed between two looks', async () => {
    const before = await lookAt(l476Chip());
    expect(changesBetween(before, before)).toEqual([]);
    const later = l476Chip().word(0xa0001014, 0).word(0xe000ed08, 0x08000000).word(0xe000ed28, 0x100);
    later.registers[15] = main + 2;
    expect(changesBetween(before, await lookAt(later))).toEqual([
      expect.stringMatching(/^pc: 0x9000\w+ \(main\) → 0x9000\w+$/),
      'VTOR: 0x90000000 → 0x08000000',
      'QUADSPI: memory-mapped → not mapped',
      expect.stringMatching(/^App: 0 of \d+ bytes differ → 0 of 0 bytes differ$/),
      'faults: none → CFSR 0x00000100, HFSR 0x00000000',
    ]);
  });
});
