import type { PlanOptions } from './options.js';
import type { Session } from './session.js';

/** What to click to use the files. */
export function nextSteps({ ide, probe, extension }: PlanOptions, sessions: readonly Session[], names: readonly string[], written: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const dual = sessions.some(({ core }) => core === 'second');
  if (ide === 'vscode') {
    return [
      `Install the extension ${extension === 'stm32' ? '"STM32Cube for Visual Studio Code"' : '"Cortex-Debug" (marus25.cortex-debug)'}, if it is not there yet.`,
      `Run and Debug (Ctrl+Shift+D): choose ${quoted(names)}, then Start Debugging (F5).`,
    ];
  }
  const others = sessions.flatMap(({ main, others: more }) => [main, ...more.map(({ situation }) => situation)]).map(({ project }) => project?.project.name);
  const projects = [...new Set(others.filter((name) => name !== undefined))];
  return [
    `In STM32CubeIDE: File → Import… → General → Existing Projects into Workspace, for each of ${projects.join(', ')} that is not open yet.`,
    'Select the project and press F5 (Refresh): CubeIDE takes the .launch file from the project folder by itself.',
    `Run → Debug Configurations… → STM32 C/C++ Application → ${quoted(names)} → Debug.`,
    ...(dual ? ['Start the configuration of the first core, then that of the second: both use the same ST-LINK.'] : []),
    ...(probe === 'openocd' && written.some((path) => path.endsWith('-openocd.cfg')) ? ['OpenOCD finds its board scripts in its own installation: if that of CubeIDE lacks one, name another OpenOCD on the Debugger tab.'] : []),
  ];
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(' or ');
}
