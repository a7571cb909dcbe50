import { launchFile, type LaunchWishes } from './launch-file.js';
import { linkerScript, type ScriptOptions } from './linker-script.js';
import { shortName, type Part } from './part.js';
import { dotCproject, dotProject, ioc, type CprojectOptions } from './project-files.js';
import { registersHeader, type Register } from './registers.js';
import { applicationMain, bootMain, systemFile, type ApplicationOptions, type BootOptions, type Vtor } from './sources.js';
import { startupFile } from './startup.js';

/** One CubeIDE project of an example. */
export interface ExampleProgram {
  readonly project: string;
  readonly part: Part;
  /** File name of the linker script. */
  readonly script: string;
  /** Of compiler and linker, besides those of the core. */
  readonly flags: string;
  /** Line of build.sh behind the link. */
  readonly afterLink?: string;
  /** Lines of build.sh at its end, for files that are no program. */
  readonly extraBuild?: readonly string[];
  /** By path below the project. */
  readonly files: ReadonlyMap<string, string>;
}

export interface ProgramOptions {
  readonly main: string;
  readonly vtor: Vtor;
  /** What the system file says of itself. */
  readonly systemComment?: string;
  readonly script: ScriptOptions & { readonly file: string };
  readonly registers?: readonly Register[];
  readonly flags?: string;
  readonly cproject?: Partial<CprojectOptions>;
  readonly afterLink?: string;
  readonly extraBuild?: readonly string[];
  readonly launches?: readonly LaunchWishes[];
  readonly more?: Readonly<Record<string, string>>;
}

export function program(project: string, part: Part, options: ProgramOptions): ExampleProgram {
  const { main, vtor, systemComment, script, registers, flags = '-g -O0', cproject, afterLink, extraBuild, launches = [], more = {} } = options;
  const startup = `startup_${part.name.toLowerCase()}.s`;
  const files = new Map<string, string>([
    ['.project', dotProject(project)],
    ['.cproject', dotCproject({ project, part, script: script.file, defines: ['DEBUG', part.define], ...cproject })],
    [`${project}.ioc`, ioc(project, part)],
    [script.file, linkerScript(part, script)],
    ['Core/Inc/registers.h', registersHeader(part, registers)],
    ['Core/Src/main.c', main],
    [`Core/Src/system_${part.family}.c`, systemFile(part, vtor, systemComment)],
    [`Core/Startup/${startup}`, startupFile(part)],
    ...launches.map((wishes): [string, string] => {
      const { name, text } = launchFile(project, part, wishes);
      return [name, text];
    }),
    ...Object.entries(more),
  ]);
  return {
    project,
    part,
    script: script.file,
    flags,
    files,
    ...(afterLink === undefined ? {} : { afterLink }),
    ...(extraBuild === undefined ? {} : { extraBuild }),
  };
}

type Some = Partial<ProgramOptions> & { readonly scriptWishes?: Partial<ScriptOptions> };

const scriptFile = (part: Part, place: string): string => `${part.name.toUpperCase()}_${place}.ld`;

/** The boot loader in the memory that the core starts in. */
export function boot(part: Part, how: BootOptions = {}, wishes: Some = {}, project = 'Boot'): ExampleProgram {
  return program(project, part, {
    main: bootMain(part, how),
    vtor: part.setsVtor === true ? 'symbol' : 'kept',
    ...wishes,
    script: {
      file: scriptFile(part, part.flash.name),
      title: `The boot loader, in ${part.flash.name === 'ROM' ? 'RAM' : 'the internal flash'}.`,
      memory: [part.flash, part.ram],
      code: part.flash.name,
      ...wishes.scriptWishes,
    },
  });
}

/** The application in the external flash: where it is programmed, or, on parts that show it at 0, there. */
export function application(part: Part, how: Partial<ApplicationOptions> = {}, wishes: Some = {}, project = 'Appli'): ExampleProgram {
  const { external, remap } = part;
  const alias = { name: `${external.name}_ALIAS`, origin: 0, length: external.length };
  const place =
    remap === undefined
      ? { memory: [external, part.ram], code: external.name }
      : { memory: [alias, external, part.ram], code: alias.name, load: external.name };
  const where = remap === undefined ? 'runs in place from the external flash' : 'programmed into the external flash, and run where the part shows it at 0';
  return program(project, part, {
    main: applicationMain({ comment: `Application: ${where}.`, ...how }),
    vtor: 'symbol',
    ...wishes,
    script: { file: scriptFile(part, external.name), title: `The application: ${where}.`, ...place, ...wishes.scriptWishes },
  });
}

/** A program in the internal flash. */
export function internal(part: Part, how: Partial<ApplicationOptions> = {}, wishes: Some = {}, project = 'Appli'): ExampleProgram {
  return program(project, part, {
    main: applicationMain({ comment: `Runs from the internal flash of the ${shortName(part)}.`, ...how }),
    vtor: 'symbol',
    ...wishes,
    script: {
      file: scriptFile(part, part.flash.name),
      title: 'Everything in the internal flash.',
      memory: [part.flash, part.ram],
      code: part.flash.name,
      ...wishes.scriptWishes,
    },
  });
}
