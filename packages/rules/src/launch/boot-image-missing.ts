import { formatAddress } from '@qspi-doctor/diagnostics';
import { isPresent, type ImageInput, type LaunchInput, type Program } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { describeWindow } from '../external-window.js';
import { setsUpTheStart } from './start-commands.js';
import { loadedImages } from './loaded-images.js';
import { startsInside, windowNeededAtStart } from './starts-outside.js';

export const bootImageMissing = defineRule({
  id: 'launch/boot-image-missing',
  since: '0.1.0',
  severity: 'warning',
  needs: ['launches', 'image', 'program'],
  uses: ['device'],
  docs: {
    what: 'The configuration downloads and starts a program in external flash, and does not download the bootloader that makes that flash readable.',
    why: 'After a reset the external flash is not mapped: the core starts in the internal flash, and the code there has to set up the controller and jump. If an old bootloader or none is on the chip, the program is never reached. A configuration that only attaches, one whose external loader initialises the memory, and one that sets the program counter itself are not meant.',
    symptom: 'The session starts, and the program counter is at 0x1fff…, at 0xfffffffe or in code without source; main is never reached.',
    wrong: '```text\nStartup → Load Image and Symbols: Application.elf\n```',
    right: '```text\nStartup → Load Image and Symbols: Application.elf, Bootloader.elf (Download)\n```',
    sources: ['STMicroelectronics/STM32CubeH7RS: Template_XIP launch configurations load Appli and Boot', 'ST community ta-p/833499 (STM32N6: no breakpoint in the application before the first stage has mapped the memory)'],
  },
  messages: {
    missing: ({ image, address, window, bootloader }: { image: string; address: number; window: string; bootloader: string }) =>
      `${image} starts at ${formatAddress(address)} in ${window}, which is readable only after ${bootloader} has mapped it, and this configuration does not download ${bootloader}: it works only while a good one is on the chip.`,
  },
  async check({ launches, image, device, program }, report) {
    const window = windowNeededAtStart(image, device?.device);
    const { bootloader } = program;
    // Without a bootloader among the programs there may be one on the board that nobody builds here.
    if (window === undefined || bootloader === undefined) return;
    const boot = await bootloader.open('image');
    for (const launch of launches) {
      if (!(await startsWithReset(launch, image))) continue;
      const others = (await loadedImages(launch)).filter(({ entry }) => entry.program !== program && entry.item.download);
      // An image of a project that is not in this folder may well be the one.
      if (launch.items.some(({ item, program: owner }) => item.download && (owner === bootloader || (owner === undefined && item.path !== ''))) || others.some(({ image: other }) => startsInside(other, device?.device))) continue;
      const name = isPresent(boot) ? boot.value.file : bootloader.name;
      const hasOwnLaunch = await isDownloadedElsewhere(bootloader);
      report({
        message: 'missing',
        // Who has a configuration for the bootloader has used it: many projects program it once and then work on the application.
        ...(hasOwnLaunch ? { severity: 'note' as const } : {}),
        data: { image: image.file, address: image.vectorTable?.address ?? 0, window: describeWindow(window), bootloader: name },
        location: launch.locate(launch.items[0]?.item.range),
        related: [{ file: name, message: 'maps the external flash and starts the application' }],
        remedies: [
          {
            title: 'Load the bootloader with the application',
            certainty: 'documented',
            steps: ['Run → Debug Configurations… → Startup → Load Image and Symbols → Add…', `Choose the project ${bootloader.name}, its image, and "Download".`, 'Or let "qspi-doctor launch" write the configuration.'],
          },
        ],
      });
    }
  },
});

async function isDownloadedElsewhere(bootloader: Program): Promise<boolean> {
  const launches = await bootloader.open('launches');
  return isPresent(launches) && launches.value.some(({ items }) => items.some(({ item, program }) => item.download && program === bootloader));
}

/** A session that downloads the application and lets the core start by itself, with nobody else mapping the memory. */
async function startsWithReset(launch: LaunchInput, image: ImageInput): Promise<boolean> {
  const { configuration } = launch;
  if (configuration.kind === 'group' || configuration.kind === 'external-tool') return false;
  const downloads = (await loadedImages(launch)).some(({ entry, image: each }) => entry.item.download && each.path === image.path);
  const mapsByLoader = configuration.externalLoaders.some(({ enabled, initialize }) => enabled && initialize);
  return downloads && !mapsByLoader && configuration.resetStrategy !== 'no_reset' && configuration.startServer !== false && !setsUpTheStart(configuration);
}
