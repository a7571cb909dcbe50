import type { Program } from '@qspi-doctor/workspace';
import type { Situation } from './situation.js';

/** One debug session: what it loads, in which order, and who maps the external memory. */
export interface Session {
  readonly main: Situation;
  /** Behind the program itself: GDB takes the first image that has a function of a name. */
  readonly others: readonly { readonly situation: Situation; readonly download: boolean; readonly loadSymbols: boolean }[];
  /** Who makes the external flash readable before the program runs. */
  readonly mappedBy: 'bootloader' | 'loader' | 'itself' | 'nobody needed';
  readonly core: 'only' | 'first' | 'second';
  /** The server cannot program external flash: what lies there is not downloaded. */
  readonly downloadMain: boolean;
  readonly remarks: readonly string[];
}

/** The same session with a server that programs the device's own flash alone. */
export function withoutExternalFlash(session: Session): Session {
  const outside = ({ flashAddresses }: Situation) => flashAddresses.length > 0;
  return { ...session, downloadMain: session.downloadMain && !outside(session.main), others: session.others.map((other) => ({ ...other, download: other.download && !outside(other.situation) })) };
}

/**
 * The sessions that a workspace needs: one for each program that is not merely started on the way to another. A bootloader comes along with its application;
 * of two cores the first loads both images, and the second is attached to.
 */
export function sessionsOf(situations: readonly Situation[], wanted: { readonly program?: string | undefined; readonly boot?: Program | undefined }): readonly Session[] {
  const bootloaders = new Set(situations.map((situation) => bootOf(situation, wanted.boot)));
  const isSecond = (situation: Situation) => firstCoreOf(situation, situations) !== undefined;
  const chosen = wanted.program === undefined ? situations.filter((situation) => !bootloaders.has(situation.program) || isSecond(situation) || startsAnotherCoreOnly(situation, situations, wanted.boot)) : situations.filter(({ program }) => program.name === wanted.program);
  const sessions = chosen.map((main) => sessionOf(main, situations, wanted.boot));
  // In the order in which they are started.
  return [...sessions.filter(({ core }) => core !== 'second'), ...sessions.filter(({ core }) => core === 'second')];
}

/** The one that was asked for starts what runs from external flash; a program that starts by itself needs none. */
function bootOf({ program, window }: Situation, given: Program | undefined): Program | undefined {
  return given && given !== program && window !== undefined && program.role !== 'bootloader' ? given : program.bootloader;
}

/** A bootloader whose applications all run on the other core has a session of its own: nobody brings it along. */
function startsAnotherCoreOnly({ program, core }: Situation, all: readonly Situation[], given: Program | undefined): boolean {
  const applications = all.filter((each) => bootOf(each, given) === program);
  return applications.length > 0 && applications.every((each) => each.core.name !== core.name);
}

/** The program on the first core of the same device, for one on another core. */
function firstCoreOf(situation: Situation, all: readonly Situation[]): Situation | undefined {
  const { cores, line } = situation.device;
  if (cores.length < 2 || cores[0]?.name === situation.core.name) return undefined;
  return all.find((other) => other.device.line === line && other.core.name === cores[0]?.name && other.program.role !== 'application') ?? all.find((other) => other.device.line === line && other.core.name === cores[0]?.name);
}

function sessionOf(main: Situation, all: readonly Situation[], given: Program | undefined): Session {
  const remarks: string[] = [];
  const first = firstCoreOf(main, all);
  const seconds = all.filter((other) => firstCoreOf(other, all) === main);
  const boot = bootOf(main, given);
  const bootloader = first ? undefined : all.find(({ program, core }) => program === boot && core.name === main.core.name);
  const others: { situation: Situation; download: boolean; loadSymbols: boolean }[] = [];
  if (bootloader) {
    // With ordinary breakpoints, a stop at main would be spent in the bootloader's own main; ST's templates load it without symbols as well.
    const sameName = main.stopAt !== undefined && bootloader.image?.image.symbols.find(main.stopAt.symbol) !== undefined;
    const loadSymbols = main.outOfReach || !sameName;
    others.push({ situation: bootloader, download: true, loadSymbols });
  }
  for (const second of seconds) others.push({ situation: second, download: true, loadSymbols: false });
  const startsInside = main.image?.vectorTable === undefined || main.window === undefined || !inWindow(main.image.vectorTable.loadAddress ?? main.image.vectorTable.address, main.window);
  const mappedBy = main.window === undefined ? 'nobody needed' : bootloader || first ? 'bootloader' : startsInside && main.image ? 'itself' : 'loader';
  if (main.image === undefined) remarks.push(`${main.program.name}: it is not built yet. Addresses are those of its linker script; run this again after the build to have them checked.`);
  return { main, others, mappedBy, core: first ? 'second' : seconds.length > 0 ? 'first' : 'only', downloadMain: first === undefined, remarks };
}

function inWindow(address: number, { origin, span }: { readonly origin: number; readonly span: number }): boolean {
  return address >= origin && address - origin < span;
}
