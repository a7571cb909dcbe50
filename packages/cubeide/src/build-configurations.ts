import { folderOf, joinPath, nameOf } from '@qspi-doctor/files';
import type { ReadResult, TextProblem } from '@qspi-doctor/diagnostics';
import { optionIds, readOptions } from './build-options.js';
import type { BuildOption } from './build-options.js';
import type { BuildConfiguration, LinkerScriptChoice, SourceEntry } from './cube-project.js';
import { expandMacros } from './macros.js';
import { resolvePath } from './project-paths.js';
import type { ProjectPlace } from './project-paths.js';
import { attributeRange, childrenNamed, readXml } from './xml.js';
import type { XmlElement } from './xml.js';

/** No public project has more than 16. */
const mostConfigurations = 256;

/** Reads `.cproject`: its build configurations in file order. */
export function readBuildConfigurations(text: string, place: ProjectPlace, isCpp: boolean): ReadResult<readonly BuildConfiguration[], TextProblem> {
  const { value: root, problems } = readXml(text, 'cproject');
  if (!root) return { value: undefined, problems };
  const settings = childrenNamed(root, 'storageModule').filter((module) => module.attributes['moduleId'] === 'org.eclipse.cdt.core.settings');
  const elements = settings
    .flatMap((module) => childrenNamed(module, 'cconfiguration'))
    .flatMap((outer) => childrenNamed(outer, 'storageModule').filter((module) => module.attributes['moduleId'] === 'cdtBuildSystem'))
    .flatMap((module) => childrenNamed(module, 'configuration'));
  const extra = elements[mostConfigurations];
  const tooMany = extra ? [{ message: `more than ${mostConfigurations} build configurations: the rest is left out`, range: extra.range }] : [];
  return { value: elements.slice(0, mostConfigurations).map((element) => readConfiguration(text, element, place, isCpp)), problems: [...problems, ...tooMany] };
}

function readConfiguration(text: string, element: XmlElement, place: ProjectPlace, isCpp: boolean): BuildConfiguration {
  const { attributes } = element;
  const name = attributes['name'] ?? '';
  const options = readOptions(element);
  const find = (id: RegExp) => options.find((option) => id.test(option.superClass) && (option.value !== undefined || option.list.length > 0));
  const warnings: string[] = [];

  const basic: Readonly<Record<string, string>> = { ProjName: place.name, ConfigName: name, ProjDirPath: place.folder, project_loc: place.folder, project_name: place.name };
  const artifact = expandMacros(attributes['artifactName'] ?? '${ProjName}', (macro) => basic[macro]).text || place.name;
  const extension = attributes['artifactExtension'] ?? 'elf';
  const fileName = extension === '' ? artifact : `${artifact}.${extension}`;
  const macros: Readonly<Record<string, string>> = {
    ...basic,
    BuildArtifactFileBaseName: artifact,
    BuildArtifactFileExt: extension,
    BuildArtifactFileName: fileName,
    workspace_loc: folderOf(place.folder),
    WorkspaceDirPath: folderOf(place.folder),
  };
  const macro = (each: string) => macros[each] ?? options.find((option) => option.superClass.endsWith(`.${each}`))?.value;
  const normal = joinPath(place.folder, name);
  const builder = childrenNamed(childrenNamed(childrenNamed(element, 'folderInfo').find((info) => !info.attributes['resourcePath']), 'toolChain')[0], 'builder')[0];
  const buildPath = builder?.attributes['buildPath'];
  // A project that was copied keeps the other one's name here, and CubeIDE then builds in its own folder all the same.
  const declared = buildPath === undefined || buildPath === '' ? undefined : resolvePath(place, buildPath, place.folder, macro).path;
  const managed = builder?.attributes['managedBuildOn'] !== 'false';
  const inside = declared !== undefined && declared.startsWith(`${place.folder}/`);
  const buildFolder = declared !== undefined && (inside || !managed) ? declared : normal;
  const folders = [...new Set([buildFolder, normal])];

  const mcu = find(optionIds.mcu);
  const type = /(?:^|\.)([^.]+)$/.exec(find(optionIds.toolchainType)?.value ?? '')?.[1];
  const version = find(optionIds.toolchainVersion)?.value;
  const linkerScript = readScript(text, options, place, buildFolder, macro, isCpp, warnings);
  const listed = (...ids: readonly RegExp[]) => ids.flatMap((id) => options.filter((option) => id.test(option.superClass)).flatMap((option) => option.list));
  const defines = [...listed(optionIds.cDefines, ...(isCpp ? [optionIds.cppDefines] : [])), ...listed(optionIds.cFlags).flatMap((flag) => /^-D\s*(\S.*)$/.exec(flag.trim())?.[1] ?? [])];
  return {
    id: attributes['id'] ?? '',
    name,
    artifactName: artifact,
    artifactExtension: extension,
    buildFolder,
    imageCandidates: [...new Set(folders.flatMap((folder) => [joinPath(folder, fileName), ...(extension === 'elf' ? [] : [joinPath(folder, `${artifact}.elf`)])]))],
    mcu: mcu?.value?.trim() || undefined,
    mcuRange: mcu ? attributeRange(text, mcu.element, 'value') : undefined,
    cpu: find(optionIds.cpu)?.value,
    core: find(optionIds.core)?.value,
    board: find(optionIds.board)?.value?.trim() || undefined,
    linkerScript,
    defines: [...new Set(defines.map((define) => expandMacros(unquote(define), macro).text))],
    compilerFlags: listed(optionIds.cFlags),
    includePaths: [...new Set(listed(optionIds.cIncludes).map((path) => resolvePath(place, path, buildFolder, macro).path ?? unquote(path)))],
    sourceEntries: readSourceEntries(element),
    toolchain: [type, version].filter((part) => part !== undefined).join(' ') || undefined,
    warnings,
  };
}

