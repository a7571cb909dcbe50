import { formatAddress } from '@qspi-doctor/diagnostics';
import { relativePath } from '@qspi-doctor/files';
import { jlinkDevice } from './cubeide-file.js';
import { imagePathOf, type Situation } from './situation.js';
import type { PlanOptions } from './options.js';
import type { Prepared } from './prepared.js';

export type VsCodeEntry = { readonly entry: Record<string, unknown>; readonly remarks: readonly string[] } | { readonly problem: string };

/** An entry of `configurations`. Attributes: Cortex-Debug's package.json (github.com/Marus/cortex-debug, contributes.debuggers); those of ST's extension as public projects use them. */
export function vsCodeEntry(workspaceFolder: string, prepared: Prepared, options: PlanOptions): VsCodeEntry {
  if (options.extension === 'stm32') {
    if (options.probe !== 'stlink') return { problem: "ST's extension is written for the ST-LINK GDB server here: use --probe stlink, or --extension cortex-debug." };
    return stExtension(workspaceFolder, prepared);
  }
  return cortexDebug(workspaceFolder, prepared, options);
}

function pathOf(situation: Situation, workspaceFolder: string): string {
  const path = imagePathOf(situation, workspaceFolder) ?? '';
  const folder = situation.project?.project.folder ?? `${workspaceFolder}/${situation.program.folder}`;
  return inWorkspace(path.startsWith('/') || /^[A-Za-z]:/.test(path) ? path : `${folder}/${path}`, workspaceFolder);
}

function inWorkspace(path: string, workspaceFolder: string): string {
  const relative = relativePath(workspaceFolder, path.replaceAll('/./', '/'));
  return relative === path ? path : `\${workspaceFolder}/${relative}`;
}

/** Loaders that come with STM32CubeProgrammer lie beside its programs; ST's build scripts name that folder so. */
function loaderPath({ loader }: Prepared, workspaceFolder: string): string | undefined {
  if (loader === undefined) return undefined;
  if (loader.path !== undefined) return inWorkspace(loader.path, workspaceFolder);
  return loader.written.includes('/') ? loader.written : `\${env:STM32_PRG_PATH}/ExternalLoader/${loader.written}`;
}

