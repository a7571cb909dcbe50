import { formatAddress } from '@qspi-doctor/diagnostics';
import { defineRule } from '../define-rule.js';
import { outOfReach, reachText, unitTitle } from '../breakpoint/reach.js';
import { loadedImages } from './loaded-images.js';

export const stopAtUnreachable = defineRule({
  id: 'launch/stop-at-unreachable',
  since: '0.1.0',
  severity: 'error',
  needs: ['launches', 'core'],
  uses: ['device'],
  docs: {
    what: 'The launch configuration sets a breakpoint at start-up ("Set breakpoint at: main") on a function that the breakpoint unit of this core cannot reach.',
    why: 'CubeIDE sets that breakpoint before the program runs. It cannot be a hardware breakpoint at such an address, and not a software breakpoint in flash, so it is refused or lost.',
    symptom: 'The debug session starts and never halts, or it ends with "Cannot insert hardware breakpoint 1".',
    wrong: '```text\nStartup tab → Set breakpoint at: main          main = 0x90000068, Cortex-M4\n```',
    right: '```text\nStartup tab → Set breakpoint at: (off)          and a DWT comparator on main, or the program at the alias at 0\n```',
    sources: ['Eclipse CDT GDBJtagDSFFinalLaunchSequence: "Stop at" is a temporary breakpoint', 'OpenOCD src/target/cortex_m.c, cortex_m_set_breakpoint()'],
  },
  messages: {
    stop: ({ symbol, address, unit, reach }: { symbol: string; address: number; unit: string; reach: string }) =>
      `This configuration is to halt at ${symbol} (${formatAddress(address)}) when the program starts; ${unit} reaches ${reach} only, so it never halts there.`,
  },
  async check({ launches, core, device }, report) {
    for (const launch of launches) {
      const { stopAt, probe } = launch.configuration;
      // A J-Link may place a flash breakpoint there.
      if (!stopAt.enabled || stopAt.symbol === '' || probe === 'jlink') continue;
      const images = await loadedImages(launch);
      const main = images.find(({ entry }) => entry.item.fromMainTab) ?? images[0];
      const target = main && (/^\*?0x[0-9a-f]+$/i.test(stopAt.symbol) ? { name: stopAt.symbol, address: Number(stopAt.symbol.replace('*', '')) } : main.image.image.symbols.find(stopAt.symbol));
      if (!main || !target || outOfReach(target.address, core, main.image, device?.device) === undefined) continue;
      report({
        message: 'stop',
        data: { symbol: stopAt.symbol, address: target.address, unit: unitTitle(core), reach: reachText(core) },
        location: launch.locate(stopAt.range),
        related: [{ ...main.image.locate(target.address), message: `${stopAt.symbol} is here` }],
        remedies: [
          { title: 'Switch "Set breakpoint at" off', certainty: 'documented', steps: ['Run → Debug Configurations… → Startup → Run Commands: clear "Set breakpoint at".', 'Halt by one of the ways that the finding breakpoint/unreachable lists.'] },
          { title: 'Let qspi-doctor change the configuration', certainty: 'proved', steps: ['Run "qspi-doctor launch" in this folder: it switches the stop off, and brings a GDB command file that halts there with a comparator of the DWT.'] },
        ],
      });
    }
  },
});
