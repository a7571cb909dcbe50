import type { GrammarBytes } from '@qspi-doctor/c-source';
import { isExternalWindow, type CoreName, type Device } from '@qspi-doctor/devices';
import type { Location } from '@qspi-doctor/diagnostics';
import type { Image } from '@qspi-doctor/elf';
import { relativePath, type ProjectFiles } from '@qspi-doctor/files';
import { isPresent, type Available } from './available.js';
import { coreOfSketch } from './core-of-sketch.js';
import { coreOf, deviceOf } from './find-device.js';
import type { ProgramSketch } from './sketch.js';
import type { CoreInput, DeviceInput, ImageInput, LaunchInput, LinkerScriptInput, LiveTargetAnswers, LogInput, LogsInput, ProgramInputs, ProjectInput, SourcesInput } from './inputs.js';
import { lazy } from './lazy.js';
import { locateInFile } from './locate-in-file.js';
import { isStartedBy } from './observed-starter.js';
import { openBoot } from './open-boot.js';
import { programOfLogs } from './program-of-logs.js';
import { imageInput, readExecutable } from './open-image.js';
import type { LoadTarget } from './open-launches.js';
import { openLinkerScript } from './open-linker-script.js';
import type { PairFacts } from './pair-up.js';
import type { Program, ProgramRole } from './program.js';
import type { Scan } from './scan.js';
import { scriptThatFits } from './script-that-fits.js';
import type { SourceFinder } from './source-finder.js';
import { targetInput } from './target-input.js';
import { vectorAddressOf } from './vector-section.js';

export interface ProgramContext {
  readonly files: ProjectFiles;
  readonly folder: string;
  readonly device: string | undefined;
  readonly sources: SourceFinder;
  readonly scan: Scan;
  readonly siblings: readonly Program[];
  readonly logs: readonly LogInput[] | undefined;
  readonly target: (() => LiveTargetAnswers | undefined) | undefined;
  readonly grammar: (() => GrammarBytes | Promise<GrammarBytes>) | undefined;
}

