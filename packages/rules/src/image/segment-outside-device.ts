import type { Device } from '@qspi-doctor/devices';
import { formatAddress, formatSize } from '@qspi-doctor/diagnostics';
import type { Segment } from '@qspi-doctor/elf';
import type { ImageInput } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';

interface Stretch {
  readonly low: number;
  readonly high: number;
}

/** Option bytes, one-time memory, identification and boot ROM of the families, which lie in no memory of the table (reference manuals, "Memory organization", "Option bytes"). */
const systemAreas: readonly Stretch[] = [
  { low: 0x1ff00000, high: 0x20000000 },
  { low: 0x0bf00000, high: 0x0c000000 },
  { low: 0x0ff00000, high: 0x10000000 },
  { low: 0x08ff0000, high: 0x09000000 },
];
/** Where the parallel bus shows its banks, remapped ones included (reference manuals, "FMC memory banks"). */
const parallelBus: readonly Stretch[] = [
  { low: 0x60000000, high: 0xa0000000 },
  { low: 0xc0000000, high: 0xe0000000 },
];

export const segmentOutsideDevice = defineRule({
  id: 'image/segment-outside-device',
  since: '0.1.0',
  severity: 'error',
  needs: ['image', 'device'],
  uses: ['linkerScript'],
  docs: {
    what: 'A part of the image is linked to, or programmed at, addresses where the device has neither memory nor a window of an external memory controller.',
    why: 'The linker believes its script. Where the script describes another part, code is programmed into nothing and variables lie where every access faults.',
    symptom: 'The programmer reports an error for the segment, or the program faults at the first access.',
    wrong: '```ld\nMEMORY { RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 192K }   /* the part has 128K */\n```',
    right: '```ld\nMEMORY { RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 128K }\n```',
    sources: [
      "ST's public part data and CMSIS device headers: memories of the device",
      'GNU ld manual, Options (--nmagic, -z max-page-size) and SIZEOF_HEADERS; OpenOCD src/target/image.c (program headers), src/flash/nor/core.c flash_write_unlock_verify()',
    ],
  },
  messages: {
    outside: ({ what, low, high, device }: { what: string; low: number; high: number; device: string }) =>
      `${what} lies at ${formatAddress(low)} to ${formatAddress(high - 1)}, where ${device} has no memory.`,
    headers: ({ what, low, size, section, device }: { what: string; low: number; size: number; section: string; device: string }) =>
      `${what} starts at ${formatAddress(low)}, ${formatSize(size)} before its first section (${section}): ld put the headers of the ELF file there, where ${device} has no memory. GDB's load goes by sections and leaves them out; OpenOCD's own commands (program, flash write_image) go by segments and skip this one altogether.`,
    beyond: ({ what, end, excess, memory, device }: { what: string; end: number; excess: number; memory: string; device: string }) =>
      `${what} reaches ${formatSize(excess)} beyond the end of ${memory} of ${device} (${formatAddress(end - 1)} is its last address).`,
  },
  check({ image, device: { device }, linkerScript }, report) {
    if (!device.memoriesComplete) return report.unknown(`not all memories of ${device.name} are known`);
    const places = placesOf(device);
    for (const segment of image.image.segments) {
      if (segment.type !== 'load' || segment.memorySize === 0) continue;
      const headers = headersBefore(image.image.sections, segment);
      const [start] = viewsOf(segment);
      if (headers && start && firstOutside({ low: start.low, high: start.low + headers.size }, places) !== undefined) {
        report({
          message: 'headers',
          severity: 'warning',
          data: { what: start.name, low: start.low, size: headers.size, section: headers.section, device: device.name },
          location: image.locate(start.low + headers.size),
          remedies: [withoutHeaders],
        });
      }
      for (const view of viewsOf(segment, headers?.size)) {
        const first = firstOutside(view, places);
        if (first === undefined) continue;
        // Memory that the program reads through a driver has made-up addresses; a loader of its own programs it.
        if (view.low >= 0x60000000 && !isNeededToRun(image, view, segment.executable)) continue;
        const home = device.memories.find(({ origin, length = 0 }) => origin < first && origin + length === first && view.low >= origin);
        const what = `${view.name}${sectionsIn(image.image.sections, segment)}`;
        report({
          ...(home
            ? { message: 'beyond', data: { what, end: first, excess: view.high - first, memory: home.name, device: device.name } }
            : { message: 'outside', data: { what, low: first, high: view.high, device: device.name } }),
          // Parts are known whose flash is larger than their data sheet says; a program that uses that is at its own risk.
          ...(home?.kind === 'flash' ? { severity: 'warning' as const } : {}),
          location: image.locate(Math.max(first, view.low)),
          related: linkerScript ? [{ file: linkerScript.file, message: 'the linker script that describes the memories' }] : [],
          explains: ['boot/main-not-reached'],
          remedies: [
            {
              title: `Describe the memories of ${device.name} in the linker script`,
              certainty: 'documented',
              steps: [
                'Compare each region in MEMORY with the part, correct ORIGIN and LENGTH, and link again.',
                'If the image is for another part, correct the device of the project (or give it with --device).',
              ],
            },
          ],
        });
        break;
      }
    }
  },
});

