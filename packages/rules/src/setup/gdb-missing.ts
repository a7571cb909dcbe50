import { defineSetupRule } from './inputs.js';
import { toolsOf } from './setup-pieces.js';

export const gdbMissing = defineSetupRule({
  id: 'setup/gdb-missing',
  since: '0.1.0',
  severity: 'warning',
  needs: ['machine'],
  docs: {
    what: 'No GDB for Arm was found: neither `arm-none-eabi-gdb` nor `gdb-multiarch`.',
    why: 'A GDB server needs a GDB. CubeIDE, CubeCLT and the bundles bring one along; a distribution has `gdb-multiarch`.',
    symptom: '"Could not determine GDB version using command: arm-none-eabi-gdb --version", or the session does not start.',
    wrong: '```text\nopenocd on PATH, no arm-none-eabi-gdb\n```',
    right: '```sh\nsudo apt install gdb-multiarch\n```',
    sources: ['Eclipse CDT: message of the debugger launch when GDB cannot be run', 'Debian and Ubuntu package gdb-multiarch'],
  },
  messages: {
    none: ({ folder }: { folder: string | undefined }) => `No GDB for Arm was found${folder === undefined ? '' : ` in ${folder}`}: neither arm-none-eabi-gdb nor gdb-multiarch. No debug session can start.`,
  },
  check({ machine }, report) {
    if (toolsOf(machine, 'gdb').length > 0) return;
    const steps = machine.platform === 'linux' ? ['Debian, Ubuntu: sudo apt install gdb-multiarch', 'Or install STM32CubeCLT, which has arm-none-eabi-gdb.'] : ['Install STM32CubeCLT or the GNU Arm toolchain, and put its bin folder on PATH.'];
    report({ message: 'none', data: { folder: machine.only }, location: { file: machine.installations[0]?.folder ?? machine.searched[0]?.folder ?? '/' }, remedies: [{ title: 'Install a GDB for Arm', certainty: 'documented', steps }] });
  },
});
