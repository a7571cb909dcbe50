import type { BootInput, DeviceInput, ImageInput, Program } from '@qspi-doctor/workspace';
import { selectCalls, type CallNode } from './calls.js';
import type { BootEvent, BootWay, PicturePlace } from './picture.js';

type BootRecord = BootInput['alone'];
type Device = DeviceInput['device'];

/** What is asked of an image here. */
export type PicturedImage = Pick<ImageInput, 'image' | 'vectorTable' | 'locate'>;

/** A program that runs on the way. */
export interface Owner {
  readonly name: string;
  readonly image: PicturedImage;
}

/** The whole way where there is a bootloader to start it, else the program's own. */
export function bootWay(program: Program, boot: BootInput, image: ImageInput, bootloaderImage: ImageInput | undefined, device: DeviceInput | undefined): BootWay {
  const chained = boot.throughBootloader();
  const own = { name: program.name, image };
  const first = chained && bootloaderImage ? { name: chained.bootloader.name, image: bootloaderImage } : own;
  const { vtorAtMain } = boot;
  const vtorIsOwn = vtorAtMain && image.vectorTable ? boot.sameMemory(vtorAtMain.value, image.vectorTable.address) : undefined;
  return { ...wayOf(chained?.record ?? boot.alone, first, own, device?.device), vtorIsOwn };
}

/** A run as events in the order in which they happen. `first` is what starts at reset, `own` the program in question; they may be the same. */
export function wayOf(record: BootRecord, first: Owner, own: Owner, device: Device | undefined): BootWay {
  const { image } = own;
  const jump = record.path.find(({ kind }) => kind === 'jump');
  /** By the code that is there; where both programs have some, by who runs. */
  const owner = (address: number, after: number): Owner => {
    const inFirst = holds(first.image, address);
    return inFirst === holds(image, address) ? (jump === undefined || after <= jump.after ? first : own) : inFirst ? first : own;
  };
  const place = (address: number, after: number) => placeIn(owner(address, after).image, address);
  const blank = { exact: false, depth: 0, target: undefined, value: undefined, detail: '', fails: false, times: 1, touches: [] as string[], vtor: undefined };
  const { nodes, leftOut } = selectCalls(record, controllersTouched(record, first.image, image, device));
  const depthAt = (after: number) => nodes.findLast((node) => node.after <= after && node.end > after)?.depth ?? 0;
  const events: BootEvent[] = [];
  const table = first.image.vectorTable;
  const reset = table === undefined ? record.stoppedAt : (table.resetHandler & ~1) >>> 0;
  events.push({ ...blank, kind: 'reset', program: first.name, after: 0, exact: true, at: place(reset, 0), value: record.msp.initial, detail: table === undefined ? '' : `table ${table.address}` });
  for (const node of nodes) events.push(callEvent(node, owner(node.target, node.after).name, place));
  const written = (kind: 'vtor' | 'stack' | 'remap', value: number, pc: number, after: number, detail = ''): void =>
    void events.push({ ...blank, kind, program: owner(pc, after).name, after, depth: depthAt(after) + 1, at: place(pc, after), value, detail });
  for (const { value, pc, after } of record.vtor.writes) written('vtor', value, pc, after);
  for (const { value, pc, after } of record.msp.writes) written('stack', value, pc, after);
  for (const { value, pc, after, memory } of record.remap) written('remap', value, pc, after, memory);
  const { handOver } = record;
  if (jump && handOver) {
    const to = (handOver.target & ~1) >>> 0;
    const detail = handOver.thumb ? leftOn(handOver) : 'the address has no Thumb bit: the core faults';
    events.push({ ...blank, fails: !handOver.thumb, kind: 'jump', program: first.name, after: jump.after, at: place(jump.pc, jump.after), target: placeIn(image, to), value: handOver.msp, detail });
  }
  const end = Math.max(record.instructions, events.reduce((last, { after }) => Math.max(last, after), 0));
  const endOwner = handOver || first.image === image ? own : first;
  events.push({ ...blank, kind: record.reachesMain ? 'main' : 'stop', program: endOwner.name, after: end, exact: true, at: placeIn(endOwner.image, record.stoppedAt), detail: record.stop.detail || record.stop.kind, fails: !record.reachesMain });
  return {
    reachesMain: record.reachesMain,
    instructions: record.instructions,
    events: withVtor(inOrder(events, first.name), initialVtor(record)),
    callsLeftOut: leftOut,
    vtorIsOwn: undefined,
  };
}

