import type { TextProblem } from '@qspi-doctor/diagnostics';
import { cdtLoadItems, trueStudioLoadItems } from './cdt-load-items.js';
import { readCommands } from './gdb-commands.js';
import { readExternalLoaders } from './external-loaders.js';
import { keyPrefixes, launchKeys as keys } from './keys.js';
import type { GdbCommand, LaunchConfiguration, LaunchGroupMember, LaunchProbe, LoadItem } from './launch-configuration.js';
import type { LaunchDocument } from './launch-document.js';
import { readLoadList } from './load-list.js';
import { serverKeys } from './server-keys.js';
import { toSlashes } from './value-text.js';

/** Puts what a configuration of any kind says into one form. Pure: nothing of the world is asked, no variable is resolved. */
export function describeLaunch(document: LaunchDocument): LaunchConfiguration {
  const problems: TextProblem[] = [];
  const server = serverKeys(document);
  const probe = probeOf(document);
  const text = (key: string | undefined) => (key === undefined ? undefined : nonEmpty(document.string(key)));
  const commands: GdbCommand[] = [
    ...server.initCommands.flatMap((key) => readCommands(document, key, 'init')),
    ...server.runCommands.flatMap((key) => readCommands(document, key, 'run')),
  ];
  const program = text(keys.programName);
  const serial = server.serialNumber === undefined ? undefined : document.string(server.serialNumber);
  const pc = document.boolean(keys.setPcRegister) ? /^(?:0x)?([0-9a-f]{1,8})$/i.exec(document.string(keys.pcRegister)?.trim() ?? '')?.[1] : undefined;
  return {
    name: document.name,
    typeId: document.typeId,
    kind: document.kind,
    generation: document.generation,
    probe,
    project: text(keys.project),
    program,
    programPath: program === undefined ? undefined : toSlashes(program),
    buildConfigurationId: text(keys.buildConfigurationId),
    buildConfigurationAuto: document.boolean(keys.buildConfigurationAuto) ?? false,
    loadList: loadListOf(document, commands, problems),
    externalLoaders: readExternalLoaders(document, problems),
    stopAt: stopAtOf(document, commands),
    initCommands: commands.filter((command) => command.when === 'init').map((command) => command.text),
    runCommands: commands.filter((command) => command.when === 'run').map((command) => command.text),
    commands,
    host: text(server.host) ?? connectionOf(document)?.host,
    port: (server.port === undefined ? undefined : document.int(server.port)) ?? connectionOf(document)?.port,
    swvPort: server.swvPort === undefined ? undefined : document.int(server.swvPort),
    remoteCommand: text(server.remoteCommand),
    startServer: server.startServer === undefined ? undefined : document.boolean(server.startServer),
    accessPort: document.int(keys.accessPort) ?? document.int(keys.stLinkAccessPort),
    resetStrategy: text(server.resetStrategy),
    sharedStLink: server.shared === undefined ? undefined : document.boolean(server.shared),
    serialNumber: serial === undefined ? undefined : { value: serial, enforced: document.boolean(server.serialNumberEnforced ?? '') ?? false },
    logFile: text(server.logFile),
    resume: document.boolean(keys.setResume),
    setPc: pc === undefined ? undefined : parseInt(pc, 16),
    gdb: text(keys.debugName),
    openOcd: openOcdOf(document, server.openOcd),
    jlinkDevice: text(server.jlinkDevice),
    members: membersOf(document),
    problems,
    at: (key) => document.get(key)?.valueRange,
  };
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** CDT looks at the id, and at the display name of older files only where there is no id. */
function probeOf(document: LaunchDocument): LaunchProbe | undefined {
  if (document.kind === 'embedded-cdt-openocd' || document.kind === 'sw4stm32') return 'openocd';
  if (document.kind === 'embedded-cdt-jlink') return 'jlink';
  if (document.kind === 'embedded-cdt-qemu') return 'qemu';
  const name = document.kind === 'truestudio' ? `${keyPrefixes.trueStudio}launch.jtagDevice` : keys.jtagDevice;
  const probe = nonEmpty(document.string(keys.jtagDeviceId)) ?? nonEmpty(document.string(name));
  if (probe === undefined) return undefined;
  if (/openocd/i.test(probe)) return 'openocd';
  if (/j-?link/i.test(probe)) return 'jlink';
  if (/st-?link/i.test(probe)) return 'stlink-gdb-server';
  return 'other';
}

function loadListOf(document: LaunchDocument, commands: readonly GdbCommand[], problems: TextProblem[]): LoadItem[] {
  if (document.has(keys.loadList)) return readLoadList(document, problems);
  return document.kind === 'truestudio' ? trueStudioLoadItems(document, commands) : cdtLoadItems(document);
}

function stopAtOf(document: LaunchDocument, commands: readonly GdbCommand[]): LaunchConfiguration['stopAt'] {
  const enabled = document.boolean(keys.setStopAt) ?? document.boolean(keys.stopAtMain);
  if (enabled !== undefined) {
    const attribute = document.get(keys.stopAt) ?? document.get(keys.stopAtMainSymbol);
    return { enabled, symbol: attribute === undefined ? '' : String(attribute.value).trim(), range: attribute?.valueRange };
  }
  // TrueSTUDIO has no key for it: its script says `tbreak main`.
  const stop = document.kind === 'truestudio' ? commands.findLast((command) => /^th?break\s+\S/.test(command.text)) : undefined;
  return stop ? { enabled: true, symbol: stop.text.replace(/^\S+\s+/, ''), range: stop.range } : { enabled: false, symbol: '' };
}

/** `gdb:localhost:3333#`, as newer CDT stores it. */
function connectionOf(document: LaunchDocument): { host: string; port: number } | undefined {
  const match = /^gdb:(.*):(\d{1,5})#?$/.exec(document.string(keys.connection) ?? '');
  return match ? { host: match[1] ?? '', port: Number(match[2]) } : undefined;
}

function openOcdOf(document: LaunchDocument, prefix: string | undefined): LaunchConfiguration['openOcd'] {
  if (prefix === undefined) return undefined;
  const value = (name: string) => nonEmpty(document.string(prefix + name));
  const found = { executable: value('OPENOCD_NAME'), script: value('OPENOCD_SCRIPT'), scriptChoice: value('OPENOCD_SCRIPT_CHOICE') };
  return Object.values(found).every((text) => text === undefined) ? undefined : { ...found, options: value('OPENOCD_OTHER_OPTIONS') ?? '' };
}

function membersOf(document: LaunchDocument): LaunchGroupMember[] {
  const members: LaunchGroupMember[] = [];
  for (const attribute of document.attributes) {
    const number = attribute.key.startsWith(keyPrefixes.launchGroup) ? /^(\d+)\.name$/.exec(attribute.key.slice(keyPrefixes.launchGroup.length))?.[1] : undefined;
    if (number === undefined) continue;
    const prefix = `${keyPrefixes.launchGroup}${number}.`;
    const mode = document.string(`${prefix}mode`) ?? 'inherit';
    members.push({ name: String(attribute.value), mode, enabled: document.boolean(`${prefix}enabled`) ?? false, range: attribute.valueRange });
  }
  return members;
}
