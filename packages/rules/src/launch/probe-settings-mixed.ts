import { launchKeys, probeDefaults, type CubeIdeProbe } from '@qspi-doctor/launch-config';
import { defineRule } from '../define-rule.js';
import { flashDownloads } from './flash-bytes.js';

const titles: Readonly<Record<CubeIdeProbe, string>> = { 'stlink-gdb-server': 'ST-LINK GDB server', openocd: 'OpenOCD', jlink: 'J-Link GDB server' };

export const probeSettingsMixed = defineRule({
  id: 'launch/probe-settings-mixed',
  since: '0.1.0',
  severity: 'warning',
  needs: ['launches'],
  uses: ['device'],
  docs: {
    what: 'The configuration uses one GDB server and has settings of another: its port, or an external loader that the chosen server does not use.',
    why: 'Files that are edited by hand, or copied from one probe to another, keep settings of the first. (The keys of a probe that was once chosen stay in the file; they do no harm and are not reported.)',
    symptom: '"Connection refused" or a time-out where the session connects to a server that already runs; external flash that is not programmed.',
    wrong: '```text\nDebug probe: ST-LINK (OpenOCD), connect to a remote GDB server          port 61234\n```',
    right: '```text\nDebug probe: ST-LINK (OpenOCD), connect to a remote GDB server          port 3333\n```',
    sources: ['Public CubeIDE launch files: port 61234 with the ST-LINK GDB server, 3333 with OpenOCD, 2331 with J-Link', 'ST community m-p/204973 (external loaders belong to the ST-LINK GDB server)'],
  },
  messages: {
    port: ({ port, usual, server }: { port: number; usual: string; server: string }) => `Port ${port} is the usual one of the ${usual}; this configuration connects to ${server}, which somebody else has started: most likely nothing answers there.`,
    portStarted: ({ port, usual, server }: { port: number; usual: string; server: string }) => `Port ${port} is the usual one of the ${usual}; this configuration starts ${server} on it. That works as long as no ${usual} runs.`,
    loader: ({ loader, bytes }: { loader: string; bytes: number }) => `The external loader ${loader} is for the ST-LINK GDB server; this configuration uses OpenOCD, which programs the ${bytes} bytes for external flash only where its script declares a bank there.`,
  },
  async check({ launches, device }, report) {
    for (const launch of launches) {
      const { configuration } = launch;
      const probe = configuration.probe as CubeIdeProbe;
      if (configuration.kind !== 'cubeide' || !(probe in probeDefaults)) continue;
      const usual = (Object.keys(probeDefaults) as CubeIdeProbe[]).find((other) => other !== probe && probeDefaults[other].port === configuration.port);
      if (usual !== undefined && configuration.port !== undefined) {
        const external = configuration.startServer === false;
        report({
          message: external ? 'port' : 'portStarted',
          data: { port: configuration.port, usual: titles[usual], server: titles[probe] },
          location: launch.locate(configuration.at(launchKeys.portNumber)),
          ...(external ? {} : { severity: 'note' as const }),
          remedies: [{ title: `Use port ${probeDefaults[probe].port}`, certainty: 'reported', steps: [`Run → Debug Configurations… → Debugger → Port number: ${probeDefaults[probe].port}.`] }],
        });
      }
      const loader = configuration.externalLoaders.find(({ enabled }) => enabled);
      // A script of the project's own may well declare the bank.
      if (probe !== 'openocd' || loader === undefined || configuration.openOcd?.scriptChoice === 'provided') continue;
      const bytes = (await flashDownloads(launch, device?.device)).flatMap(({ parts }) => parts).reduce((sum, part) => sum + part.bytes, 0);
      if (bytes > 0) report({ message: 'loader', data: { loader: loader.file, bytes }, location: launch.locate(loader.range), remedies: [{ title: 'Use the ST-LINK GDB server, or a script with a bank', certainty: 'reported', steps: ['Run → Debug Configurations… → Debugger → Debug probe: ST-LINK (ST-LINK GDB server).', 'Or let "qspi-doctor launch --probe openocd" write a script that declares the bank.'] }] });
    }
  },
});
