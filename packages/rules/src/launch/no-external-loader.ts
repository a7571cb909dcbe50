import { boardLoaders, type Device } from '@qspi-doctor/devices';
import { formatAddress, formatSize } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { describeWindow } from '../external-window.js';
import { downloadsToBe, flashDownloads } from './flash-bytes.js';

export const noExternalLoader = defineRule({
  id: 'launch/no-external-loader',
  since: '0.1.0',
  severity: 'error',
  needs: ['launches'],
  uses: ['device'],
  docs: {
    what: 'The launch configuration downloads an image with bytes for external flash through the ST-LINK GDB server, and no external loader is enabled.',
    why: "The server cannot write the external flash by itself: it hands the download to STM32CubeProgrammer, which needs the board's external loader (`.stldr`) for it. What decides is the load address of each segment, not where it runs.",
    symptom: 'The download fails or skips the external flash, and an old program (or none) runs. In CubeIDE: "Error in final launch sequence … Load failed".',
    wrong: '```text\nDebugger tab → External loaders: (none)          load list: Application.elf, Download, segment at 0x90000000\n```',
    right: '```text\nDebugger tab → External loaders: N25Q128A_STM32L476G-DISCO.stldr, enabled\n```',
    sources: ['ST community, thread td-p/59801 (F746G-DISCO: define the external flash loader in the debugger settings)', 'STMicroelectronics STM32CubeH7RS: Template_XIP launch configurations', 'ST UM2237, STM32CubeProgrammer: external flash memory programming'],
  },
  messages: {
    missing: ({ bytes, image, address, window, disabled }: { bytes: number; image: string; address: number; window: string; disabled: readonly string[] }) =>
      `This configuration downloads ${formatSize(bytes)} of ${image} to ${formatAddress(address)} (${window}) through the ST-LINK GDB server, ${
        disabled.length > 0 ? `and its external loader ${disabled.join(', ')} is disabled` : 'and no external loader is set'
      }: the external flash is not programmed.`,
    later: ({ image, script, section, address, window, disabled }: { image: string; script: string; section: string | undefined; address: number; window: string; disabled: readonly string[] }) =>
      `This configuration will download ${image}, ${section === undefined ? 'which' : 'of which'} ${script} places ${section === undefined ? '' : `${section} `}at ${formatAddress(address)} (${window}), through the ST-LINK GDB server, ${
        disabled.length > 0 ? `and its external loader ${disabled.join(', ')} is disabled` : 'and no external loader is set'
      }: ${section === undefined ? 'the external flash' : 'what is in that section'} is not programmed.`,
  },
  async check({ launches, device }, report) {
    for (const launch of launches) {
      const { configuration } = launch;
      if (configuration.probe !== 'stlink-gdb-server' || configuration.externalLoaders.some(({ enabled }) => enabled)) continue;
      const location = launch.locate(configuration.externalLoaders[0]?.range ?? configuration.at('com.st.stm32cube.ide.mcu.debug.launch.cubeprog_external_loaders') ?? configuration.at('com.st.stm32cube.ide.mcu.debug.stlink.external_loader'));
      const disabled = configuration.externalLoaders.map(({ file }) => file);
      const [download] = await flashDownloads(launch, device?.device);
      const part = download?.parts[0];
      if (download && part) {
        const { loaded, device: target, parts } = download;
        report({
          message: 'missing',
          data: { bytes: parts.reduce((sum, each) => sum + each.bytes, 0), image: loaded.image.file, address: part.address, window: describeWindow(part.window), disabled },
          location,
          related: [
            { ...launch.locate(loaded.entry.item.range), message: `the load list downloads ${loaded.image.file}` },
            { file: loaded.image.file, address: part.address, message: `segment with ${formatSize(part.bytes)} to load at ${formatAddress(part.address)}` },
          ],
          explains: ['breakpoint/software-in-flash'],
          remedies: remediesFor(disabled, target),
        });
        continue;
      }
      const [later] = await downloadsToBe(launch, device?.device);
      // A script may have a section for pictures that is empty: then a loader is only missed where somebody had put one in.
      if (later === undefined || (later.dataSection !== undefined && disabled.length === 0)) continue;
      report({
        message: 'later',
        data: { image: later.entry.item.path, script: later.script.file, section: later.dataSection, address: later.address, window: describeWindow(later.window), disabled },
        ...(later.dataSection === undefined ? {} : { severity: 'warning' as const }),
        location,
        related: [{ ...launch.locate(later.entry.item.range), message: `the load list downloads ${later.entry.item.path}` }],
        explains: ['breakpoint/software-in-flash'],
        remedies: remediesFor(disabled, later.device),
      });
    }
  },
});

/** A loader that is in the list already is switched on before another is added. */
function remediesFor(disabled: readonly string[], device: Device | undefined) {
  if (disabled.length === 0) return [addLoader(device)];
  const switchOn = {
    title: disabled.length === 1 ? `Switch ${disabled.join('')} on` : 'Switch the loader of the board on',
    certainty: 'documented' as const,
    steps: ['Run → Debug Configurations… → Debugger → External loaders: set the tick under "Enabled".', 'Leave "Initialize" off when a bootloader maps the memory, on when nothing else does.'],
  };
  return [switchOn, addLoader(device)];
}

function addLoader(device: Device | undefined) {
  const boards = device === undefined ? [] : boardLoaders(device);
  return {
    title: 'Add the external loader of the board to this configuration',
    certainty: 'documented' as const,
    steps: [
      'Run → Debug Configurations… → Debugger → External loaders → Add.',
      boards.length > 0
        ? `Choose the one for your board: ${boards.map(({ board, file }) => `${file} (${board})`).join(', ')}. A board of your own needs a loader of its own.`
        : 'Choose the loader for your board; a board of your own needs a loader of its own.',
      'Leave "Initialize" off when a bootloader maps the memory, on when nothing else does.',
      'Or let "qspi-doctor launch --loader FILE" change the configuration.',
    ],
  };
}
