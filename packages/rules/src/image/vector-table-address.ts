import { formatAddress } from '@qspi-doctor/diagnostics';
import { isPresent, vectorSectionOf, type ProgramInputs } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { regionHolding } from '../region-holding.js';
import { constantsIn } from './constants.js';

type Subject = Pick<ProgramInputs, 'image'> & Partial<Pick<ProgramInputs, 'linkerScript' | 'boot' | 'device'>>;

export const vectorTableAddress = defineRule({
  id: 'image/vector-table-address',
  since: '0.1.0',
  severity: 'error',
  needs: ['image'],
  uses: ['linkerScript', 'boot', 'device'],
  docs: {
    what: "The image's vector table is not where the bootloader looks for it, or not in the memory into which the linker script puts it.",
    why: 'A bootloader reads stack pointer and reset handler at one address. If the application was linked for another, the bootloader finds erased flash or the middle of something there.',
    symptom: 'The bootloader runs, and the core faults at its jump: program counter 0xfffffffe, or any address.',
    wrong:
      '```c\n#define APPLICATION_ADDRESS 0x90000000      /* bootloader */\n```\n\n```ld\nQSPI (rx) : ORIGIN = 0x90100000, LENGTH = 7M      /* application */\n```',
    right: '```c\n#define APPLICATION_ADDRESS 0x90100000\n```',
    sources: ['Armv7-M Architecture Reference Manual B1.5.3, The vector table', 'STMicroelectronics STM32CubeH7 and STM32CubeL4: ExtMem_Boot'],
  },
  messages: {
    bootloader: ({ table, bootloader, expected, stack, target }: { table: number; bootloader: string; expected: number; stack: number; target: number }) =>
      `${bootloader} starts the application from a vector table at ${formatAddress(expected)} (it takes ${formatAddress(stack)} as stack pointer and ${formatAddress(target)} as reset handler), but the table of this image is at ${formatAddress(table)}.`,
    script: ({ table, region, origin, length }: { table: number; region: string; origin: number; length: number }) =>
      `The vector table of the image is at ${formatAddress(table)}, but the linker script puts it into ${region} (${formatAddress(origin)} to ${formatAddress(origin + length - 1)}).`,
  },
  async check(subject: Subject, report) {
    const { image, linkerScript } = subject;
    const { vectorTable } = image;
    if (vectorTable === undefined) return;
    const expectation = await lookedForElsewhere(subject);
    if (expectation !== undefined) {
      const starter = await expectation.bootloader.open('image');
      const home = linkerScript && regionHolding(linkerScript.layout, vectorTable.address);
      report({
        message: 'bootloader',
        data: { table: vectorTable.address, ...expectation.data },
        location: image.locate(vectorTable.address),
        related: [
          {
            ...(isPresent(starter) ? starter.value.locate(expectation.jump) : { address: expectation.jump }),
            message: 'here the bootloader takes the stack pointer from there',
          },
          ...(linkerScript && home
            ? [{ ...linkerScript.locate(home.originRange ?? home.range, home.script), message: `region ${home.name}, in which the table lies` }]
            : []),
        ],
        explains: ['boot/main-not-reached', 'boot/vtor-mismatch', 'boot/handoff'],
        remedies: [
          {
            title: 'Make bootloader and linker script agree',
            certainty: 'documented',
            steps: [
              `Either move ORIGIN of the region of the vector table to ${formatAddress(expectation.data.expected)},`,
              `or give the bootloader ${formatAddress(vectorTable.address)} as the address of the application; then build and program both.`,
            ],
          },
        ],
      });
    }
    const planned = linkerScript && vectorSectionOf(linkerScript.layout);
    const region = planned?.section.region === undefined ? undefined : linkerScript?.layout.region(planned.section.region);
    if (linkerScript === undefined || planned === undefined || region?.origin === undefined || region.length === undefined || planned.section.explicitAddress)
      return;
    const { origin, length } = region;
    const inside = (address: number) => address >= origin && address < origin + length;
    // A table that is copied to RAM by the start-up code stands in the script by its load address.
    if (inside(vectorTable.address) || inside(vectorTable.loadAddress)) return;
    // A second table of the image, found elsewhere, is no evidence against the section that the script keeps.
    const kept = image.image.section(planned.section.name);
    if (kept !== undefined && kept.size > 0 && inside(kept.address)) return;
    report({
      message: 'script',
      data: { table: vectorTable.address, region: region.name, origin, length },
      location: image.locate(vectorTable.address),
      related: [
        {
          ...linkerScript.locate(planned.section.regionRange ?? planned.section.nameRange, planned.section.script),
          message: `${planned.section.name} in the linker script`,
        },
      ],
      explains: ['image/differs-from-linker-script'],
      remedies: [
        {
          title: 'Build again with this script',
          certainty: 'documented',
          steps: [
            'Clean and build the configuration that names this linker script, and program the new image.',
            'If the build uses another script, look at the linker option -T of the configuration.',
          ],
        },
      ],
    });
  },
});

