import { joinPath, nameOf, type ProjectFiles } from '@qspi-doctor/files';
import type { Installation, InstallationKind, Tool, ToolName } from './installation.js';
import { releaseOfServerPlugin } from './releases.js';
import { compareVersions } from './version.js';

export type FoundTool = Pick<Tool, 'name' | 'path' | 'packageVersion'>;
export type FoundInstallation = Pick<Installation, 'kind' | 'title' | 'version' | 'folder'> & { readonly tools: readonly FoundTool[] };

/** Executables by their names, without `.exe`. */
export const executables: Readonly<Record<ToolName, readonly string[]>> = {
  'gdb-server': ['ST-LINK_gdbserver'],
  programmer: ['STM32_Programmer_CLI'],
  gdb: ['arm-none-eabi-gdb', 'gdb-multiarch'],
  openocd: ['openocd'],
};
export const toolNames = Object.keys(executables) as readonly ToolName[];

const mostEntries = 4096;
/** An Eclipse plug-in of ST with a tool inside: purpose, system, version. */
const plugin = /^com\.st\.stm32cube\.ide\.mcu\.externaltools\.(stlink-gdb-server|cubeprogrammer|gnu-(?:tools|gdb)-for-stm32|openocd)\b.*?\.(?:win|linux|macos)\w*_(\d+(?:\.\d+){1,5})$/;
const pluginTools: Readonly<Record<string, ToolName>> = { 'stlink-gdb-server': 'gdb-server', cubeprogrammer: 'programmer', 'gnu-tools-for-stm32': 'gdb', 'gnu-gdb-for-stm32': 'gdb', openocd: 'openocd' };
/** Folders of STM32CubeCLT, and of the bundles of ST's VS Code extensions: there each holds folders named by versions. */
const cltTools: readonly (readonly [folder: string, tool: ToolName])[] = [['STLink-gdb-server', 'gdb-server'], ['STM32CubeProgrammer', 'programmer'], ['GNU-tools-for-STM32', 'gdb']];
const bundleTools: readonly (readonly [folder: string, tool: ToolName])[] = [['stlink-gdbserver', 'gdb-server'], ['programmer', 'programmer'], ['gnu-tools-for-stm32', 'gdb'], ['gnu-gdb-for-stm32', 'gdb']];

/** What is installed in a folder: one of ST's layouts, seen from its root or from a folder around it. Reads names only. */
export function installationsAt(files: ProjectFiles, folder: string): readonly FoundInstallation[] {
  const eclipse = [folder, `${folder}/STM32CubeIDE`, `${folder}/Contents/Eclipse`].find((root) => files.directoryExistsSync(`${root}/plugins`));
  if (eclipse !== undefined) return some(cubeIde(files, folder, eclipse));
  const names = namesIn(files, folder);
  if (has(names, 'STLink-gdb-server') || has(names, 'GNU-tools-for-STM32')) return some(cubeClt(files, folder, names));
  if (has(names, 'stlink-gdbserver') || (has(names, 'programmer') && !has(names, 'bin'))) return some(bundles(files, folder, names));
  const bin = [folder, `${folder}/bin`, `${folder}/tools/bin`, `${folder}/Contents/MacOs/bin`, `${folder}/Contents/Resources/bin`, `${folder}/STM32CubeProgrammer.app/Contents/MacOs/bin`].find((candidate) => toolsIn(files, candidate).length > 0);
  const tools = bin === undefined ? [] : toolsIn(files, bin);
  return tools.length === 0 ? [] : [{ kind: tools.some(({ name }) => name === 'programmer') ? 'cubeprogrammer' : 'system', title: looseTitle(tools), version: undefined, folder, tools }];
}

/** Installations in the folders of a parent, by the names that ST's installers give. */
export function installationsBelow(files: ProjectFiles, parent: string): readonly FoundInstallation[] {
  return namesIn(files, parent)
    .filter((name) => /^stm32cube(?:ide|clt|programmer|prog)/i.test(name))
    .flatMap((name) => installationsAt(files, joinPath(parent, name)));
}

function cubeIde(files: ProjectFiles, folder: string, eclipse: string): FoundInstallation {
  const tools: FoundTool[] = [];
  for (const name of namesIn(files, `${eclipse}/plugins`)) {
    const [, purpose = '', version] = plugin.exec(name) ?? [];
    const tool = pluginTools[purpose];
    const path = tool === undefined ? undefined : executableIn(files, `${eclipse}/plugins/${name}/tools/bin`, tool);
    if (tool !== undefined && path !== undefined) tools.push({ name: tool, path, packageVersion: version });
  }
  const newest = highest(tools.filter(({ name }) => name === 'gdb-server'))?.packageVersion;
  const version = versionIn(nameOf(folder)) ?? versionIn(nameOf(folder.replace(/\/[^/]+$/, '')));
  const release = newest === undefined ? undefined : releaseOfServerPlugin(newest);
  return { kind: 'cubeide', title: `STM32CubeIDE${version === undefined ? (release === undefined ? '' : ` ${release} (by its plug-ins)`) : ` ${version}`}`, version: version ?? release, folder, tools };
}

