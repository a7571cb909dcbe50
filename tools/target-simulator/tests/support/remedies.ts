import { fileURLToPath } from 'node:url';
import { examine } from '@qspi-doctor/doctor';
import type { Finding, Remedy } from '@qspi-doctor/diagnostics';
import { RealFiles } from '@qspi-doctor/files';
import { openWorkspace } from '@qspi-doctor/workspace';

export const brokenFolder = fileURLToPath(new URL('../../../../examples/l476g-disco-qspi', import.meta.url));
export const curedFolder = fileURLToPath(new URL('../../../../examples/l476g-disco-qspi-cured', import.meta.url));

/** What the doctor finds in a folder, from its files alone. */
export async function findingsIn(folder: string): Promise<readonly Finding[]> {
  return (await examine(await openWorkspace(new RealFiles(), folder), { folder })).findings;
}

/** The way out of `rule` in the broken example whose title matches. */
export async function remedyOf(rule: string, title: RegExp): Promise<Remedy> {
  const remedies = (await findingsIn(brokenFolder)).filter((finding) => finding.rule === rule).flatMap((finding) => finding.remedies);
  const remedy = remedies.find((candidate) => title.test(candidate.title));
  if (!remedy) throw new Error(`no remedy ${String(title)} among: ${remedies.map((candidate) => candidate.title).join(' | ')}`);
  return remedy;
}

/** The `set …` commands of a remedy's steps, as a user copies them into the GDB console. */
export function gdbCommands(remedy: Remedy): readonly string[] {
  return remedy.steps.flatMap((step) => step.match(/set \*\(unsigned int \*\)0x[0-9a-f]+ \|?= \S+/g) ?? []);
}
