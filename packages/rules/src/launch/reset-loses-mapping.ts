import { formatAddress } from '@qspi-doctor/diagnostics';
import type { GdbCommand } from '@qspi-doctor/launch-config';
import { defineRule } from '../define-rule.js';
import { describeWindow, windowAt } from '../external-window.js';
import { isReset, isSetPc } from './start-commands.js';
import { windowNeededAtStart } from './starts-outside.js';

export const resetLosesMapping = defineRule({
  id: 'launch/reset-loses-mapping',
  since: '0.1.0',
  severity: 'warning',
  needs: ['launches', 'image', 'program'],
  uses: ['device'],
  docs: {
    what: 'The configuration resets the target and then starts in external flash, without anything that maps the flash in between.',
    why: 'A reset takes the controller of the external memory out of memory-mapped mode. The bootloader, or the external loader with "Initialize", maps it again; a program counter that is set straight to the application skips the bootloader, and a `monitor reset` after the loader has run undoes the loader.',
    symptom: 'Bus fault or lock-up at the first instruction; memory at 0x90000000 reads as zero or not at all.',
    wrong: '```text\nmonitor reset\nset $pc = *(unsigned int *)0x90000004\n```',
    right: '```text\nmonitor reset          (and let the bootloader run to the application)\n```',
    sources: ['OpenOCD User\'s Guide, stmqspi driver', 'ST community td-p/704548 (STM32H7S7: restart in the middle of the mapping)', 'zephyrproject-rtos/zephyr#98155 (--external-init runs the loader\'s Init)'],
  },
  messages: {
    jump: ({ address, window, command }: { address: number; window: string; command: string }) => `The session starts the core at ${formatAddress(address)} in ${window} (${command}) right after a reset, and nothing maps that memory: the bootloader is skipped.`,
    undone: ({ command, loader, window }: { command: string; loader: string; window: string }) => `"${command}" resets the target after the external loader ${loader} has mapped ${window}, and no bootloader maps it again.`,
  },
  check({ launches, image, program, device }, report) {
    const window = windowNeededAtStart(image, device?.device);
    if (window === undefined) return;
    const table = image.vectorTable;
    for (const launch of launches) {
      const { configuration } = launch;
      if (configuration.startServer === false) continue;
      const initialized = configuration.externalLoaders.find(({ enabled, initialize }) => enabled && initialize);
      const reset = configuration.commands.findLast(({ text }) => isReset(text));
      const connectsByReset = configuration.resetStrategy !== undefined && !/^(?:no_reset|none)$/.test(configuration.resetStrategy);
      const jump = configuration.commands.find((command) => jumpsTo(command, (address) => windowAt(address, device?.device)?.origin === window.origin));
      const after = reset !== undefined && jump !== undefined && configuration.commands.indexOf(reset) < configuration.commands.indexOf(jump);
      const runs = jump !== undefined && configuration.commands.slice(0, configuration.commands.indexOf(jump)).some(({ text }) => /^(?:c|continue|monitor\s+(?:resume|go))\b/.test(text));
      if (jump !== undefined && !runs && (after || (connectsByReset && initialized === undefined && configuration.probe === 'stlink-gdb-server'))) {
        report({ message: 'jump', data: { address: table?.address ?? window.origin, window: describeWindow(window), command: jump.text }, location: launch.locate(jump.range), remedies: [letBootRun] });
      } else if (reset !== undefined && initialized !== undefined && configuration.probe === 'stlink-gdb-server' && program.bootloader === undefined && !launch.items.some(({ item, program: other }) => item.download && other !== program)) {
        report({ message: 'undone', data: { command: reset.text, loader: initialized.file, window: describeWindow(window) }, location: launch.locate(reset.range), remedies: [letBootRun] });
      }
    }
  },
});

const letBootRun = {
  title: 'Let the bootloader map the memory',
  certainty: 'documented' as const,
  steps: ['Add the bootloader to Startup → Load Image and Symbols, with "Download".', 'Remove the command: after the reset the core starts in the bootloader, which maps the memory and starts the application.'],
};

/** A program counter that is set to an address in the window, or to what the vector table there says. */
function jumpsTo({ text }: GdbCommand, inWindow: (address: number) => boolean): boolean {
  return isSetPc(text) && [...text.matchAll(/0x[0-9a-fA-F]{1,8}/g)].some(([digits]) => inWindow(Number(digits)));
}
