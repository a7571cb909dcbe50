import { formatAddress, type Remedy } from '@qspi-doctor/diagnostics';
import type { ServerKind, TargetFacts, WindowFacts } from '@qspi-doctor/live-target';
import { hardwareBreakpointCertainty } from '../breakpoint/proved-cores.js';
import { defineRule } from '../define-rule.js';
import { describeWindow } from '../external-window.js';
import { entryOf, liveWindow, windowOf } from './subject.js';

/** Servers that set a "software" breakpoint in a way of their own, without writing it where GDB says. */
const ownWays: Readonly<Partial<Record<ServerKind, string>>> = {
  qemu: 'QEMU needs no memory for breakpoints',
  jlink: 'the J-Link server decides by itself how it sets a breakpoint',
  gdbserver: 'gdbserver has no flash',
};

export const memoryMapWritable = defineRule({
  id: 'target/memory-map-writable',
  since: '0.1.0',
  severity: 'error',
  needs: ['program', 'image', 'target'],
  uses: ['device'],
  docs: {
    what: 'The GDB server describes the external flash as RAM, or gives no memory map at all: GDB then writes a software breakpoint into the flash, which does not stick. Read from the live server.',
    why: 'GDB chooses the kind of a breakpoint by the memory map of the server: hardware in flash and ROM and outside of every region, software in RAM and where there is no map. A software breakpoint is an instruction that is written over the program, and memory-mapped flash cannot be written.',
    symptom: '"Cannot insert breakpoint 1. Cannot access memory at address 0x9…", "Failed to set breakpoint", or no word at all and a breakpoint that is never hit. `set debug remote 1` shows `$Z0,9…` where `$Z1,9…` is needed.',
    wrong: '```text\n(gdb) info mem\n1   y   0x1ff0f400 0x100000000 rw nocache\n```',
    right: '```text\n(gdb) info mem\n1   y   0x90000000 0x91000000 flash blocksize 0x10000 nocache\n```',
    sources: [
      'GDB gdb/breakpoint.c insert_bp_location(), gdb/memattr.c; GDB manual, "Memory Map Format"',
      'OpenOCD src/server/gdb_server.c gdb_memory_map(): gaps between flash banks are described as ram',
      'https://community.st.com/t5/stm32cubeide-mcus/debugging-flash-bootloader-and-external-flash-application-can-t/td-p/658629',
    ],
  },
  messages: {
    ram: ({ server, window, start, end }: { server: string; window: string; start: number; end: number }) =>
      `${server} describes ${window} as RAM (a region from ${formatAddress(start)} to ${formatAddress(end)}): GDB will write a software breakpoint into the flash, and it will not stick.`,
    none: ({ server, window }: { server: string; window: string }) =>
      `${server} gives no memory map, so GDB takes ${window} for RAM: it will write a software breakpoint into the flash, and it will not stick.`,
  },
  check({ image, target, device }, report) {
    const entry = entryOf(image);
    const place = windowOf(image, device?.device);
    // What runs at an alias below 0x20000000 has its breakpoints there.
    if (entry === undefined || place === undefined || place.address !== entry.address) return;
    const { facts } = target;
    const own = ownWays[facts.server.kind];
    if (own !== undefined) return report.unknown(own);
    const window = liveWindow(target, entry.address);
    if (window === undefined) return report.unknown(`the live target has no window at ${formatAddress(entry.address)}`);
    const region = facts.memoryMap?.find(({ start, length }) => entry.address >= start && entry.address - start < length);
    // A bank that is smaller than the flash leaves the rest to what lies around it.
    const isWritable = facts.memoryMap === undefined || facts.memoryMap.length === 0 || region?.type === 'ram';
    if (!isWritable) return;
    const reaches = facts.breakpointUnit === undefined || facts.breakpointUnit.highestAddress >= entry.address;
    const data = { server: facts.server.name, window: describeWindow(place.window), start: region?.start ?? 0, end: region === undefined ? 0 : region.start + region.length - 1 };
    report({
      message: region === undefined ? 'none' : 'ram',
      // On a core that could not do better it is one trouble more, and not the one to begin with.
      ...(reaches ? {} : { severity: 'warning' as const }),
      data,
      location: image.locate(entry.address),
      related: [{ address: window.origin, message: mapText(window, region, entry.address) }],
      explains: ['breakpoint/software-in-flash', ...(reaches ? ['launch/no-external-loader'] : [])],
      remedies: reaches ? remedies(facts, window) : [],
    });
  },
});

function mapText({ name }: WindowFacts, region: WindowFacts['region'], address: number): string {
  return region === undefined ? 'qXfer:memory-map: none' : `qXfer:memory-map: ${region.type} ${formatAddress(region.start)} to ${formatAddress(region.start + region.length - 1)} holds ${formatAddress(address)} in ${name}`;
}

function remedies({ server: { kind: server }, core }: TargetFacts, { origin, span, name }: WindowFacts): readonly Remedy[] {
  // What the tests show, they show with OpenOCD on these cores.
  const certainty = server === 'openocd' ? hardwareBreakpointCertainty(core.name) : 'documented';
  const openocd: readonly Remedy[] = [
    {
      title: 'Give OpenOCD a flash bank for the external flash',
      // As breakpoint/software-in-flash has it: the tests declare a bank for QUADSPI of a Cortex-M7.
      certainty: core.name === 'cortex-m7' && name === 'QUADSPI' ? 'proved' : 'documented',
      steps: [`Use a board file that declares it (set ${name} 1 before target/stm32….cfg; 16 boards of ST have one): GDB then sees flash and takes hardware breakpoints by itself.`],
    },
    { title: 'Make OpenOCD set hardware breakpoints', certainty, steps: ['Before init, in its configuration: gdb_breakpoint_override hard', 'Or from GDB after the connection: monitor gdb_breakpoint_override hard'] },
  ];
  const gdb: Remedy = {
    title: 'Tell GDB that the flash is read-only',
    certainty,
    steps: [
      'After the connection: info mem, then delete mem N for the region that holds the external flash.',
      `Then: mem ${formatAddress(origin)} ${formatAddress(origin + span)} ro, and set mem inaccessible-by-default off. GDB now takes hardware breakpoints there.`,
    ],
  };
  const stlink: Remedy = {
    title: 'Give the debug configuration the external loader of the board',
    certainty: 'reported',
    steps: ['Debugger tab, External loaders: add the .stldr, enabled, in the configuration that sets the breakpoints. Then look again: the memory map should show flash there.'],
  };
  const hbreak: Remedy = { title: 'Ask for a hardware breakpoint yourself', certainty, steps: ['hbreak main (thbreak for a temporary one). next and finish still use software breakpoints: the other ways help them too.'] };
  return [...(server === 'openocd' ? openocd : []), gdb, ...(server === 'unknown' ? [stlink] : []), hbreak];
}
