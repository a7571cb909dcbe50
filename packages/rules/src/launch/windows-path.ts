import { editLaunch, launchKeys, type LaunchChange } from '@qspi-doctor/launch-config';
import type { LaunchInput } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';

export const windowsPath = defineRule({
  id: 'launch/windows-path',
  since: '0.1.0',
  severity: 'note',
  needs: ['launches'],
  docs: {
    what: 'The image is named with backslashes.',
    why: 'CubeIDE up to 1.6 stored them on Windows. On Linux and macOS a backslash is part of a name, and the image is not found. With `/` the path works everywhere, on Windows too.',
    symptom: '"Program file does not exist" on Linux and macOS.',
    wrong: '```text\nC/C++ Application: Debug\\Application.elf\n```',
    right: '```text\nC/C++ Application: Debug/Application.elf\n```',
    sources: ['miniwinwm/BluePillDemo#2 (not found on Linux; cured by / in place of \\)', 'Public CubeIDE launch files: 110 of 350 have backslashes, all saved by 1.6 or older'],
  },
  messages: {
    backslash: ({ path }: { path: string }) => `${path} is found on Windows only: elsewhere a backslash is part of a name.`,
  },
  check({ launches }, report) {
    for (const launch of launches) {
      const { configuration } = launch;
      if (configuration.kind === 'group' || configuration.kind === 'external-tool') continue;
      const relative = (path: string | undefined) => path !== undefined && path.includes('\\') && !/^(?:[A-Za-z]:|\\\\)/.test(path);
      const inMain = relative(configuration.program);
      const item = configuration.loadList.find(({ pathAsWritten }) => relative(pathAsWritten));
      const path = inMain ? configuration.program : item?.pathAsWritten;
      if (path === undefined) continue;
      const { edits } = editLaunch(launch.document.text, slashes(launch, inMain));
      report({
        message: 'backslash',
        data: { path },
        location: launch.locate(inMain ? configuration.at(launchKeys.programName) : item?.range),
        remedies: [{ title: 'Write / in place of \\', certainty: 'documented', steps: ['Run → Debug Configurations… → Main → C/C++ Application: the same path with /.'], ...(edits.length > 0 ? { edits: edits.map((edit) => ({ file: launch.file, ...edit })) } : {}) }],
      });
    }
  },
});

/** Main tab and load list change together: Eclipse's own files have the same path in both. */
function slashes({ configuration, document }: LaunchInput, inMain: boolean): readonly LaunchChange[] {
  const list = document.string(launchKeys.loadList);
  // Within the JSON text a backslash stands as two.
  const changed = list?.replace(/("fPath":")((?:[^"\\]|\\.)*)(")/g, (all: string, before: string, path: string, after: string) => (/^(?:[A-Za-z]:|\\\\\\\\)/.test(path) ? all : before + path.replaceAll('\\\\', '/') + after));
  return [
    ...(inMain ? [{ key: launchKeys.programName, element: 'string' as const, value: configuration.programPath ?? '' }] : []),
    ...(changed === undefined ? [] : [{ key: launchKeys.loadList, element: 'string' as const, value: changed }]),
  ];
}
