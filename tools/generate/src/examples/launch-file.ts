import { launchKeys, newCubeIdeContent, writeLaunch, type NewLaunchOptions } from '@qspi-doctor/launch-config';
import type { Part } from './part.js';
import { buildConfigurationId } from './project-files.js';

export type LaunchWishes = Partial<Omit<NewLaunchOptions, 'project' | 'program' | 'buildConfigurationId' | 'extra'>> & {
  /** Name of the file without `.launch`; default: `PROJECT Debug`. */
  readonly name?: string;
  readonly extra?: NewLaunchOptions['extra'];
};

/** What STM32CubeIDE 1.11 does not store yet: the files of the examples are of that age, which is shorter. */
const younger = /debug_auth_|incremental_flashing|rtosproxy/;

/** A debug configuration as CubeIDE 1.11 writes it; newer versions read it. */
export function launchFile(project: string, part: Part, wishes: LaunchWishes): { readonly name: string; readonly text: string } {
  const name = wishes.name ?? `${project} Debug`;
  const content = newCubeIdeContent({
    accessPort: part.accessPort,
    ...wishes,
    name,
    project,
    program: `Debug/${project}.elf`,
    buildConfigurationId: buildConfigurationId(project),
    extra: { [launchKeys.swvCoreClock]: '64000000', ...wishes.extra },
  });
  return { name: `${name}.launch`, text: writeLaunch({ ...content, attributes: content.attributes.filter(({ key }) => !younger.test(key)) }) };
}

/** The load list of an application that is started by its boot loader: both are programmed, and the symbols of both are read. */
export const withBoot = (boot = 'Boot', loadSymbols = true): Pick<LaunchWishes, 'after'> => ({
  after: [{ path: `Debug/${boot}.elf`, project: boot, loadSymbols }],
});

export const withLoader = (
  { loader }: Part,
  settings: { readonly initialize?: boolean; readonly enabled?: boolean } = {},
): Pick<LaunchWishes, 'externalLoaders'> => ({ externalLoaders: [{ path: loader, ...settings }] });
