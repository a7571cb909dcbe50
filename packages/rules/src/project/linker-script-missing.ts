import { defineRule } from '../define-rule.js';

export const linkerScriptMissing = defineRule({
  id: 'project/linker-script-missing',
  since: '0.1.0',
  severity: 'error',
  needs: ['project'],
  docs: {
    what: 'The build configuration names a linker script that is not there.',
    why: 'Scripts are named by a path in the linker settings of each configuration. Copying or renaming a project, or moving the script, leaves the old path behind; on Windows a name in other letter case goes unnoticed until somebody builds on Linux.',
    symptom: '"cannot open linker script file …: No such file or directory" at the end of the build, or an image that is older than the sources because no new one can be linked.',
    wrong: '```text\nMCU GCC Linker → General → Linker Script (-T):   ${workspace_loc:/${ProjName}/STM32H750XBHX_QSPI.ld}      (the file is called stm32h750xbhx_qspi.ld)\n```',
    right: '```text\nMCU GCC Linker → General → Linker Script (-T):   ${workspace_loc:/${ProjName}/stm32h750xbhx_qspi.ld}\n```',
    sources: ['GNU ld manual, 2.1 Command-line Options, -T scriptfile', 'STMicroelectronics UM2609, STM32CubeIDE user guide: project build settings'],
  },
  messages: {
    missing: ({ script, configuration, why }: { script: string; configuration: string; why: string }) => `The build configuration ${configuration} links with ${script}, and that cannot be had: ${why}. The next build fails.`,
    elsewhere: ({ script, configuration, likely }: { script: string; configuration: string; likely: string }) =>
      `The build configuration ${configuration} links with ${script}, a path of one machine: it builds there alone. ${likely} in this project most likely is meant, and was examined.`,
  },
  check({ project: { project, configuration, locate } }, report) {
    const script = configuration?.linkerScript;
    if (configuration === undefined) return report.unknown('the project has no build configuration');
    if (script === undefined) return report.unknown(`the build configuration ${configuration.name} names no linker script: the linker's own is used, or one that a makefile names`);
    if (script.exists) return;
    // What a step of the build writes into its own folder is not there before the first build.
    if (script.path?.startsWith(`${configuration.buildFolder}/`) === true) return report.unknown(`${script.path.slice(script.path.lastIndexOf('/') + 1)} is in the build folder: a step of the build may make it`);
    const likely = script.likely === undefined ? undefined : script.likely.replace(`${project.folder}/`, '');
    const inProject = `\${workspace_loc:/\${ProjName}/${likely ?? '….ld'}}`;
    const location = locate(script.range);
    // In an attribute of XML these would need escapes.
    const edits = likely === undefined || script.range === undefined || /[&<>"']/.test(likely) ? [] : [{ file: location.file ?? '', range: script.range, newText: inProject }];
    report({
      ...(likely === undefined
        ? { message: 'missing', data: { script: script.raw, configuration: configuration.name, why: script.why ?? 'there is no such file' } }
        : { message: 'elsewhere', severity: 'warning' as const, data: { script: script.raw, configuration: configuration.name, likely } }),
      location,
      remedies: [
        {
          title: likely === undefined ? 'Name the script that is there' : `Name the script that is there: ${likely}`,
          certainty: 'documented',
          steps: [
            'Project → Properties → C/C++ Build → Settings → MCU GCC Linker (MCU G++ Linker for C++) → General → Linker Script (-T).',
            `Name it by a path in the project: ${inProject}. Letter case counts.`,
            `Do the same for the other build configurations of ${project.name} where they name it too.`,
          ],
          ...(edits.length > 0 ? { edits } : {}),
        },
      ],
    });
  },
});
