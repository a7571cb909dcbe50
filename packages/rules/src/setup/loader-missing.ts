import { boardLoaders } from '@qspi-doctor/devices';
import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineSetupRule, type ProgramNeeds } from './inputs.js';

export const loaderMissing = defineSetupRule({
  id: 'setup/loader-missing',
  since: '0.1.0',
  severity: 'warning',
  needs: ['loaders', 'project'],
  docs: {
    what: 'No external loader that is installed here serves the external flash of the project, or one that a launch configuration names is not installed.',
    why: 'A bare name in a launch configuration means a loader in the folder `ExternalLoader` of STM32CubeProgrammer. Each version ships its own set, and a loader that somebody copied there is gone after an update. A board of your own needs a loader of your own: it drives your flash chip by your pins.',
    symptom: 'The download to external flash fails or is skipped on this machine, and works on another one.',
    wrong: '```text\nExternal loaders: W25Q256_H743.stldr          (not in ExternalLoader of any installed STM32CubeProgrammer)\n```',
    right: '```text\nExternal loaders: ${workspace_loc:/Application/W25Q256_H743.stldr}          (kept with the project)\n```',
    sources: ['STM32CubeProgrammer: folder bin/ExternalLoader', 'Loaders of boards: STM32Cube package readmes and launch files; STMicroelectronics/stm32-external-loader', 'STMicroelectronics/stm32-external-loader, Dev_Inf.h: StorageInfo'],
  },
  messages: {
    named: ({ file, folders }: { file: string; folders: number }) => `The launch configuration names the loader ${file}, and ${folders === 1 ? 'the STM32CubeProgrammer here does' : `none of the ${folders} STM32CubeProgrammer here do${folders === 0 ? '' : 'es'}`} not bring it along: on this machine the external flash is not programmed.`,
    onlyInSome: ({ file, without }: { file: string; without: readonly string[] }) => `The loader ${file} is not in every STM32CubeProgrammer here: ${without.join(', ')} ${without.length === 1 ? 'lacks' : 'lack'} it. Which one a session uses decides.`,
    none: ({ image, start, end, controller, boards }: { image: string; start: number; end: number; controller: string; boards: readonly string[] }) =>
      `${image} has bytes for ${formatAddress(start)} to ${formatAddress(end - 1)} (${controller}), and no loader that is installed here reaches there.${boards.length === 0 ? '' : ` ST’s loaders for boards with this device: ${boards.join(', ')}.`}`,
  },
  check({ loaders, project }, report) {
    const all = loaders.flatMap(({ external }) => external);
    const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
    const told = new Set<string>();
    for (const { file, location } of project.loaders) {
      if (told.has(file.toLowerCase())) continue;
      told.add(file.toLowerCase());
      const without = loaders.filter(({ external, truncated }) => !truncated && !external.some((loader) => same(loader.file, file)));
      const related = without.map(({ bin }) => ({ file: `${bin}/ExternalLoader`, message: `has no ${file}` }));
      const remedies = [{ title: 'Keep the loader with the project', certainty: 'documented' as const, steps: ['Copy it into the project, and name it in the launch configuration as ${workspace_loc:/PROJECT/FILE.stldr}: then no update takes it away.'] }];
      if (without.length === loaders.length) report({ message: 'named', data: { file, folders: loaders.length }, location, related, remedies });
      else if (without.length > 0) report({ message: 'onlyInSome', severity: 'note', data: { file, without: without.map(({ bin }) => bin) }, location, related, remedies });
    }
    if (loaders.some(({ truncated }) => truncated)) return report.unknown('there are more external loaders than are read');
    for (const { image, external, device, launches } of project.programs) {
      // OpenOCD and J-Link write external flash without ST's loaders.
      if (launches.all > 0 && launches.stLink === 0) continue;
      for (const { start, end, controller } of external) {
        const reaches = (range: { readonly start: number; readonly size: number } | undefined) => range !== undefined && start >= range.start && end <= range.start + range.size;
        if (image === undefined || all.some(({ storage }) => reaches(storage)) || launches.ownLoaders.some(reaches)) continue;
        if (launches.unknownLoaders) {
          report.unknown(`what a loader outside of the project reaches is not known (${image})`);
          continue;
        }
        report({
          message: 'none',
          data: { image, start, end, controller, boards: device === undefined ? [] : boardLoaders(device).map(({ file }) => file) },
          location: { file: image, address: start },
          related: loaders.map(({ bin, external: here }) => ({ file: `${bin}/ExternalLoader`, message: `${here.length} loaders, none for this range` })),
          remedies: remediesFor(device),
        });
      }
    }
  },
});

function remediesFor(device: ProgramNeeds['device']) {
  const own = { title: 'Make a loader for your board', certainty: 'documented' as const, steps: ['github.com/STMicroelectronics/stm32-external-loader has the sources of ST’s loaders: take the nearest, and adapt pins, chip and StorageInfo.'] };
  const boards = device === undefined ? [] : boardLoaders(device);
  return boards.length === 0 ? [own] : [{ title: 'Install the loader of the board', certainty: 'documented' as const, steps: [`${boards.map(({ board, file }) => `${file} for ${board}`).join(', ')}: it comes with STM32CubeProgrammer; repair or update the installation.`] }, own];
}
