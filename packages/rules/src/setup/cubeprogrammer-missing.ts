import { defineSetupRule } from './inputs.js';
import { describeTool, toolsOf } from './setup-pieces.js';

export const cubeProgrammerMissing = defineSetupRule({
  id: 'setup/cubeprogrammer-missing',
  since: '0.1.0',
  severity: 'warning',
  needs: ['machine', 'servers'],
  docs: {
    what: 'An ST-LINK GDB server has no STM32CubeProgrammer beside it.',
    why: 'The server writes flash by STM32CubeProgrammer alone (option `-cp`), external flash with the loaders that lie there. CubeIDE takes the plug-in beside the server; started by hand, the server takes what `-cp` or its `config.txt` names.',
    symptom: 'A session connects, and the download fails: nothing is written, neither into the device nor into external flash.',
    wrong: '```text\nplugins/com.st.stm32cube.ide.mcu.externaltools.stlink-gdb-server.linux64_2.1.100.202310302101\n(no plug-in …cubeprogrammer…)\n```',
    right: '```text\nST-LINK_gdbserver -d -v -cp /opt/st/stm32cubeclt_1.19.0/STM32CubeProgrammer/bin\n```',
    sources: ['Help text of ST-LINK_gdbserver 7.10: -cp, --stm32cubeprogrammer-path', 'ST community, thread m-p/204973: the server relies on STM32CubeProgrammer for flash operations'],
  },
  messages: {
    nowhere: ({ server }: { server: string }) => `There is an ST-LINK GDB server (${server}) and no STM32CubeProgrammer: it can debug, and it cannot write any flash.`,
    elsewhere: ({ server, programmer }: { server: string; programmer: string }) => `${server} has no STM32CubeProgrammer beside it. Started by hand, it needs -cp with the folder of another one, for example ${programmer}.`,
    config: ({ written }: { written: string }) => `config.txt of the server names ${written} as the folder of STM32CubeProgrammer, and there is no such folder: started with this file, the server cannot write any flash.`,
  },
  check({ machine, servers }, report) {
    const [programmer] = toolsOf(machine, 'programmer');
    const folder = programmer?.tool.path.replace(/\/[^/]*$/, '');
    for (const installation of new Set(servers.map((server) => server.installation))) {
      const server = servers.find((each) => each.installation === installation);
      if (server === undefined || installation.tools.some(({ name }) => name === 'programmer')) continue;
      const location = { file: server.tool.path };
      if (folder === undefined) report({ message: 'nowhere', data: { server: describeTool(server) }, location, remedies: [{ title: 'Install STM32CubeProgrammer', certainty: 'documented', steps: ['From st.com; or repair the installation of CubeIDE, which brings one along as a plug-in.'] }] });
      else report({ message: 'elsewhere', severity: 'note', data: { server: describeTool(server), programmer: folder }, location, remedies: [{ title: 'Name the folder', certainty: 'documented', steps: [`-cp ${folder}`] }] });
    }
    for (const { file, programmer: named } of machine.configs) {
      if (named === undefined || named.exists) continue;
      report({
        message: 'config',
        severity: 'note',
        data: { written: named.written },
        location: { file, line: named.line },
        remedies: [{ title: 'Name the folder that is there', certainty: 'documented', steps: [folder === undefined ? 'Write -cp with the folder of STM32_Programmer_CLI into config.txt.' : `-cp ${folder}`] }],
      });
    }
  },
});
