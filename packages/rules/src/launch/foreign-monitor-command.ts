import type { LaunchProbe } from '@qspi-doctor/launch-config';
import { defineRule } from '../define-rule.js';
import { inGdbWords, languageOf, monitorCommandOf, serverTitles, type MonitorLanguage } from './monitor-commands.js';

export const foreignMonitorCommand = defineRule({
  id: 'launch/foreign-monitor-command',
  since: '0.1.0',
  severity: 'error',
  needs: ['launches'],
  docs: {
    what: 'A `monitor` command of the configuration is in the language of another GDB server than the one that is chosen.',
    why: 'What stands behind `monitor` is handed to the GDB server as it is. The ST-LINK GDB server knows `reset` and `halt`; OpenOCD and J-Link have languages of their own. GDB stops running the commands at the first that is refused.',
    symptom: '"Protocol error with Rcmd", or the end of the session: "Error in final launch sequence".',
    wrong: '```text\nDebug probe: ST-LINK (ST-LINK GDB server)          monitor mww 0xE000ED08 0x90000000\n```',
    right: '```text\nDebug probe: ST-LINK (ST-LINK GDB server)          set *(unsigned int *)0xE000ED08 = 0x90000000\n```',
    sources: ['ST community td-p/878500 (H750B-DK: "Protocol error with Rcmd" from the ST-LINK GDB server)', 'OpenOCD User\'s Guide, General Commands', 'SEGGER knowledge base, J-Link GDB Server: remote commands'],
  },
  messages: {
    foreign: ({ command, language, server }: { command: string; language: string; server: string }) => `"monitor ${command}" is a command of ${language}; this configuration uses the ${server}, which refuses it.`,
  },
  check({ launches }, report) {
    for (const launch of launches) {
      const { configuration } = launch;
      const probe = serverOf(configuration.probe);
      // A server that somebody else starts on that port may be any.
      if (probe === undefined || configuration.startServer === false) continue;
      for (const { text, range } of configuration.commands) {
        const command = monitorCommandOf(text);
        const language: MonitorLanguage | undefined = command === undefined ? undefined : (languageOf(command) ?? (probe === 'stlink-gdb-server' && inGdbWords(command) !== undefined ? 'openocd' : undefined));
        if (command === undefined || language === undefined || language === probe) continue;
        const words = inGdbWords(command);
        report({
          message: 'foreign',
          data: { command: command.slice(0, 120), language: serverTitles[language], server: serverTitles[probe] },
          location: launch.locate(range),
          remedies: [
            {
              title: words === undefined ? `Remove the command, or choose ${serverTitles[language]}` : `Say it in GDB's own words: ${words}`,
              certainty: 'documented',
              steps: ['Run → Debug Configurations… → Startup: change the command among the initialization or run commands.'],
              ...(words === undefined ? {} : { edits: [{ file: launch.file, range, newText: words }] }),
            },
          ],
        });
      }
    }
  },
});

function serverOf(probe: LaunchProbe | undefined): MonitorLanguage | undefined {
  return probe === 'stlink-gdb-server' || probe === 'openocd' || probe === 'jlink' ? probe : undefined;
}