/** A program whose pieces are opened on the first question. */
export class WorkspaceProgram implements Program {
  role: ProgramRole = 'single';
  bootloader: WorkspaceProgram | undefined = undefined;
  readonly launches: LaunchInput[] = [];
  readonly #sketch: ProgramSketch;
  readonly #context: ProgramContext;
  /** The image before anything else is known: script and device of a plain folder are found by it. */
  readonly #executable = lazy(async (): Promise<Available<Image>> => {
    const { imagePath, whyNoImage } = this.#sketch;
    return imagePath === undefined ? { absent: whyNoImage } : readExecutable(this.#context.files, this.#context.folder, imagePath);
  });
  readonly #openers: { readonly [K in keyof ProgramInputs]: () => Promise<Available<ProgramInputs[K]>> };

  constructor(sketch: ProgramSketch, context: ProgramContext) {
    this.#sketch = sketch;
    this.#context = context;
    this.#openers = {
      program: lazy(async () => ({ value: this })),
      device: lazy(() => this.#openDevice()),
      core: lazy(() => this.#openCore()),
      image: lazy(() => this.#openImage()),
      linkerScript: lazy(() => this.#openLinkerScript()),
      boot: lazy(() => this.#openBoot()),
      launches: lazy(async () => (this.launches.length > 0 ? { value: this.launches } : { absent: context.scan.editorLaunches.length > 0 ? 'there is no .launch file for this program, and launch.json of VS Code is not judged' : 'there is no launch configuration for this program' })),
      project: lazy(async () => this.#openProject()),
      sources: lazy(() => this.#openSources()),
      logs: lazy(() => this.#openLogs()),
      target: async () => targetInput(this.name, this.#context.target?.()),
    };
  }

  get name(): string {
    return this.#sketch.name;
  }

  get folder(): string {
    return relativePath(this.#context.folder, this.#sketch.folder);
  }

  get examined(): string | undefined {
    return this.#sketch.examined;
  }

  get siblings(): readonly Program[] {
    return this.#context.siblings;
  }

  get location(): Location {
    const { imagePath, project, scriptPath } = this.#sketch;
    const path = imagePath ?? project?.cprojectFile ?? scriptPath;
    return { file: path === undefined ? this.folder : relativePath(this.#context.folder, path) };
  }

  open<K extends keyof ProgramInputs>(input: K): Promise<Available<ProgramInputs[K]>> {
    return this.#openers[input]();
  }

  contains(path: string): boolean {
    return path.startsWith(`${this.#sketch.folder}/`);
  }

  loadTarget(): LoadTarget {
    const { project, folder, imagePath } = this.#sketch;
    return { program: this, projectName: project?.name, projectFolder: folder, imagePath, buildOutputs: project?.configurations.flatMap(({ imageCandidates }) => imageCandidates) ?? [] };
  }

  async pairFacts(): Promise<PairFacts> {
    const device = await this.#value('device');
    const image = await this.#value('image');
    const script = image?.vectorTable ? undefined : await this.#value('linkerScript');
    const table = image?.vectorTable?.address ?? (script && vectorAddressOf(script.layout));
    // What runs at 0 and is programmed elsewhere is there only after somebody has chosen what appears at 0.
    const programmedAt = image?.vectorTable?.loadAddress ?? table;
    const core = (await this.#value('core'))?.name;
    const startsAtReset = table !== undefined && programmedAt !== undefined && ((isResetAddress(table, device?.device) && isResetAddress(programmedAt, device?.device)) || startsByOptionBytes(table, core, device?.device));
    // By sections: the first segment may start with the file's own headers, below all that is meant to be there.
    const bootCode = image?.image.sections.some(({ allocated, type, size, address, loadAddress }) => allocated && size > 0 && type !== 'nobits' && isResetAddress(loadAddress ?? address, device?.device)) === true;
    const needsStarter = table !== undefined && !startsAtReset && !bootCode && isFlash(programmedAt ?? table, device?.device);
    return { folder: this.#sketch.folder, name: this.name, line: device?.device.line, core, table, startsAtReset, needsStarter };
  }

  /** Undefined where images or cores do not allow to see it. */
  async starts(application: WorkspaceProgram): Promise<boolean | undefined> {
    const [core, own, other] = [await this.#value('core'), await this.#value('image'), await application.#value('image')];
    if (core === undefined || own === undefined || other === undefined || (await application.#value('core'))?.name !== core.name) return undefined;
    return isStartedBy({ core: core.name, device: (await this.#value('device'))?.device, starter: own, application: other });
  }

  async #value<K extends keyof ProgramInputs>(input: K): Promise<ProgramInputs[K] | undefined> {
    const opened = await this.open(input);
    return isPresent(opened) ? opened.value : undefined;
  }

  async #openDevice(): Promise<Available<DeviceInput>> {
    const script = this.#sketch.project ? undefined : await this.#value('linkerScript');
    return deviceOf({ files: this.#context.files, scan: this.#context.scan, sketch: this.#sketch, option: this.#context.device, fittingScript: script?.file });
  }

  async #openCore(): Promise<Available<CoreInput>> {
    const device = await this.open('device');
    return coreOf(isPresent(device) ? device.value : undefined, await this.#value('image'), isPresent(device) ? coreOfSketch(this.#sketch, device.value.device) : undefined, isPresent(device) ? '' : device.absent);
  }

  async #openImage(): Promise<Available<ImageInput>> {
    const { imagePath, folder } = this.#sketch;
    const executable = await this.#executable();
    if (!isPresent(executable) || imagePath === undefined) return isPresent(executable) ? { absent: this.#sketch.whyNoImage } : executable;
    const device = await this.#value('device');
    return { value: imageInput(executable.value, this.#context.folder, imagePath, device?.device, this.#context.sources, folder, this.#context.files) };
  }

  async #openLinkerScript(): Promise<Available<LinkerScriptInput>> {
    const { scriptPath, scriptCandidates, whyNoScript } = this.#sketch;
    const { files, folder } = this.#context;
    if (scriptPath !== undefined) return openLinkerScript(files, folder, scriptPath, this.#sketch.project ? 'never' : 'auto');
    const executable = await this.#executable();
    const fitting = isPresent(executable) && this.#sketch.imagePath !== undefined ? scriptThatFits(files, folder, scriptCandidates, executable.value, this.#sketch.imagePath) : undefined;
    return fitting ? { value: fitting } : { absent: whyNoScript };
  }

  async #openBoot() {
    const image = await this.open('image');
    if (!isPresent(image)) return image;
    const core = await this.open('core');
    if (!isPresent(core)) return { absent: `which core runs it is not known: ${core.absent}` };
    // One machine runs both: a pair on two cores is no such case.
    const boot = this.bootloader;
    const bootCore = boot && (await boot.#value('core'));
    const bootImage = boot && bootCore?.name === core.value.name ? await boot.#value('image') : undefined;
    const device = await this.#value('device');
    return openBoot(image.value, core.value.name, device?.device, this.bootloader && bootImage ? { program: this.bootloader, image: bootImage } : undefined);
  }

  async #openLogs(): Promise<Available<LogsInput>> {
    const { logs = [], siblings } = this.#context;
    return logs.length === 0 ? { absent: 'no log was given' } : { value: { logs, about: await programOfLogs(logs, siblings) } };
  }

  async #openSources(): Promise<Available<SourcesInput>> {
    const { files, scan, grammar } = this.#context;
    const [device, linkerScript, image] = [await this.#value('device'), await this.#value('linkerScript'), await this.#value('image')];
    const { openSources } = await import('./sources/open-sources.js');
    return openSources({ files, scan, grammar, sketch: this.#sketch, device: device?.device, linkerScript, image });
  }

  #openProject(): Available<ProjectInput> {
    const { project, configuration } = this.#sketch;
    if (project === undefined) return { absent: 'it is no CubeIDE project' };
    const { files, folder } = this.#context;
    const own = project.cprojectFile ?? project.folder;
    return {
      value: {
        project,
        configuration,
        file: relativePath(folder, own),
        locate: (range) => locateInFile(files, folder, own, range),
        locateInIoc: (range) => locateInFile(files, folder, project.ioc?.file ?? own, range),
      },
    };
  }
}

/** Internal flash, or a window in which flash may be: what lies in RAM is put there by a debugger or by a bootloader. */
function isFlash(address: number, device: Device | undefined): boolean {
  const memory = device?.memoryAt(address);
  if (memory !== undefined) return isExternalWindow(memory) ? memory.mayHold.some((content) => content.endsWith('flash')) : memory.kind === 'flash';
  return device === undefined && address >= 0x70000000 && address < 0xa0000000;
}

/** Option bytes say where the second core of a dual-core part starts (H7: BCM4_ADD, WB and WL: SBRV): anywhere in the internal flash. */
function startsByOptionBytes(table: number, core: CoreName | undefined, device: Device | undefined): boolean {
  const place = device !== undefined && device.cores.length > 1 && core !== undefined && core !== device.core().name ? device.memoryAt(table) : undefined;
  return place !== undefined && !isExternalWindow(place) && place.kind === 'flash';
}

/** Where cores of STM32 parts start: the internal flash (its banks, its other views), by the parts' boot defaults. */
function isResetAddress(table: number, device: Device | undefined): boolean {
  if (table === 0 || table === 0x00200000) return true;
  const flashes = device?.memories.filter(({ kind }) => kind === 'flash').map(({ origin }) => origin) ?? [];
  const dualCore = (device?.cores.length ?? 1) > 1 ? [0x08100000] : [];
  return [0x08000000, 0x0c000000, ...flashes, ...dualCore, ...(device?.family === 'STM32N6' ? loadedByBootRom : [])].includes(table);
}

/**
 * STM32N6 parts have no flash: the boot ROM copies the first stage into AXISRAM2, 0x400 bytes of header before it (STM32CubeN6,
 * STM32N657XX_AXISRAM2_fsbl.ld: ROM at 0x34180400; 0x24180400 is the same memory seen as non-secure).
 */
const loadedByBootRom: readonly number[] = [0x34180400, 0x24180400];
