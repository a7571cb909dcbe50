import { lineAt, serverOfPlugin, type ServerMap } from '@qspi-doctor/cubeide';
import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineSetupRule, type ProjectNeeds } from './inputs.js';
import { troublesOf, type KnownTrouble } from './known-troubles.js';
import { describeTool, toolsOf } from './setup-pieces.js';

const certainties: Readonly<Record<KnownTrouble['certainty'], string>> = { maker: 'ST says', reported: 'Users report', unconfirmed: 'Unconfirmed' };

export const gdbServerVersion = defineSetupRule({
  id: 'setup/gdb-server-version',
  since: '0.1.0',
  severity: 'note',
  needs: ['machine', 'servers'],
  uses: ['project', 'maps'],
  docs: {
    what: 'Something is known, or said, of the version of an ST-LINK GDB server or STM32CubeProgrammer that is installed here.',
    why: 'Versions differ, and threads are full of advice to copy one over the other. Each entry says who says it and how sure it is. No version of any server changes what the breakpoint unit of the core can compare: on a Cortex-M3 or M4 that advice cannot cure `breakpoint/unreachable`.',
    symptom: 'Debugging or flashing worked before an update, or works for a colleague.',
    wrong: '```text\nplug-in 2.0.100.202109301221 (CubeIDE 1.8.0) and a loader of your own\n```',
    right: '```text\na newer plug-in, or the download by a newer STM32CubeProgrammer\n```',
    sources: ['Named in each finding', 'Memory maps: logs of ST-LINK GDB servers in public repositories, versions 5.1 to 7.11 (docs/guides/logs.md)', 'Versions: plug-in paths in public .cproject and .launch files; banners in public logs'],
  },
  messages: {
    known: ({ tool, says, certainty, source }: { tool: string; says: string; certainty: KnownTrouble['certainty']; source: string }) => `${tool}: ${says}. ${certainties[certainty]} (${source}).`,
    copied: ({ plugin, seen, says }: { plugin: string; seen: string; says: string }) =>
      `The server in plug-in ${plugin} says that it is ${says}; in public logs the server of this plug-in is ${seen}. Its files may have been copied from another version: what is said of the plug-in need not be true of it.`,
    unconfirmed: ({ tool, says, source, against, measured, noCure }: { tool: string; says: string; source: string; against: string; measured: string; noCure: boolean }) =>
      `${tool}: ${says}. That is a report, not a fact (${source}).${against === '' ? '' : ` ${against}`}${measured === '' ? '' : ` ${measured}`}${noCure ? ' On the core of this project it could not help in any case: its breakpoint unit ends below the external flash.' : ''}`,
  },
  check({ machine, servers, project, maps }, report) {
    const devices = devicesOf(project);
    for (const { tool } of servers) {
      const [plugin, says] = [tool.packageVersion, tool.answer?.version];
      const seen = plugin === undefined ? undefined : serverOfPlugin(plugin);
      if (plugin !== undefined && says !== undefined && seen !== undefined && seen !== says) report({ message: 'copied', data: { plugin, seen, says }, location: { file: tool.path }, related: tool.answer?.said === undefined ? [] : [{ file: tool.path, message: `it said: ${tool.answer.said}` }] });
    }
    for (const installed of [...servers, ...toolsOf(machine, 'programmer')]) {
      for (const { says, certainty, source, against = '', steps } of troublesOf(installed, devices, hasExternalFlash(project))) {
        const location = { file: installed.tool.path };
        const remedies = [{ title: certainty === 'unconfirmed' ? 'Find out' : 'What to do', certainty: certainty === 'maker' ? ('documented' as const) : ('reported' as const), steps }];
        const tool = describeTool(installed);
        if (certainty === 'unconfirmed') report({ message: 'unconfirmed', data: { tool, says, source, against, measured: measured(maps), noCure: isOutOfReach(project) }, location, remedies });
        else report({ message: 'known', severity: certainty === 'maker' && devices !== undefined ? 'warning' : 'note', data: { tool, says, certainty, source }, location, remedies });
      }
    }
  },
});

function devicesOf(project: ProjectNeeds | undefined): readonly string[] | undefined {
  const names = (project?.programs ?? []).flatMap(({ device }) => (device === undefined ? [] : [device.name]));
  return names.length === 0 ? undefined : names;
}

function hasExternalFlash(project: ProjectNeeds | undefined): boolean {
  return (project?.programs ?? []).some(({ external }) => external.length > 0);
}

/** True where every core that the project can run on has a breakpoint unit that ends below the bytes in external flash. */
function isOutOfReach(project: ProjectNeeds | undefined): boolean {
  const concerned = (project?.programs ?? []).filter(({ external }) => external.length > 0);
  return concerned.length > 0 && concerned.every(({ device, external }) => device !== undefined && device.cores.every(({ breakpointUnit }) => external.every(({ start }) => start > breakpointUnit.highestAddress)));
}

/** What the servers of this machine print for external memory, where more than one of them was asked. */
function measured(maps: readonly ServerMap[] | undefined): string {
  const answers = new Map<string, string>();
  for (const { server, lines, absent } of maps ?? []) if (absent === undefined) answers.set(server.path, lineAt(lines, qspi)?.text ?? 'nothing');
  const texts = [...new Set(answers.values())];
  if (answers.size < 2) return '';
  return texts.length === 1 ? `The ${answers.size} servers here print the same for ${formatAddress(qspi)}: ${texts[0] ?? ''}. That speaks against it.` : `The servers here print different lines for ${formatAddress(qspi)}: ${texts.join(' | ')}. See setup/memory-map-writable.`;
}

/** Where QUADSPI, OCTOSPI1 and XSPI1 show their memory (CMSIS headers). */
const qspi = 0x90000000;