function cortexDebug(workspaceFolder: string, prepared: Prepared, { probe, external }: PlanOptions): VsCodeEntry {
  const { session, breakpoints, loader, openOcd, dwtPath } = prepared;
  const { main, others, core } = session;
  const remarks: string[] = [];
  const attaches = core === 'second';
  const downloads = others.filter(({ download }) => download).map(({ situation }) => situation);
  const isSameCore = (situation: Situation) => situation.core.name === main.core.name;
  // The last one sets the program counter: that of the core's own start.
  const loaded = [...downloads.filter((situation) => !isSameCore(situation)), ...(session.downloadMain ? [main] : []), ...downloads.filter(isSameCore)];
  const withSymbols = [main, ...others.filter(({ loadSymbols }) => loadSymbols).map(({ situation }) => situation)];
  const server = external === undefined ? probe : 'external';
  const file = loaderPath(prepared, workspaceFolder);
  const entry: Record<string, unknown> = {
    name: `${main.program.name} (${external === undefined ? { stlink: 'ST-LINK', openocd: 'OpenOCD', jlink: 'J-Link' }[probe] : external})`,
    type: 'cortex-debug',
    request: attaches ? 'attach' : 'launch',
    servertype: server,
    cwd: '${workspaceFolder}',
    executable: pathOf(main, workspaceFolder),
    device: jlinkDevice(main),
    interface: 'swd',
  };
  if (server === 'external') entry['gdbTarget'] = external;
  if (!attaches && (others.length > 0 || !session.downloadMain)) entry['loadFiles'] = loaded.map((situation) => pathOf(situation, workspaceFolder));
  if (withSymbols.length > 1) entry['symbolFiles'] = withSymbols.map((situation) => ({ file: pathOf(situation, workspaceFolder) }));
  if (server === 'stlink') {
    const port = main.deviceCore?.accessPort ?? 0;
    const args = [...(loader && file ? [loader.initialize ? '-ei' : '-el', file] : []), ...(port > 0 ? ['-m', String(port)] : []), ...(core === 'only' ? [] : ['-t'])];
    if (args.length > 0) entry['serverArgs'] = args;
    if (loader && loader.path === undefined) remarks.push(`${main.program.name}: the loader is looked for in the folder of STM32CubeProgrammer that the environment variable STM32_PRG_PATH names (its bin folder).`);
  }
  if (server === 'openocd' && openOcd) {
    entry['configFiles'] = [...openOcd.scripts];
    // Cortex-Debug loads right after these: the script's reset-init sets the controller of the external flash up.
    if (openOcd.programsExternalFlash && !attaches) entry['preLaunchCommands'] = ['monitor reset init'];
  }
  if (server === 'jlink' && breakpoints.init.length > 0) entry[attaches ? 'preAttachCommands' : 'preLaunchCommands'] = [...breakpoints.init];
  const table = main.image?.vectorTable?.address;
  if (session.mappedBy === 'loader' && table !== undefined && (server === 'stlink' || (openOcd?.programsExternalFlash && server === 'openocd'))) {
    // Cortex-Debug would reset after the download, and the core would start in the internal flash, where nobody starts this program.
    const start = [`set $sp = *(unsigned int *)${formatAddress(table)}`, `set $pc = *(unsigned int *)${formatAddress(table + 4)} & ~1`];
    entry['overrideLaunchCommands'] = ['load', ...(server === 'openocd' ? ['monitor reset init'] : []), ...start];
  }
  if (breakpoints.stopAt !== false) {
    entry['runToEntryPoint'] = breakpoints.stopAt;
    if (main.window && server !== 'jlink') entry['hardwareBreakpoints'] = { require: true };
  } else if (dwtPath !== undefined) {
    const source = `source ${inWorkspace(dwtPath, workspaceFolder)}`;
    entry[attaches ? 'postAttachCommands' : 'postLaunchCommands'] = [source];
    // A reset may clear the comparators.
    entry['postResetCommands'] = [source];
  }
  return { entry, remarks };
}

/** Public launch.json files with `stlinkgdbtarget`: imagesAndSymbols, runEntry, serverReset, serverShared, serverExtLoader. */
function stExtension(workspaceFolder: string, prepared: Prepared): VsCodeEntry {
  const { session, breakpoints, loader, dwtPath } = prepared;
  const { main, others, core } = session;
  const image = (situation: Situation, download: boolean, loadSymbols: boolean) => {
    const path = pathOf(situation, workspaceFolder);
    return { ...(download ? { imageFileName: path } : {}), ...(loadSymbols ? { symbolFileName: path } : {}) };
  };
  const file = loaderPath(prepared, workspaceFolder);
  const entry: Record<string, unknown> = {
    name: `${main.program.name} (ST-LINK)`,
    type: 'stlinkgdbtarget',
    request: 'launch',
    cwd: '${workspaceFolder}',
    imagesAndSymbols: [image(main, session.downloadMain, true), ...others.map(({ situation, download, loadSymbols }) => image(situation, download, loadSymbols))],
    serverReset: core === 'second' ? 'None' : 'Connect under reset',
    ...(core === 'only' ? {} : { serverShared: true }),
    ...(loader && file ? { serverExtLoader: [{ loader: file, initialize: loader.initialize }] } : {}),
    ...(breakpoints.stopAt === false ? {} : { runEntry: breakpoints.stopAt }),
  };
  const remarks = [
    ...(breakpoints.stopAt === false && dwtPath !== undefined ? [`${main.program.name}: type "source ${dwtPath}" in the debug console once the session has started; it halts in main with a DWT comparator.`] : []),
    ...((main.deviceCore?.accessPort ?? 0) > 0 ? [`${main.program.name}: choose access port ${main.deviceCore?.accessPort ?? 0} in the entry; no public example shows the attribute for it.`] : []),
  ];
  return { entry, remarks };
}
