import { defineRule } from '../define-rule.js';

export const loaderNotFound = defineRule({
  id: 'launch/loader-not-found',
  since: '0.1.0',
  severity: 'error',
  needs: ['launches'],
  docs: {
    what: 'An enabled external loader of the launch configuration is not where the configuration says.',
    why: 'A bare name means a loader that STM32CubeProgrammer brings along. A loader of your own is named with its place, usually `${workspace_loc:/Project/Loader.stldr}`: after a move or a rename the place leads nowhere.',
    symptom: 'The GDB server does not start, or the download to external flash fails: "Error in final launch sequence".',
    wrong: '```text\nExternal loaders: ${workspace_loc:/Application/old/W25Q128.stldr}          (no such file)\n```',
    right: '```text\nExternal loaders: ${workspace_loc:/Application/W25Q128.stldr}\n```',
    sources: ['Public CubeIDE launch files: cubeprog_external_loaders holds bare names, ${workspace_loc:…} and absolute paths'],
  },
  messages: {
    gone: ({ written }: { written: string }) => `The external loader ${written} is not there: the external flash is not programmed.`,
    none: () => 'An external loader is enabled and none is named: the external flash is not programmed.',
  },
  check({ launches }, report) {
    for (const launch of launches) {
      if (launch.configuration.probe !== 'stlink-gdb-server') continue;
      for (const { loader, kind, exists, path } of launch.loaders) {
        if (!loader.enabled) continue;
        const remedies = [{ title: 'Name the loader where it is', certainty: 'documented' as const, steps: ['Run → Debug Configurations… → Debugger → External loaders: remove the entry, and add the loader from where it is now.'] }];
        if (kind === 'none') report({ message: 'none', data: undefined, location: launch.locate(loader.range), remedies });
        // A loader that a project of the workspace builds may only be not built yet.
        else if (kind === 'workspace' && !exists && !/\/(?:debug|release|build)[^/]*\//i.test(path ?? '')) report({ message: 'gone', data: { written: loader.pathAsWritten }, location: launch.locate(loader.range), remedies });
      }
    }
  },
});
