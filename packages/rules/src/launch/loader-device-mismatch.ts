import { boardLoaders, boardOfLoader } from '@qspi-doctor/devices';
import { defineRule } from '../define-rule.js';

export const loaderDeviceMismatch = defineRule({
  id: 'launch/loader-device-mismatch',
  since: '0.1.0',
  severity: 'warning',
  needs: ['launches', 'device'],
  docs: {
    what: 'The enabled external loader is, by its name, one that STM32CubeProgrammer brings along for a board with a device of another family.',
    why: 'A loader is a program that STM32CubeProgrammer runs on the target. It sets up pins, clocks and the memory controller by the addresses of the family that it was built for; in another family there is something else at those addresses, or nothing. (Another board of the same family is not reported: a loader is often shared there. Nor is a loader with a name of its own.)',
    symptom: '"Failed to initialize external memory!", a download that fails at once, or a GDB server that loses the target.',
    wrong: '```text\nSTM32H735IG          External loaders: MX25LM51245G_STM32L4R9I-DISCO.stldr\n```',
    right: '```text\nSTM32H735IG          External loaders: MX25LM51245G_STM32H735G-DK.stldr\n```',
    sources: [
      'STMicroelectronics/stm32-external-loader: a loader is built from the HAL and the board support package of one board',
      'Electronics Stack Exchange 495102 ("Failed to initialize external memory!" with a loader that is not for the device)',
      'STM32Cube package readmes and launch files (names of the loaders)',
    ],
  },
  messages: {
    family: ({ loader, board, families, device }: { loader: string; board: string; families: readonly string[]; device: string }) =>
      `By its name the external loader ${loader} is that of the ${board} (${families.join(', ')}); it cannot set up the memory of the ${device}.`,
  },
  check({ launches, device }, report) {
    const fitting = boardLoaders(device.device);
    for (const launch of launches) {
      if (launch.configuration.probe !== 'stlink-gdb-server') continue;
      for (const { loader, kind } of launch.loaders) {
        // A file of the project's own may have any name.
        if (!loader.enabled || kind !== 'shipped') continue;
        const made = boardOfLoader(loader.file);
        if (made === undefined || made.families.includes(device.device.family)) continue;
        report({
          message: 'family',
          data: { loader: loader.file, board: made.board, families: made.families, device: device.device.name },
          location: launch.locate(loader.range),
          related: [{ ...device.location, message: `the device is ${device.device.name}` }],
          explains: ['launch/loader-range'],
          remedies: [
            {
              title: 'Choose the loader of your board',
              certainty: 'documented',
              steps: [
                'Run → Debug Configurations… → Debugger → External loaders: take this one out, and add the one for your board.',
                fitting.length > 0
                  ? `STM32CubeProgrammer has these for boards with this device: ${fitting.map(({ board, file }) => `${file} (${board})`).join(', ')}.`
                  : 'STM32CubeProgrammer has none for a board with this device: a board of your own needs a loader of its own.',
              ],
            },
          ],
        });
      }
    }
  },
});