function unquote(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2');
}

/** The `-T` of the linker that is used: CDT takes the C++ linker for projects that have C++, the C linker for the others. */
function readScript(
  text: string,
  options: readonly BuildOption[],
  place: ProjectPlace,
  buildFolder: string,
  macro: (name: string) => string | undefined,
  isCpp: boolean,
  warnings: string[],
): LinkerScriptChoice | undefined {
  const chosen = (isCpp ? [optionIds.cppScript, optionIds.cppLinkerFlags] : [optionIds.cScript, optionIds.cLinkerFlags]).flatMap((id) => scriptsOf(options, id));
  const other = (isCpp ? [optionIds.cScript, optionIds.cLinkerFlags] : [optionIds.cppScript, optionIds.cppLinkerFlags]).flatMap((id) => scriptsOf(options, id));
  const script = chosen[0] ?? other[0];
  if (script === undefined) return undefined;
  const rival = chosen[0] !== undefined ? other[0] : undefined;
  if (rival !== undefined && rival.raw !== script.raw) {
    warnings.push(`the ${isCpp ? 'C' : 'C++'} linker names another script, ${rival.raw}; it is not used, because the project ${isCpp ? 'has' : 'has no'} C++`);
  }
  const resolved = resolvePath(place, script.raw, buildFolder, macro);
  const exists = resolved.path !== undefined && place.files.fileExistsSync(resolved.path);
  return {
    raw: script.raw,
    path: resolved.path,
    exists,
    why: resolved.why ?? (exists || resolved.path === undefined ? undefined : missingFile(place, resolved.path)),
    likely: resolved.likely,
    range: attributeRange(text, script.element, 'value'),
  };
}

function scriptsOf(options: readonly BuildOption[], id: RegExp): { raw: string; element: XmlElement }[] {
  return options
    .filter((option) => id.test(option.superClass))
    .flatMap((option) => {
      if (optionIds.cScript.test(option.superClass) || optionIds.cppScript.test(option.superClass)) {
        const raw = option.value ?? option.list[0] ?? '';
        const element = option.value === undefined ? (childrenNamed(option.element, 'listOptionValue')[0] ?? option.element) : option.element;
        return raw.trim() === '' ? [] : [{ raw, element }];
      }
      return childrenNamed(option.element, 'listOptionValue').flatMap((element) => {
        const raw = /^-T\s*(?!(?:text|data|bss)\b)(\S.*)$/.exec((element.attributes['value'] ?? '').trim())?.[1];
        return raw === undefined ? [] : [{ raw, element }];
      });
    });
}

/** Names that differ in case only are one on Windows and macOS, and two on Linux: worth saying. */
function missingFile(place: ProjectPlace, path: string): string {
  try {
    const near = place.files.readDirSync(folderOf(path)).find((entry) => entry.isFile && nameOf(entry.name).toLowerCase() === nameOf(path).toLowerCase());
    if (near) return `there is no such file; its name is written ${nameOf(near.name)}`;
  } catch {
    return 'there is no such folder';
  }
  return 'there is no such file';
}

function readSourceEntries(element: XmlElement): SourceEntry[] {
  return childrenNamed(element, 'sourceEntries')
    .flatMap((entries) => childrenNamed(entries, 'entry'))
    .map((entry) => ({
      path: (entry.attributes['name'] ?? '').replaceAll('\\', '/'),
      excluding: (entry.attributes['excluding'] ?? '').split('|').filter((pattern) => pattern !== ''),
    }));
}
