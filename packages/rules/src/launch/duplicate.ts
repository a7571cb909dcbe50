import type { LaunchInput } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';

/** Traces of a session and of a machine: they say nothing about what is debugged. */
const incidental = /MEMORY_BLOCKS|log_file|saved_expressions|favoriteGroups|restart_configurations|RESTART_CONFIGURATIONS/;

export const duplicate = defineRule({
  id: 'launch/duplicate',
  since: '0.1.0',
  severity: 'note',
  needs: ['launches'],
  docs: {
    what: 'Two configurations debug the same image through the same probe: they say the same, or one lacks what the other has.',
    why: 'A click on Debug makes a new configuration with presets where CubeIDE does not take the one that is there, for example after a rename. The new one has no external loader and no second image, and is the one that is started from then on.',
    symptom: '"It worked yesterday": settings that were made seem to have no effect.',
    wrong: '```text\nApplication.launch (loader, bootloader)          Application Debug.launch (presets)\n```',
    right: '```text\nApplication.launch (loader, bootloader)\n```',
    sources: ['bluekitchen/btstack#78 (configurations shown twice)', 'Public CubeIDE launch files: "X (1).launch", "X Debug.launch" beside "X.launch"'],
  },
  messages: {
    same: ({ other }: { other: string }) => `This configuration says the same as ${other}.`,
    lesser: ({ other, lacks }: { other: string; lacks: readonly string[] }) => `This configuration debugs the same image as ${other} and lacks what that one has: ${lacks.join(', ')}.`,
  },
  check({ launches }, report) {
    launches.forEach((launch, index) => {
      for (const other of launches.slice(0, index)) {
        if (!isTwin(launch, other)) continue;
        const [lacksHere, lacksThere] = [lacking(launch, other), lacking(other, launch)];
        if (lacksHere.length > 0 && lacksThere.length > 0) continue;
        const [poorer, richer, lacks] = lacksThere.length > 0 ? [other, launch, lacksThere] : [launch, other, lacksHere];
        if (lacks.length === 0 && meaning(launch) !== meaning(other)) continue;
        report({
          message: lacks.length > 0 ? 'lesser' : 'same',
          data: { other: richer.file, lacks },
          location: poorer.locate(undefined),
          related: [{ file: richer.file, message: 'debugs the same image through the same probe' }],
          remedies: [{ title: 'Keep one of them', certainty: 'reported', steps: [`Delete ${poorer.file}.`] }],
        });
        return;
      }
    });
  },
});

/** Alternatives (attach and download, one probe and another, one server and another) are no twins. */
function isTwin(a: LaunchInput, b: LaunchInput): boolean {
  const [left, right] = [a.configuration, b.configuration];
  const key = ({ kind, typeId, probe, project, programPath, accessPort, port, resetStrategy, startServer, loadList }: typeof left) =>
    JSON.stringify([kind, typeId, probe, project, programPath, accessPort, port, resetStrategy, startServer, loadList.find(({ fromMainTab }) => fromMainTab)?.download]);
  return !a.unreadable && left.kind !== 'group' && left.kind !== 'external-tool' && left.programPath !== undefined && key(left) === key(right);
}

/** What `b` has and `a` has not. */
function lacking(a: LaunchInput, b: LaunchInput): readonly string[] {
  const loaders = b.configuration.externalLoaders.filter(({ enabled, file }) => enabled && !a.configuration.externalLoaders.some((own) => own.enabled && own.file === file)).map(({ file }) => `the external loader ${file}`);
  const images = b.configuration.loadList.filter(({ path, project }) => !a.configuration.loadList.some((own) => own.path === path && own.project === project)).map(({ path }) => `the image ${path}`);
  const commands = b.configuration.commands.length > 0 && a.configuration.commands.length === 0 ? ['GDB commands'] : [];
  return [...loaders, ...images, ...commands];
}

function meaning({ document }: LaunchInput): string {
  return JSON.stringify(document.attributes.filter(({ key }) => !incidental.test(key)).map(({ key, value }) => [key, value]).sort());
}
