import type { Program } from '@qspi-doctor/workspace';

export type Probe = 'stlink' | 'openocd' | 'jlink';
export type Ide = 'cubeide' | 'vscode';

export interface PlanOptions {
  readonly probe: Probe;
  readonly ide: Ide;
  /** Of VS Code: Cortex-Debug, or ST's own extension (ST-LINK alone). */
  readonly extension?: 'cortex-debug' | 'stm32' | undefined;
  /** One program alone. */
  readonly program?: string | undefined;
  /** Who starts the applications, where the folder does not say it. */
  readonly boot?: Program | undefined;
  /** A bare name of a loader that STM32CubeProgrammer brings along, or the absolute path of a file. */
  readonly loader?: string | undefined;
  /** Absolute folder for all files; without it each goes to the project that it belongs to. */
  readonly out?: string | undefined;
  /** Of the machine that runs CubeIDE: names of programs and line ends inside values. Default: posix. */
  readonly host?: 'windows' | 'posix' | undefined;
  /** VS Code connects to a server that runs already, `localhost:61234`, in place of starting one. */
  readonly external?: string | undefined;
}