/** The run of the bootloader died at its jump, and what it took for stack pointer and reset handler are the words at an address that is not this image's table. */
async function lookedForElsewhere({ image, boot, device }: Subject) {
  const table = image.vectorTable;
  const through = boot?.throughBootloader();
  const record = through?.record;
  if (table === undefined || through === undefined || record === undefined || record.reachesMain) return undefined;
  if (record.stop.kind !== 'unmapped' && record.stop.kind !== 'fault') return undefined;
  const { handOver } = record;
  // A jump into the image that has its Thumb bit may be meant, whatever becomes of it.
  if (handOver?.thumb === true) return undefined;
  const taken = record.msp.writes.at(-1);
  const stack = taken?.value;
  const target = handOver?.target ?? record.stop.accessed;
  if (stack === undefined || target === undefined || stack === table.initialStackPointer) return undefined;
  const windows = device?.device.externalWindows.map(({ origin }) => origin) ?? [0x90000000, 0x70000000];
  const origin = windows.find((start) => table.address >= start && table.address - start < 0x10000000);
  if (origin === undefined) return undefined;
  const same = (word: number | undefined, value: number) => word !== undefined && (word & ~3) >>> 0 === (value & ~3) >>> 0;
  const wordsMatch = (address: number) => same(image.image.word(address, 'load'), stack) && same(image.image.word(address + 4, 'load'), target);
  const starter = await through.bootloader.open('image');
  // No vector table stands at other addresses than multiples of 128.
  const named = isPresent(starter) ? [...constantsIn(starter.value.image, origin, origin + 0x10000000)].filter((address) => address % 128 === 0) : [];
  const isErased = (address: number) => [0, 0xffffffff].some((one) => same(one, stack) && same(one, target)) && image.image.bytesAt(address, 8, 'load') === undefined;
  // Erased flash is the same everywhere: only an address that the bootloader's code names is evidence.
  const erased = named.filter((address) => address !== table.address && isErased(address));
  const expected = [...named, origin].find((address) => address !== table.address && wordsMatch(address)) ?? pairOfWords(image, stack, target) ?? (erased.length === 1 ? erased[0] : undefined);
  return expected === undefined
    ? undefined
    : { data: { bootloader: through.bootloader.name, expected, stack, target }, bootloader: through.bootloader, jump: taken?.pc ?? record.stop.at };
}

/** Where the image is programmed with these two words one behind the other, if there is one such place: a table that the bootloader took something else for. */
function pairOfWords({ image }: Subject['image'], first: number, second: number): number | undefined {
  const places: number[] = [];
  for (const { type, physicalAddress, fileSize } of image.segments) {
    const bytes = type === 'load' && fileSize >= 8 ? image.bytesAt(physicalAddress, fileSize, 'load') : undefined;
    if (bytes === undefined) continue;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const little = image.header.littleEndian;
    for (let at = -physicalAddress & 3; at + 8 <= bytes.length && places.length < 2; at += 4) {
      // The core clears the lowest bits of a stack pointer.
      if ((view.getUint32(at, little) & ~3) >>> 0 === (first & ~3) >>> 0 && view.getUint32(at + 4, little) === second) places.push(physicalAddress + at);
    }
  }
  return places.length === 1 ? places[0] : undefined;
}
