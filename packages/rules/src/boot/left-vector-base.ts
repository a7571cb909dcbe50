import type { HandOver } from '@qspi-doctor/c-source';
import type { Location, RelatedLocation } from '@qspi-doctor/diagnostics';
import { isPresent, vectorAddressOf, type Program, type ProgramInputs, type SourcesInput } from '@qspi-doctor/workspace';
import { isSame, judgeVectorBase } from '../project/judge-vector-base.js';

type Subject = Pick<ProgramInputs, 'program'> & Partial<Pick<ProgramInputs, 'image' | 'boot' | 'device'>>;

/** VTOR is written by nobody between the bootloader's start and the application's main, as its sources say. */
export interface LeftVectorBase {
  readonly table: number;
  /** Where it stays; undefined where the bootloader itself leaves it as it is after reset. */
  readonly value: number | undefined;
  /** The jump, in the bootloader. */
  readonly jump: Location;
  readonly related: readonly RelatedLocation[];
  readonly sourcesOf: string;
}

/**
 * Looks whether anybody sets VTOR for the application, where the pair cannot be run because an image is missing: what the application does by
 * its run or its sources, what the bootloader does by its sources.
 */
export async function leftVectorBase({ program, image, boot, device }: Subject): Promise<LeftVectorBase | { readonly unknown: string } | undefined> {
  const { bootloader } = program;
  if (bootloader === undefined) return undefined;
  const application = await applicationLeavesIt(program, { image, boot, device });
  if (application === undefined || 'unknown' in application) return application;
  const opened = await bootloader.open('sources');
  if (!isPresent(opened)) return { unknown: `${bootloader.name}, which starts it, has no image to run, and its sources cannot be read: ${opened.absent}` };
  const sources = opened.value;
  const { atMain, others } = sources.vectorBase();
  if (atMain.kind === 'unknown') return { unknown: `what the sources of ${bootloader.name} do with VTOR is not certain: ${atMain.why}` };
  const jump = sources.handOvers().find((each) => each.calls !== undefined && (each.table === undefined || each.table === application.table));
  if (jump === undefined) return { unknown: `no jump to the application was found in the sources of ${bootloader.name}` };
  // Any store behind SystemInit may be the one that is made for the application.
  const [store] = others;
  if (jump.vectorBase ?? store) {
    const value = jump.vectorBase?.value ?? store?.value;
    const same = value && isSame(sources.addressOf(value), application.table, device?.device);
    return same === true ? undefined : { unknown: `${bootloader.name} writes VTOR, and what it writes is not known from its sources` };
  }
  return {
    table: application.table,
    value: atMain.kind === 'written' ? sources.addressOf(atMain.store.value) : await tableOf(bootloader),
    jump: { ...sources.locate(jump.jump), symbol: jump.function },
    related: [...chain(jump, sources), ...application.related],
    sourcesOf: application.bySources ? `the sources of ${bootloader.name} and ${program.name}` : `the sources of ${bootloader.name}`,
  };
}

interface Untouched {
  readonly table: number;
  readonly related: readonly RelatedLocation[];
  readonly bySources: boolean;
}

async function applicationLeavesIt(program: Program, { image, boot, device }: Pick<Subject, 'image' | 'boot' | 'device'>): Promise<Untouched | { readonly unknown: string } | undefined> {
  if (image && boot) {
    if (image.vectorTable === undefined || boot.vtorAtMain !== undefined || boot.alone.vtor.value !== undefined || !boot.alone.reachesMain) return undefined;
    return { table: image.vectorTable.address, related: [], bySources: false };
  }
  if (image) return undefined;
  const [script, opened] = [await program.open('linkerScript'), await program.open('sources')];
  const table = isPresent(script) ? vectorAddressOf(script.value.layout) : undefined;
  if (table === undefined || !isPresent(opened)) return undefined;
  const verdict = judgeVectorBase(opened.value, table, device?.device);
  if (verdict.kind === 'unknown') return { unknown: verdict.why };
  if (verdict.kind !== 'untouched') return undefined;
  const { commentedOut } = opened.value.vectorBase();
  return { table, bySources: true, related: commentedOut ? [{ ...opened.value.locate(commentedOut), message: `${program.name}: SystemInit writes VTOR only where USER_VECT_TAB_ADDRESS is defined, and here it stands in a comment` }] : [] };
}

async function tableOf(program: Program): Promise<number | undefined> {
  const [image, script] = [await program.open('image'), await program.open('linkerScript')];
  return (isPresent(image) ? image.value.vectorTable?.address : undefined) ?? (isPresent(script) ? vectorAddressOf(script.value.layout) : undefined);
}

/** How main comes to the jump. */
function chain({ calls = [] }: HandOver, sources: SourcesInput): readonly RelatedLocation[] {
  return calls.map(({ caller, callee, place }) => ({ ...sources.locate(place), message: `${caller} calls ${callee}` }));
}