/** Code, or what the core itself reads: such a stretch must be memory that the bus shows. */
function isNeededToRun({ vectorTable, main }: ImageInput, { low, high }: Stretch, executable: boolean): boolean {
  const inside = (address: number | undefined) => address !== undefined && address >= low && address < high;
  return executable || inside(vectorTable?.address) || inside(vectorTable?.loadAddress) || inside(main?.address);
}

function placesOf(device: Device): readonly Stretch[] {
  const places = device.memories.map(({ origin, length = 0 }) => ({ low: origin, high: origin + length }));
  for (const { origin, span } of device.externalWindows) places.push({ low: origin, high: origin + span });
  if (device.bootAlias?.length !== undefined) places.push({ low: device.bootAlias.origin, high: device.bootAlias.origin + device.bootAlias.length });
  if (device.remapToZero) places.push({ low: 0, high: 0x08000000 });
  if (device.externalWindows.some(({ peripheral }) => /^FS?MC/.test(peripheral))) places.push(...parallelBus);
  return [...places, ...systemAreas].sort((a, b) => a.low - b.low);
}

const withoutHeaders = {
  title: 'Link without the file headers in the segment',
  certainty: 'documented' as const,
  steps: [
    'Leave out -Wl,-z,max-page-size=…, with which ld finds room for them before the first section; or add -Wl,--nmagic, and no segment has them.',
    'Or program a .hex or .bin file: objcopy takes sections alone.',
  ],
};

/** What a segment that begins with the file itself has before its first section: the ELF header and the program headers, and no program. */
function headersBefore(sections: ImageInput['image']['sections'], { offset, virtualAddress, memorySize }: Segment): { readonly size: number; readonly section: string } | undefined {
  if (offset !== 0) return undefined;
  const inside = sections.filter(({ allocated, address, size }) => allocated && size > 0 && address >= virtualAddress && address < virtualAddress + memorySize);
  const [first] = inside.sort((a, b) => a.address - b.address);
  return first === undefined || first.address === virtualAddress ? undefined : { size: first.address - virtualAddress, section: `${first.name} at ${formatAddress(first.address)}` };
}

function viewsOf(segment: Segment, headers = 0): readonly (Stretch & { name: string })[] {
  const { virtualAddress: run, physicalAddress: load, memorySize, fileSize } = segment;
  const views = [{ name: `Segment ${segment.index}`, low: run + headers, high: run + memorySize }];
  if (load !== run && fileSize > headers) views.push({ name: `What is programmed of segment ${segment.index}`, low: load + headers, high: load + fileSize });
  return views;
}

/** The first address of a stretch that no place holds; adjacent places join. */
function firstOutside({ low, high }: Stretch, places: readonly Stretch[]): number | undefined {
  let at = low;
  for (const place of places) if (place.low <= at && place.high > at) at = place.high;
  return at >= high ? undefined : at;
}

function sectionsIn(sections: readonly { name: string; allocated: boolean; address: number; size: number }[], { virtualAddress, memorySize }: Segment): string {
  const names = sections
    .filter(({ allocated, address, size }) => allocated && size > 0 && address >= virtualAddress && address < virtualAddress + memorySize)
    .map(({ name }) => name);
  return names.length === 0 ? '' : ` (${names.slice(0, 4).join(', ')}${names.length > 4 ? ', …' : ''})`;
}
