import type { Workspace } from '@qspi-doctor/workspace';
import { UsageError } from '../usage-error.js';

/** A build configuration that was asked for by name has to be there: a report about another one would answer another question. */
export function requireBuildConfiguration({ buildConfigurations }: Workspace, asked: string | undefined): void {
  if (asked === undefined || buildConfigurations.includes(asked)) return;
  throw new UsageError(buildConfigurations.length === 0 ? `--build-config ${asked}: no CubeIDE project is there that has build configurations.` : `No project has a build configuration "${asked}". There are: ${buildConfigurations.join(', ')}.`);
}