function cubeClt(files: ProjectFiles, folder: string, names: readonly string[]): FoundInstallation {
  const tools = cltTools.flatMap(([part, tool]) => {
    const real = realName(names, part);
    const path = real === undefined ? undefined : executableIn(files, `${folder}/${real}/bin`, tool);
    return path === undefined ? [] : [{ name: tool, path, packageVersion: undefined }];
  });
  const version = versionIn(nameOf(folder));
  return { kind: 'cubeclt', title: `STM32CubeCLT${version === undefined ? '' : ` ${version}`}`, version, folder, tools };
}

function bundles(files: ProjectFiles, folder: string, names: readonly string[]): FoundInstallation {
  const tools = bundleTools.flatMap(([part, tool]) => {
    const real = realName(names, part);
    if (real === undefined) return [];
    return namesIn(files, `${folder}/${real}`).flatMap((version) => {
      const path = executableIn(files, `${folder}/${real}/${version}/bin`, tool);
      return path === undefined ? [] : [{ name: tool, path, packageVersion: version }];
    });
  });
  return { kind: 'bundles', title: 'STM32Cube for VS Code (bundles)', version: undefined, folder, tools };
}

/** Tools in one folder, whatever else is there. */
export function toolsIn(files: ProjectFiles, folder: string): readonly FoundTool[] {
  return toolNames.flatMap((name) => {
    const path = executableIn(files, folder, name);
    return path === undefined ? [] : [{ name, path, packageVersion: undefined }];
  });
}

function executableIn(files: ProjectFiles, folder: string, tool: ToolName): string | undefined {
  return executables[tool].flatMap((name) => [`${folder}/${name}`, `${folder}/${name}.exe`]).find((path) => files.fileExistsSync(path));
}

/** A folder that an executable lies in → the root of the installation around it, where the path is one of ST's layouts. */
export function rootAround(bin: string): { readonly folder: string; readonly kind: InstallationKind } | undefined {
  const [, eclipse] = /^(.*)\/plugins\/com\.st\.stm32cube\.ide\.mcu\.externaltools\.[^/]+\/tools\/bin$/.exec(bin) ?? [];
  if (eclipse !== undefined) return { folder: eclipse.replace(/\/(?:STM32CubeIDE|Contents\/Eclipse)$/, ''), kind: 'cubeide' };
  const [, clt] = /^(.*)\/(?:STLink-gdb-server|STM32CubeProgrammer|GNU-tools-for-STM32)\/bin$/i.exec(bin) ?? [];
  if (clt !== undefined && /stm32cubeclt/i.test(nameOf(clt))) return { folder: clt, kind: 'cubeclt' };
  const [, bundle] = /^(.*)\/(?:stlink-gdbserver|programmer|gnu-(?:tools|gdb)-for-stm32)\/[^/]+\/bin$/.exec(bin) ?? [];
  return bundle === undefined ? undefined : { folder: bundle, kind: 'bundles' };
}

function looseTitle(tools: readonly FoundTool[]): string {
  return tools.some(({ name }) => name === 'programmer') ? 'STM32CubeProgrammer' : tools.some(({ name }) => name === 'gdb-server') ? 'ST-LINK GDB server' : 'tools';
}

function some(found: FoundInstallation): readonly FoundInstallation[] {
  return found.tools.length > 0 ? [found] : [];
}

export function highest<T extends Pick<Tool, 'packageVersion'>>(tools: readonly T[]): T | undefined {
  return [...tools].sort((a, b) => compareVersions(b.packageVersion ?? '', a.packageVersion ?? ''))[0];
}

function versionIn(name: string): string | undefined {
  return /_v?(\d+(?:\.\d+)+)/.exec(name)?.[1];
}

function has(names: readonly string[], name: string): boolean {
  return realName(names, name) !== undefined;
}

function realName(names: readonly string[], name: string): string | undefined {
  return names.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
}

export function namesIn(files: ProjectFiles, folder: string): readonly string[] {
  try {
    return files.readDirSync(folder).slice(0, mostEntries).map(({ name }) => nameOf(name)).sort();
  } catch {
    return [];
  }
}
