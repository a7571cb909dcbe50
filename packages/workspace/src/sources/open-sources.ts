import type { Device } from '@qspi-doctor/devices';
import { folderOf, joinPath, nameOf, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import type { CValue, GrammarBytes, SourcePlace, SourceSetOptions } from '@qspi-doctor/c-source';
import type { Available } from '../available.js';
import type { ImageInput, LinkerScriptInput, SourcesInput } from '../inputs.js';
import { lazy } from '../lazy.js';
import { locateInFile } from '../locate-in-file.js';
import type { Scan } from '../scan.js';
import type { ProgramSketch } from '../sketch.js';
import { readTextFile } from '../text-file.js';
import { vectorAddressOf } from '../vector-section.js';
import { readBuildFiles } from './build-files.js';
import { compiledFiles } from './compiled-files.js';
import { deviceMacros } from './device-macros.js';
import { IncludeFinder } from './include-finder.js';

export interface SourcesQuestion {
  readonly files: ProjectFiles;
  readonly scan: Scan;
  readonly sketch: ProgramSketch;
  readonly device: Device | undefined;
  readonly linkerScript: LinkerScriptInput | undefined;
  readonly image: ImageInput | undefined;
  readonly grammar: (() => GrammarBytes | Promise<GrammarBytes>) | undefined;
}

interface Choice {
  readonly options: SourceSetOptions;
  readonly basis: string;
  readonly finder: IncludeFinder;
}

/** HAL and LL drivers, whose text is known: reading megabytes of them would tell nothing about the project. */
const vendorDriver = /^stm32\w+xx_(?:hal|ll)_\w+\.c$/i;
/** Options of GCC that bring macros from elsewhere, or take them away. */
const definesOtherwise = /^(?:-include|-imacros|-U|@)/;
const largestSource = 8 << 20;

/** The C sources that the examined build compiles. The parser is loaded here, on the first question. */
export async function openSources(question: SourcesQuestion): Promise<Available<SourcesInput>> {
  const { files, scan, grammar, linkerScript } = question;
  if (grammar === undefined) return { absent: 'the grammar of C was not handed in' };
  const choice = question.sketch.project ? chosenByProject(question) : chosenByBuildFiles(question);
  if ('absent' in choice) return choice;
  const { loadCParser, readHandOvers, readInitialisations, readVectorBase, SourceSet } = await import('@qspi-doctor/c-source');
  const parser = await loadCParser(await grammar());
  const set = new SourceSet({ read: (file) => readSource(files, file), include: (name, from, quoted) => choice.finder.find(name, from, quoted) }, parser, choice.options);
  return {
    value: {
      basis: choice.basis,
      files: set.files.map((file) => relativePath(scan.folder, file)),
      vectorBase: lazy(() => readVectorBase(set)),
      handOvers: lazy(() => readHandOvers(set)),
      initialisations: lazy(() => readInitialisations(set)),
      addressOf: (value) => addressOf(value, linkerScript),
      locate: ({ file, range }: SourcePlace) => locateInFile(files, scan.folder, file, range),
    },
  };
}

function chosenByProject({ files, scan, sketch, device, image }: SourcesQuestion): Choice | { readonly absent: string } {
  const { project, configuration } = sketch;
  if (project === undefined || configuration === undefined) return { absent: 'the project has no build configuration' };
  const { c, assembly, missing } = compiledFiles(files, scan, project, configuration);
  const own = c.filter((path) => !vendorDriver.test(nameOf(path)));
  if (own.length === 0) return { absent: `the build configuration ${configuration.name} compiles no C files that are in the folder` };
  return {
    basis: `the sources that the build configuration ${configuration.name} compiles`,
    finder: new IncludeFinder(files, scan, configuration.includePaths, undefined),
    options: { files: own, assembly, missing, preferred: lazy(() => new Set((image?.image.hasDebugInfo === true ? image.sources() : []).map(({ file }) => joinPath(scan.folder, file)))), defines: configuration.defines, definesAreComplete: !configuration.compilerFlags.some((flag) => definesOtherwise.test(flag.trim())), deviceMacros: deviceMacros(device) },
  };
}

function chosenByBuildFiles({ files, scan, sketch, device, image }: SourcesQuestion): Choice | { readonly absent: string } {
  const folder = folderWithBuildFiles(scan, sketch.imagePath === undefined ? sketch.folder : folderOf(sketch.imagePath));
  const flags = folder === undefined ? undefined : readBuildFiles(files, scan, folder);
  const named = image?.sources().map(({ file }) => joinPath(scan.folder, file)) ?? [];
  const below = [...scan.sources.values()].flat().filter((path) => folder !== undefined && path.startsWith(`${folder}/`)).sort();
  const mentioned = flags && below.filter((path) => flags.globs || flags.sources.some((word) => path.endsWith(`/${inFolder(word)}`)));
  const c = (named.length > 0 ? named : (mentioned ?? [])).filter((path) => /\.(?:c|cc|cpp|cxx)$/i.test(path) && !vendorDriver.test(nameOf(path)));
  if (folder === undefined || flags === undefined) return { absent: 'no make or CMake file tells how the sources are compiled' };
  if (c.length === 0) return { absent: 'the build files name no C files that are in the folder' };
  return {
    basis: named.length > 0 ? 'the sources that the line table of the image names' : `the sources that ${relativePath(scan.folder, flags.files[0] ?? folder)} names`,
    finder: new IncludeFinder(files, scan, flags.includePaths, folder),
    options: {
      files: c,
      assembly: (mentioned ?? []).filter((path) => /\.(?:s|asm)$/i.test(path)),
      defines: flags.defines,
      unknownDefines: flags.unknownDefines,
      definesAreComplete: flags.complete,
      deviceMacros: deviceMacros(device),
    },
  };
}

/** A source as a build file names it, without what stands for folders: variables, `..`. */
function inFolder(word: string): string {
  return word.replace(/^.*[)}]\/?/, '').replace(/^(?:\.{1,2}\/)+/, '');
}

/** The nearest folder around a program that has build files itself. */
function folderWithBuildFiles(scan: Scan, start: string): string | undefined {
  const holders = new Set(scan.buildFiles.filter((path) => /(?:makefile|cmakelists\.txt)$/i.test(nameOf(path))).map((path) => folderOf(path)));
  for (let current = start, level = 0; level < 24; current = folderOf(current), level++) {
    // CMake and make leave files of their own in a build folder.
    if (holders.has(current) && !scan.buildFiles.some((path) => path === `${current}/cmake_install.cmake`)) return current;
    if (current === scan.folder || !current.startsWith(scan.folder)) return undefined;
  }
  return undefined;
}

function readSource(files: ProjectFiles, path: string): string | undefined {
  try {
    return files.statSync(path).size > largestSource ? undefined : readTextFile(files, path).text;
  } catch {
    return undefined;
  }
}

/** Names of the table itself in ST's, CMSIS' and IAR's start-up files: they stand at its first word. */
const tableNames = new Set(['g_pfnVectors', '__Vectors', '__vector_table', '__isr_vector', '_vectors', '__vectors']);

function addressOf(value: CValue, linkerScript: LinkerScriptInput | undefined): number | undefined {
  if (value.kind === 'number') return value.value;
  if (value.kind !== 'symbol' || linkerScript === undefined) return undefined;
  const defined = linkerScript.layout.symbols.get(value.name)?.value;
  const base = typeof defined === 'number' ? defined : tableNames.has(value.name) ? vectorAddressOf(linkerScript.layout) : undefined;
  return base === undefined ? undefined : (base + value.offset) >>> 0;
}
