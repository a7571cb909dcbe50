import { editLaunch, launchKeys, loadListValue, type StoredLoadItem } from '@qspi-doctor/launch-config';
import { isPresent, type LaunchInput } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';

export const projectMismatch = defineRule({
  id: 'launch/project-mismatch',
  since: '0.1.0',
  severity: 'error',
  needs: ['launches', 'project', 'program'],
  docs: {
    what: 'The launch configuration names a project other than the one it lies in, and no project of that name is there; or its Main tab and its load list name different things.',
    why: 'A project that was copied or renamed takes its launch configurations along, and those keep the old name. Eclipse finds a project by its name, not by the folder.',
    symptom: '"Project … does not exist" or "Program file does not exist" when the session starts; or the debugger loads the image of the project from which this one was copied.',
    wrong: '```text\n.project: NewName          Main tab → Project: OldName\n```',
    right: '```text\n.project: NewName          Main tab → Project: NewName\n```',
    sources: ['Eclipse CDT: org.eclipse.cdt.launch.PROJECT_ATTR names the project', 'Public CubeIDE launch files: in all of them the main item of the load list equals program and project of the Main tab'],
  },
  messages: {
    project: ({ named, own }: { named: string; own: string }) => `This configuration is for a project "${named}", which is not there; it lies in the project "${own}".`,
    item: ({ item, main }: { item: string; main: string }) => `The load list loads ${item} for the program of the Main tab, which is ${main}: the debugger shows one image and runs another.`,
  },
  async check({ launches, project, program }, report) {
    const known = new Set<string>();
    for (const sibling of program.siblings) {
      const opened = await sibling.open('project');
      if (isPresent(opened)) known.add(opened.value.project.name);
    }
    const own = project.project.name;
    for (const launch of launches) {
      const { configuration } = launch;
      if (configuration.kind === 'group' || configuration.kind === 'external-tool') continue;
      const named = configuration.project;
      if (named !== undefined && !known.has(named)) {
        report({ message: 'project', data: { named, own }, location: launch.locate(configuration.at(launchKeys.project)), remedies: [renamed(launch, named, own)] });
      }
      const main = configuration.loadList.find(({ fromMainTab }) => fromMainTab);
      // Only what is in the Main tab counts there: a file of the file system has no project.
      if (configuration.kind !== 'cubeide' || main === undefined || main.path === '' || configuration.programPath === undefined || !launch.document.has(launchKeys.loadList)) continue;
      const otherPath = main.path !== configuration.programPath;
      const otherProject = main.project !== undefined && named !== undefined && main.project !== named;
      if (otherPath || otherProject) {
        const written = (path: string, of: string | undefined) => (of === undefined ? path : `${path} of ${of}`);
        report({
          message: 'item',
          data: { item: written(main.path, main.project), main: written(configuration.programPath, named) },
          location: launch.locate(main.range),
          related: [{ ...launch.locate(configuration.at(launchKeys.programName)), message: `the Main tab names ${configuration.programPath}` }],
          remedies: [{ title: 'Let both name the same image', certainty: 'documented', steps: ['Run → Debug Configurations… → Startup: remove the item, and add the image of the Main tab.'] }],
        });
      }
    }
  },
});

/** The old name gives way wherever the configuration says its project. */
function renamed(launch: LaunchInput, named: string, own: string) {
  const { document } = launch;
  const items = storedItems(document.string(launchKeys.loadList));
  const { edits } = editLaunch(document.text, [
    { key: launchKeys.project, element: 'string', value: own },
    ...(document.list(launchKeys.mappedResourcePaths)?.includes(`/${named}`) ? [{ key: launchKeys.mappedResourcePaths, element: 'list' as const, value: [`/${own}`] }] : []),
    ...(items ? [{ key: launchKeys.loadList, element: 'string' as const, value: loadListValue(items.map((item) => (item.fProjectName === named ? { ...item, fProjectName: own } : item))) }] : []),
  ]);
  // The image must be one of this project's: else it is not only the name that is old.
  const main = launch.items.find(({ item }) => item.fromMainTab) ?? launch.items[0];
  const fits = main !== undefined && (main.exists || main.isBuildOutput);
  return {
    title: `Name the project ${own}`,
    certainty: 'documented' as const,
    steps: [`Run → Debug Configurations… → Main → Project: ${own}; choose its image below.`],
    ...(fits && edits.length > 0 ? { edits: edits.map(({ range, newText }) => ({ file: launch.file, range, newText })) } : {}),
  };
}

/** The items as they are stored, where each has nothing but the members that are known: rewriting must lose nothing. */
function storedItems(value: string | undefined): StoredLoadItem[] | undefined {
  if (value === undefined) return undefined;
  try {
    const { fItems } = JSON.parse(value) as { fItems?: StoredLoadItem[] };
    return Array.isArray(fItems) && loadListValue(fItems) === value ? fItems : undefined;
  } catch {
    return undefined;
  }
}
