import type { Trouble } from '@qspi-doctor/cubeide';
import type { Remedy } from '@qspi-doctor/diagnostics';
import { nameOf } from '@qspi-doctor/files';
import { defineSetupRule } from './inputs.js';

export const programDoesNotStart = defineSetupRule({
  id: 'setup/program-does-not-start',
  since: '0.1.0',
  severity: 'warning',
  needs: ['machine'],
  docs: {
    what: 'A GDB server, GDB or programmer that is installed does not start, or does not say its version.',
    why: 'Newer Linux servers of ST need a newer C library than older systems have (GLIBC 2.34: Ubuntu 22.04, Debian 12); others lack a library, were copied from another machine, or lost their right to be executed when they were unpacked. The version was asked with a time limit, without a shell, and with closed standard input.',
    symptom: 'In CubeIDE: "Error in initializing ST-LINK device" or "Error in final launch sequence"; on a terminal: "version `GLIBC_2.34\' not found".',
    wrong: "```text\n$ ST-LINK_gdbserver --version\nST-LINK_gdbserver: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found\n```",
    right: '```text\n$ ST-LINK_gdbserver --version\nSTMicroelectronics ST-LINK GDB server. Version 7.5.0\n```',
    sources: ['Marus/cortex-debug issues: users of Ubuntu 20.04 stayed on CubeIDE 1.13.2 because newer servers need GLIBC 2.34', 'GNU ld.so: wording of the messages'],
  },
  messages: {
    glibc: ({ program, needed }: { program: string; needed: string }) => `${program} does not start: it needs GLIBC ${needed} or newer, which this system does not have.`,
    library: ({ program, library }: { program: string; library: string }) => `${program} does not start: the library ${library} is missing.`,
    notExecutable: ({ program }: { program: string }) => `${program} may not be executed: its file has no right for it.`,
    otherMachine: ({ program }: { program: string }) => `${program} is no program for this machine.`,
    cannotStart: ({ program, why }: { program: string; why: string }) => `${program} could not be started (${why}).`,
    crashed: ({ program, signal }: { program: string; signal: string }) => `${program} crashed when it was asked for its version (${signal}).`,
    hung: ({ program, seconds }: { program: string; seconds: number }) => `${program} did not end within ${seconds} seconds when it was asked for its version, and was ended.`,
    flooded: ({ program }: { program: string }) => `${program} said far more than a version, and was ended: it may not be what its name says.`,
    unrecognised: ({ program, said }: { program: string; said: string | undefined }) => `${program} did not say its version${said === undefined ? ': it said nothing' : `, but: ${said}`}. It may not be what its name says.`,
  },
  check({ machine }, report) {
    for (const { tools } of machine.installations) {
      for (const { path, answer, name } of tools) {
        if (answer?.trouble === undefined) continue;
        const location = { file: path };
        const data = { program: nameOf(path) };
        const related = answer.said === undefined || answer.trouble.kind === 'unrecognised' ? [] : [{ file: path, message: `it said: ${answer.said}` }];
        const remedies = remediesOf(answer.trouble, path, name === 'gdb-server');
        switch (answer.trouble.kind) {
          case 'glibc':
            report({ message: 'glibc', data: { ...data, needed: answer.trouble.needed }, location, related, remedies });
            break;
          case 'library':
            report({ message: 'library', data: { ...data, library: answer.trouble.library }, location, related, remedies });
            break;
          case 'not-executable':
            report({ message: 'notExecutable', data, location, related, remedies });
            break;
          case 'other-machine':
            report({ message: 'otherMachine', data, location, related, remedies });
            break;
          case 'cannot-start':
            report({ message: 'cannotStart', data: { ...data, why: answer.trouble.why }, location, related, remedies });
            break;
          case 'crashed':
            report({ message: 'crashed', data: { ...data, signal: answer.trouble.signal }, location, related, remedies });
            break;
          case 'hung':
            report({ message: 'hung', data: { ...data, seconds: answer.trouble.milliseconds / 1000 }, location, related, remedies });
            break;
          case 'flooded':
            report({ message: 'flooded', data, location, related, remedies });
            break;
          case 'unrecognised':
            report({ message: 'unrecognised', severity: 'note', data: { ...data, said: answer.said }, location, related, remedies });
        }
      }
    }
  },
});

function remediesOf(trouble: Trouble, path: string, isServer: boolean): readonly Remedy[] {
  switch (trouble.kind) {
    case 'glibc':
      return [
        { title: 'Use a system with a newer C library', certainty: 'documented', steps: ['GLIBC 2.34 is in Ubuntu 22.04, Debian 12, Fedora 35 and RHEL 9; a container of one of them will do.'] },
        ...(isServer ? [{ title: 'Use an older server', certainty: 'reported' as const, steps: ['Users of Ubuntu 20.04 report that CubeIDE 1.13.2 was the last whose server starts there.'] }] : []),
      ];
    case 'library':
      return [{ title: 'Install the library', certainty: 'documented', steps: [`The package of your distribution that has ${trouble.library}: apt-file search ${trouble.library}`] }];
    case 'not-executable':
      return [{ title: 'Give the right back', certainty: 'documented', steps: [`chmod +x "${path}"`, 'Where more files lost it, unpack the installation again with a tool that keeps it.'] }];
    default:
      return [{ title: 'See what it says by itself', certainty: 'documented', steps: [`"${path}" --version`] }];
  }
}
