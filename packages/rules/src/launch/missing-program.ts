import { defineRule } from '../define-rule.js';

export const missingProgram = defineRule({
  id: 'launch/missing-program',
  since: '0.1.0',
  severity: 'error',
  needs: ['launches'],
  uses: ['project'],
  docs: {
    what: 'The launch configuration names an image that is not there, and that no build configuration of its project makes.',
    why: 'After a project was copied or renamed, its launch configuration often names the old image. (An image that a configuration makes and that is only not built yet is no fault and not reported.)',
    symptom: '"Program file does not exist" when the debug session starts.',
    wrong: '```text\nC/C++ Application: Debug/OldName.elf          the project builds Debug/NewName.elf\n```',
    right: '```text\nC/C++ Application: Debug/NewName.elf\n```',
    sources: ['Eclipse CDT: C/C++ Application (org.eclipse.cdt.launch.PROGRAM_NAME) is relative to the project'],
  },
  messages: {
    gone: ({ program, outputs }: { program: string; outputs: readonly string[] }) =>
      `The image ${program} does not exist${outputs.length > 0 ? `, and the project builds ${outputs.join(', ')}` : ''}: the debug session cannot start.`,
    none: ({ project: name }: { project: string | undefined }) => `No image is named${name === undefined ? '' : ` for the project ${name}`}: the debug session has nothing to debug.`,
  },
  check({ launches, project }, report) {
    const outputs = (project?.project.configurations ?? []).map(({ name, artifactName, artifactExtension }) => `${name}/${artifactName}.${artifactExtension}`);
    for (const launch of launches) {
      const { configuration, items } = launch;
      if (configuration.kind === 'group' || configuration.kind === 'external-tool') continue;
      const remedies = [
        {
          title: 'Name the image that the project builds',
          certainty: 'documented' as const,
          steps: ['Run → Debug Configurations… → Main → C/C++ Application → Browse…', outputs.length > 0 ? `Choose ${outputs.join(' or ')}.` : 'Choose the image that the build makes.'],
        },
      ];
      const named = new Set<string>();
      for (const { item, path, exists, isBuildOutput } of items) {
        // Plain CDT names one file twice: for its bytes and for its symbols.
        if (named.has(item.path)) continue;
        named.add(item.path);
        if (item.path === '') {
          if (item.fromMainTab && configuration.kind === 'cubeide') report({ message: 'none', data: { project: configuration.project }, location: launch.locate(item.range), remedies });
        } else if (path !== undefined && !exists && !isBuildOutput) report({ message: 'gone', data: { program: item.path, outputs }, location: launch.locate(item.range), remedies });
      }
    }
  },
});
