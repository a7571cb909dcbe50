import { editLaunch, launchKeys } from '@qspi-doctor/launch-config';
import { defineRule } from '../define-rule.js';

const absolute = /^(?:[A-Za-z]:[\\/]|\/|\\\\)/;

export const absolutePath = defineRule({
  id: 'launch/absolute-path',
  since: '0.1.0',
  severity: 'warning',
  needs: ['launches'],
  docs: {
    what: 'The configuration holds a path of one machine.',
    why: 'A configuration that is kept with the project is used on other machines, where that path does not exist. For an image, a loader or a script the session fails there. The log file of the ST-LINK GDB server is only written when logging is on: that path does no harm, but differs from machine to machine and names the user.',
    symptom: '"Program file does not exist", or a GDB server that does not start, on every machine but one.',
    wrong: '```text\nexternal loader: D:\\loaders\\W25Q128.stldr\n```',
    right: '```text\nexternal loader: ${workspace_loc:/Application/W25Q128.stldr}\n```',
    sources: ['Public CubeIDE launch files: 33 of 44 repositories hold an absolute log file path, one an absolute loader', 'jsk-ros-pkg/jsk_aerial_robot#662'],
  },
  messages: {
    path: ({ what, path }: { what: string; path: string }) => `${what} is named by a path of one machine: ${path}.`,
    log: ({ path }: { path: string }) => `The log file is named by a path of one machine, ${path}: it differs for everybody who saves the configuration.`,
  },
  check({ launches }, report) {
    for (const launch of launches) {
      const { configuration, document } = launch;
      const remedies = [{ title: 'Name it relative to the project, or with ${workspace_loc:/…}', certainty: 'documented' as const, steps: ['Run → Debug Configurations…: choose the file with "Workspace…" in place of "File System…".'] }];
      // Plain CDT names one file twice: for its bytes and for its symbols.
      const images = configuration.loadList.filter(({ pathAsWritten }, index, all) => all.findIndex((other) => other.pathAsWritten === pathAsWritten) === index);
      for (const { pathAsWritten, range } of images) if (absolute.test(pathAsWritten)) report({ message: 'path', data: { what: 'The image', path: pathAsWritten }, location: launch.locate(range), remedies });
      for (const { pathAsWritten, range, enabled } of configuration.externalLoaders) {
        if (enabled && absolute.test(pathAsWritten)) report({ message: 'path', data: { what: 'The external loader', path: pathAsWritten }, location: launch.locate(range), remedies });
      }
      const { script, scriptChoice } = configuration.openOcd ?? {};
      if (configuration.kind === 'cubeide' && configuration.probe === 'openocd' && scriptChoice === 'provided' && script !== undefined && absolute.test(script)) {
        report({ message: 'path', data: { what: 'The script of OpenOCD', path: script }, location: launch.locate(configuration.at(launchKeys.openOcdScript)), remedies });
      }
      const log = configuration.logFile;
      if (configuration.kind !== 'cubeide' || log === undefined || !absolute.test(log)) continue;
      const logging = document.boolean('com.st.stm32cube.ide.mcu.debug.stlink.enable_logging') === true;
      const { edits } = logging ? { edits: [] } : editLaunch(document.text, [{ key: launchKeys.stLinkLogFile, element: 'string', value: '' }]);
      report({
        message: 'log',
        data: { path: log },
        location: launch.locate(configuration.at(launchKeys.stLinkLogFile)),
        severity: 'note',
        remedies: [{ title: 'Leave the log file empty', certainty: 'documented', steps: ['Run → Debug Configurations… → Debugger → Log to file: empty the field.'], ...(edits.length > 0 ? { edits: edits.map((edit) => ({ file: launch.file, ...edit })) } : {}) }],
      });
    }
  },
});
