import { editLaunch, launchKeys } from '@qspi-doctor/launch-config';
import { isPresent, type LaunchInput } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';

export const portConflict = defineRule({
  id: 'launch/port-conflict',
  since: '0.1.0',
  severity: 'warning',
  needs: ['launches', 'program', 'core', 'device'],
  docs: {
    what: 'Two cores of one device are to be debugged at the same time, and both configurations start a GDB server on the same port.',
    why: 'Each core has a GDB server of its own, and a port serves one. (Configurations that are alternatives, as those of a bootloader and its application on one core, may share a port, and are not reported.)',
    symptom: '"Failed to bind to port 61234, error code -1"; the second session does not start.',
    wrong: '```text\nCM7: port 61234          CM4: port 61234\n```',
    right: '```text\nCM7: port 61234          CM4: port 61238\n```',
    sources: ['STMicroelectronics Cube packages: dual-core launch configurations (61234 and 61238 on the STM32H7)', 'dubistweltmeister05.github.io, February 2026 ("Failed to bind to port 61234")'],
  },
  messages: {
    same: ({ port, own, other, cores }: { port: number; own: string; other: string; cores: string }) => `${own} and ${other} both use port ${port}: the sessions of the two cores (${cores}) cannot run together.`,
    trace: ({ port }: { port: number }) => `Port ${port} is to serve GDB and the trace (SWV) of this session: one of them cannot be opened.`,
  },
  async check({ launches, program, core, device }, report) {
    for (const launch of launches) {
      const { configuration } = launch;
      if (configuration.startServer !== false && configuration.port !== undefined && configuration.port === configuration.swvPort && launch.document.boolean('com.st.stm32cube.ide.mcu.debug.launch.enable_swv')) {
        report({ message: 'trace', data: { port: configuration.port }, location: launch.locate(configuration.at(launchKeys.swvPort)) });
      }
    }
    if (device.device.cores.length < 2) return;
    const own = program.siblings.indexOf(program);
    for (const [index, sibling] of program.siblings.entries()) {
      // Each pair once, at the later of the two.
      if (index >= own) continue;
      const [siblingCore, siblingDevice, siblingLaunches] = [await sibling.open('core'), await sibling.open('device'), await sibling.open('launches')];
      if (!isPresent(siblingCore) || !isPresent(siblingDevice) || !isPresent(siblingLaunches)) continue;
      if (siblingCore.value.name === core.name || siblingDevice.value.device.line !== device.device.line) continue;
      for (const launch of launches) {
        const other = siblingLaunches.value.find((each) => clash(each, launch));
        const { port } = launch.configuration;
        if (!other || port === undefined) continue;
        // The session that only attaches moves; where both are alike, the second one.
        const [moving, staying] = attaches(other.configuration) && !attaches(launch.configuration) ? [other, launch] : [launch, other];
        const free = port + 4;
        const { edits } = editLaunch(moving.document.text, [{ key: launchKeys.portNumber, element: 'int', value: free }]);
        report({
          message: 'same',
          data: { port, own: moving.configuration.name, other: staying.configuration.name, cores: `${siblingCore.value.name} and ${core.name}` },
          location: moving.locate(moving.configuration.at(launchKeys.portNumber)),
          related: [{ ...staying.locate(staying.configuration.at(launchKeys.portNumber)), message: `${staying.configuration.name} uses port ${port}` }],
          remedies: [{ title: `Give ${moving.configuration.name} port ${free}`, certainty: 'documented', steps: [`Run → Debug Configurations… → Debugger → Port number: ${free}.`], ...(edits.length > 0 ? { edits: edits.map((edit) => ({ file: moving.file, ...edit })) } : {}) }],
        });
      }
    }
  },
});

/** Both start a server on one port, and something shows that they are meant to run together: a shared probe, or a core that is only attached to. */
function clash(a: LaunchInput, b: LaunchInput): boolean {
  const [left, right] = [a.configuration, b.configuration];
  if (left.startServer === false || right.startServer === false || left.port === undefined || left.port !== right.port || left.probe !== right.probe) return false;
  return left.sharedStLink === true || right.sharedStLink === true || attaches(left) || attaches(right);
}

function attaches({ resetStrategy, loadList }: LaunchInput['configuration']): boolean {
  return resetStrategy === 'no_reset' || resetStrategy === 'none' || (loadList.length > 0 && loadList.every(({ download }) => !download));
}
