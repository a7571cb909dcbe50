import { defineSetupRule } from './inputs.js';
import { toolsOf } from './setup-pieces.js';

export const cubeIdeMissing = defineSetupRule({
  id: 'setup/cubeide-missing',
  since: '0.1.0',
  severity: 'warning',
  needs: ['machine'],
  docs: {
    what: 'No ST-LINK GDB server was found: neither STM32CubeIDE nor STM32CubeCLT nor the bundles of ST’s VS Code extensions.',
    why: 'Debugging with an ST-LINK probe and ST’s server needs one of the three. It may be installed in a folder that nothing points to: `--installation FOLDER` names it. Where OpenOCD and a GDB for Arm are there, the probe can be used with them, and this is a note.',
    symptom: 'A debug session ends before it begins: "ST-LINK_gdbserver: command not found", or CubeIDE cannot be started at all.',
    wrong: '```text\nqspi-doctor setup          (nothing in /opt/st, nothing on PATH)\n```',
    right: '```text\nqspi-doctor setup --installation D:\\tools\\STM32CubeIDE_1.14.1\n```',
    sources: ['Default folders: Marus/cortex-debug src/stlink.ts; zephyrproject-rtos/zephyr scripts/west_commands/runners/stlink_gdbserver.py'],
  },
  messages: {
    nothing: ({ places, folder }: { places: number; folder: string | undefined }) =>
      folder === undefined ? `No ST-LINK GDB server was found in any of ${places} usual folders, nor on PATH.` : `There is no ST-LINK GDB server in ${folder}: neither STM32CubeIDE nor STM32CubeCLT nor bundles for VS Code.`,
    others: ({ others }: { others: readonly string[] }) => `No ST-LINK GDB server was found. ${others.join(' and ')} can do without it.`,
  },
  check({ machine }, report) {
    if (toolsOf(machine, 'gdb-server').length > 0) return;
    const [first, ...rest] = machine.searched;
    const remedies = [
      { title: 'Point at the installation', certainty: 'documented' as const, steps: ['qspi-doctor setup --installation FOLDER, with the folder that holds STM32CubeIDE, STM32CubeCLT or the bundles'] },
      { title: 'Install one', certainty: 'documented' as const, steps: ['STM32CubeIDE, or STM32CubeCLT for the tools without the editor, from st.com'] },
    ];
    const related = rest.slice(0, 12).map(({ folder, why }) => ({ file: folder, message: `nothing there either (${why})` }));
    const [openOcd] = toolsOf(machine, 'openocd');
    const [gdb] = toolsOf(machine, 'gdb');
    const location = { file: first?.folder ?? machine.only ?? '/' };
    if (openOcd && gdb && machine.only === undefined) report({ message: 'others', severity: 'note', data: { others: [openOcd, gdb].map(({ tool }) => tool.path) }, location, related, remedies });
    else report({ message: 'nothing', data: { places: machine.searched.length, folder: machine.only }, location, related, remedies });
  },
});
