import { editLaunch, externalLoadersValue, launchKeys } from '@qspi-doctor/launch-config';
import { defineRule } from '../define-rule.js';
import { windowsOf } from '../external-window.js';
import { touchesExternalMemory } from './flash-bytes.js';
import { loadedImages } from './loaded-images.js';

export const loaderUnneeded = defineRule({
  id: 'launch/loader-unneeded',
  since: '0.1.0',
  severity: 'warning',
  needs: ['launches', 'device', 'program'],
  docs: {
    what: 'An external loader is enabled on a device that has no external memory at all.',
    why: 'The GDB server runs the loader on the target: it sets up pins and a controller that this device does not have, and the session fails. (On a device that has the controller, a loader may be wanted although the image has nothing there: for data that is programmed separately, or for breakpoints in a program that is started later. That is not reported.)',
    symptom: '"Failed to initialize external memory!" and the end of the session.',
    wrong: '```text\nSTM32F103C8          External loaders: N25Q128A_STM32L476G-DISCO.stldr, enabled\n```',
    right: '```text\nSTM32F103C8          External loaders: (none)\n```',
    sources: ['Electronics Stack Exchange 495102 ("Failed to initialize external memory!" on an STM32F103 with a loader enabled)'],
  },
  messages: {
    noWindow: ({ device, loader }: { device: string; loader: string }) => `The external loader ${loader} is enabled, and the ${device} has no external memory: the server may fail to initialise it.`,
  },
  async check({ launches, device, program }, report) {
    if (windowsOf(device.device).length > 0) return;
    for (const launch of launches) {
      const { configuration } = launch;
      const enabled = configuration.externalLoaders.filter((loader) => loader.enabled);
      const [first] = enabled;
      if (configuration.probe !== 'stlink-gdb-server' || first === undefined) continue;
      const images = await loadedImages(launch);
      // An image for external memory, or a sibling on another device, makes the device the doubtful part, not the loader.
      if (images.some(({ entry, image }) => entry.program !== program || touchesExternalMemory(image, undefined))) continue;
      const { edits } = configuration.kind === 'cubeide' && launch.document.has(launchKeys.externalLoaders)
        ? editLaunch(launch.document.text, [{ key: launchKeys.externalLoaders, element: 'string', value: externalLoadersValue(configuration.externalLoaders.map((loader) => ({ ...loader, enabled: false }))) }])
        : { edits: [] };
      report({
        message: 'noWindow',
        data: { device: device.device.name, loader: first.file },
        location: launch.locate(first.range),
        remedies: [{ title: 'Disable the loader', certainty: 'reported', steps: ['Run → Debug Configurations… → Debugger → External loaders: take the tick away.'], ...(edits.length > 0 ? { edits: edits.map((edit) => ({ file: launch.file, ...edit })) } : {}) }],
      });
    }
  },
});
