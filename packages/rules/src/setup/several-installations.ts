import { defineSetupRule } from './inputs.js';
import { describeTool, isOlder } from './setup-pieces.js';

export const severalInstallations = defineSetupRule({
  id: 'setup/several-installations',
  since: '0.1.0',
  severity: 'note',
  needs: ['servers'],
  docs: {
    what: 'Several ST-LINK GDB servers are installed side by side.',
    why: 'CubeIDE, a script and an editor may each take another one, with other loaders beside it. A fault that comes and goes with the tool that started the session is often this. Updates of CubeIDE leave the plug-ins of the old version in the same folder.',
    symptom: 'Debugging works from one tool and not from the other, or stopped working after an update.',
    wrong: '```text\nplugins/…stlink-gdb-server.linux64_2.0.500.202301161003\nplugins/…stlink-gdb-server.linux64_2.1.100.202310302101\n```',
    right: '```text\nDebugger tab → Show Command Line: which server, and which -cp\n```',
    sources: ['RTEMS user manual, STM32 boards: plug-ins of two versions in one installation', 'Marus/cortex-debug src/stlink.ts takes the highest by number'],
  },
  messages: {
    several: ({ count, versions }: { count: number; versions: readonly string[] }) => `${count} ST-LINK GDB servers are installed: ${versions.join('; ')}.`,
    pathIsOlder: ({ onPath, newest, count }: { onPath: string; newest: string; count: number }) => `${count} ST-LINK GDB servers are installed, and the plain name starts an older one: ${onPath}. The newest is ${newest}.`,
  },
  check({ servers }, report) {
    const [newest, ...others] = servers;
    if (newest === undefined || others.length === 0) return;
    const onPath = servers.find(({ tool }) => tool.onPath);
    const related = others.slice(0, 12).map((server) => ({ file: server.tool.path, message: `${describeTool(server)} (${server.installation.title})${server.tool.onPath ? ': the plain name starts this one' : ''}` }));
    const remedies = [{ title: 'See which one a session starts', certainty: 'documented' as const, steps: ['CubeIDE: Run → Debug Configurations… → Debugger → Show Command Line. VS Code: the path that the debug console prints.'] }];
    const location = { file: newest.tool.path };
    if (onPath && isOlder(onPath, newest)) report({ message: 'pathIsOlder', data: { onPath: describeTool(onPath), newest: describeTool(newest), count: servers.length }, location, related, remedies });
    else report({ message: 'several', data: { count: servers.length, versions: servers.slice(0, 6).map(describeTool) }, location, related, remedies });
  },
});
