import type { ProjectFiles } from '@qspi-doctor/files';
import { namesIn } from './layouts.js';

/** What udev says of ST-LINK probes on this Linux. */
export interface ProbeRules {
  /** Folders that hold rules here. */
  readonly folders: readonly string[];
  /** Files with a rule that gives people access to a device of ST (USB vendor 0483), with the line of the first one. */
  readonly rules: readonly { readonly file: string; readonly line: number }[];
  /** Rule files for ST-LINK that lie beside an installed GDB server, ready to be copied. */
  readonly offered: readonly string[];
}

/** In the order of udev(7). */
export const udevFolders = ['/etc/udev/rules.d', '/run/udev/rules.d', '/usr/local/lib/udev/rules.d', '/usr/lib/udev/rules.d', '/lib/udev/rules.d'] as const;
const largest = 1 << 20;
const mostFiles = 2000;

/** Undefined where no folder of udev is there: then it says nothing. */
export function readProbeRules(files: ProjectFiles, serverFolders: readonly string[]): ProbeRules | undefined {
  const seen = new Set<string>();
  const folders = udevFolders.filter((folder) => {
    if (!files.directoryExistsSync(folder)) return false;
    const real = quietly(() => files.realpathSync(folder), folder);
    return !seen.has(real) && seen.add(real);
  });
  if (folders.length === 0) return undefined;
  const rules: ProbeRules['rules'][number][] = [];
  for (const folder of folders) {
    for (const name of namesIn(files, folder).filter((each) => each.endsWith('.rules')).slice(0, mostFiles)) {
      const file = `${folder}/${name}`;
      const line = quietly(() => (files.statSync(file).size > largest ? undefined : lineWithAccess(files.readFileSync(file))), undefined);
      if (line !== undefined) rules.push({ file, line });
    }
  }
  const offered = serverFolders.flatMap((folder) => namesIn(files, folder).filter((name) => /stlink.*\.rules$/i.test(name)).map((name) => `${folder}/${name}`));
  return { folders, rules, offered };
}

/** A rule that names ST's vendor id and gives a mode for more than root, a group, or the access of whoever is logged in (udev(7), sd-login "uaccess"). */
function lineWithAccess(text: string): number | undefined {
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const first = at;
    let rule = lines[at] ?? '';
    while (rule.endsWith('\\') && at + 1 < lines.length) rule = `${rule.slice(0, -1)} ${lines[++at] ?? ''}`;
    if (/^\s*#/.test(rule) || !/ATTRS?\{idVendor\}\s*==\s*"0483"/i.test(rule)) continue;
    if (/\bMODE\s*:?=\s*"0?(?:666|66[0-7]|777)"|\bTAG\s*\+=\s*"uaccess"|\bGROUP\s*:?=\s*"(?!root")/.test(rule)) return first + 1;
  }
  return undefined;
}

function quietly<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
