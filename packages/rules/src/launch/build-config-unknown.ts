import { editLaunch, launchKeys } from '@qspi-doctor/launch-config';
import { isPresent, type ProjectInput } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';

export const buildConfigUnknown = defineRule({
  id: 'launch/build-config-unknown',
  since: '0.1.0',
  severity: 'error',
  needs: ['launches', 'program'],
  docs: {
    what: 'The launch configuration asks for a build configuration that its project does not have.',
    why: 'The id of a build configuration changes when it is deleted and made again, and when a project is copied by hand. The launch configuration keeps the old one.',
    symptom: 'The debugger builds nothing, or another configuration, and runs an old image; or the item of the load list is reported as missing.',
    wrong: '```text\nMain tab → Build Configuration: (an id that .cproject does not have)\n```',
    right: '```text\nMain tab → Build Configuration: Debug\n```',
    sources: ['Eclipse CDT: org.eclipse.cdt.launch.PROJECT_BUILD_CONFIG_ID_ATTR is the id of a configuration in .cproject'],
  },
  messages: {
    unknown: ({ id, project, known }: { id: string; project: string; known: readonly string[] }) => `The project ${project} has no build configuration with the id ${id}; it has ${known.join(', ')}.`,
  },
  async check({ launches, program }, report) {
    const projects = new Map<string, ProjectInput>();
    for (const sibling of program.siblings) {
      const opened = await sibling.open('project');
      if (isPresent(opened)) projects.set(opened.value.project.name, opened.value);
    }
    for (const launch of launches) {
      const { configuration, document } = launch;
      if (configuration.kind === 'group' || configuration.kind === 'external-tool') continue;
      const asked = [
        // Where the active configuration is taken anyway, the stored id only remembers a former choice.
        ...(configuration.buildConfigurationAuto ? [] : [{ id: configuration.buildConfigurationId, project: configuration.project, range: configuration.at(launchKeys.buildConfigurationId), main: true }]),
        ...configuration.loadList.filter(({ useActiveBuildConfiguration }) => useActiveBuildConfiguration !== true).map((item) => ({ id: item.buildConfigurationId, project: item.project, range: item.range, main: false })),
      ];
      for (const { id, project: name, range, main } of asked) {
        const project = name === undefined ? undefined : projects.get(name);
        const configurations = project?.project.configurations ?? [];
        if (id === undefined || project === undefined || configurations.length === 0 || configurations.some((known) => known.id === id)) continue;
        const builder = main ? configurations.filter(({ imageCandidates }) => configuration.programPath !== undefined && imageCandidates.includes(`${project.project.folder}/${configuration.programPath}`)) : [];
        const only = builder.length === 1 ? builder[0] : undefined;
        const { edits } = only ? editLaunch(document.text, [{ key: launchKeys.buildConfigurationId, element: 'string', value: only.id }]) : { edits: [] };
        report({
          message: 'unknown',
          data: { id, project: project.project.name, known: configurations.map((known) => known.name) },
          location: launch.locate(range),
          related: project.project.cprojectFile === undefined ? [] : [{ file: project.file, message: `the project has ${configurations.map((known) => `${known.name} (${known.id})`).join(', ')}` }],
          remedies: [
            {
              title: only ? `Choose ${only.name}, which builds the image that is debugged` : 'Choose a build configuration of the project',
              certainty: 'documented',
              steps: [main ? 'Run → Debug Configurations… → Main → Build Configuration.' : 'Run → Debug Configurations… → Startup: edit the item, and choose its build configuration.'],
              ...(edits.length > 0 ? { edits: edits.map((edit) => ({ file: launch.file, ...edit })) } : {}),
            },
          ],
        });
      }
    }
  },
});