/** What the next program inherits. */
function leftOn({ sysTickEnabled, enabledInterrupts, interruptsMasked }: NonNullable<BootRecord['handOver']>): string {
  const sources = [...(sysTickEnabled ? ['SysTick runs'] : []), ...(enabledInterrupts.length > 0 ? [`interrupts ${enabledInterrupts.slice(0, 8).join(', ')}${enabledInterrupts.length > 8 ? ' …' : ''} enabled`] : [])];
  return sources.length === 0 ? 'no interrupt is enabled' : `${sources.join(', ')}${interruptsMasked ? ', masked' : ''}`;
}

function holds({ image }: PicturedImage, address: number): boolean {
  return image.segments.some(({ type, virtualAddress, memorySize }) => type === 'load' && address >= virtualAddress && address - virtualAddress < memorySize);
}

function placeIn(image: PicturedImage, address: number): PicturePlace {
  const location = image.locate(address);
  return { address, symbol: image.image.functionAt(address)?.name ?? location.symbol, location };
}

function callEvent({ after, depth, pc, target, times, touches }: CallNode, program: string, place: (address: number, after: number) => PicturePlace): BootEvent {
  return { kind: 'call', program, after, exact: false, depth, at: place(pc, after), target: place(target, after), value: undefined, detail: '', fails: false, times, touches, vtor: undefined };
}

const rank: Readonly<Record<BootEvent['kind'], number>> = { reset: 0, stack: 1, vtor: 1, remap: 1, call: 2, jump: 3, main: 5, stop: 5 };

/** At one count: the reset first, then writes and calls, the jump, what the next program calls, the end. */
function inOrder(events: readonly BootEvent[], first: string): readonly BootEvent[] {
  const rankOf = ({ kind, program }: BootEvent) => (kind === 'call' && program !== first ? 4 : rank[kind]);
  return events
    .map((event, index) => ({ event, index }))
    .sort((a, b) => a.event.after - b.event.after || rankOf(a.event) - rankOf(b.event) || a.index - b.index)
    .map(({ event }) => event);
}

function withVtor(events: readonly BootEvent[], initial: number | undefined): readonly BootEvent[] {
  let vtor = initial;
  return events.map((event) => {
    if (event.kind === 'vtor') vtor = event.value;
    return { ...event, vtor };
  });
}

/** VTOR before anybody wrote it, as far as the record shows it. */
function initialVtor({ vtor, handOver, path }: BootRecord): number | undefined {
  if (vtor.writes.length === 0) return vtor.value;
  const jump = path.find(({ kind }) => kind === 'jump');
  return handOver && jump && vtor.writes.every(({ after }) => after > jump.after) ? handOver.vtor : undefined;
}

/** The function that first writes to each controller of external memory, by its start address. */
function controllersTouched(record: BootRecord, first: PicturedImage, second: PicturedImage, device: Device | undefined): ReadonlyMap<number, readonly string[]> {
  const touched = new Map<number, string[]>();
  for (const { peripheral, registers } of device?.externalWindows ?? []) {
    const write = record.peripherals.find(({ base }) => base === registers)?.accesses.find((access) => access.write);
    const low = write && (first.image.functionAt(write.firstPc) ?? second.image.functionAt(write.firstPc))?.low;
    if (low === undefined) continue;
    const names = touched.get(low) ?? [];
    if (!names.includes(peripheral)) touched.set(low, [...names, peripheral]);
  }
  return touched;
}
