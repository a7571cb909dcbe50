import { type ChildProcess, spawn } from 'node:child_process';
import { type Simulator, type SimulatorOptions, startSimulator, type Target } from '../../src/index.js';

export interface SessionOptions extends SimulatorOptions {
  /** Arguments of OpenOCD before the port settings: `-f board/…`. `PROBE` stands for the port of the simulated ST-LINK. */
  readonly openocd: readonly string[];
  /** Commands after `init`. */
  readonly start?: string;
  /** What GDB loads as the program; no GDB is started where this is missing. */
  readonly program?: string;
  /** Works with the port of OpenOCD's GDB server in place of a GDB. */
  readonly use?: (port: number, target: Target) => Promise<void>;
  /** GDB commands before the connection, and after it. */
  readonly before?: readonly string[];
  readonly commands?: readonly string[];
  /** Presses Ctrl+C in GDB, once, when the core runs and this is so. */
  readonly interruptWhen?: (target: Target) => boolean;
}

export interface SessionResult {
  /** Output of GDB and log of OpenOCD. */
  readonly gdb: string;
  readonly openocd: string;
  readonly simulator: Simulator;
}

/** A board file, which has a bank for the external flash and maps it on `reset init`. */
export const boardFile = (name: string): readonly string[] => ['-f', `board/${name}.cfg`, '-c', 'hla_stlink_backend tcp PROBE'];
export const disco = boardFile('stm32l476g-disco');
/** An interface and a target file, without a board: no flash bank for the external flash. */
export const hla = (target: string, ...settings: readonly string[]): readonly string[] => [
  '-f',
  'interface/stlink.cfg',
  '-c',
  'hla_stlink_backend tcp PROBE; transport select hla_swd',
  '-f',
  `target/${target}.cfg`,
  ...settings.flatMap((setting) => ['-c', setting]),
];
export const dapDirect = (target: string, ...settings: readonly string[]): readonly string[] => [
  '-f',
  'interface/stlink-dap.cfg',
  '-c',
  'st-link backend tcp PROBE; transport select dapdirect_swd',
  '-f',
  `target/${target}.cfg`,
  ...settings.flatMap((setting) => ['-c', setting]),
];

/** For what takes a fraction of a second on a machine that has nothing else to do. */
const patience = 20_000;

/** Simulated chip, real OpenOCD, real GDB; everything is stopped when it returns, whatever happens. */
export async function debugSession(options: SessionOptions): Promise<SessionResult> {
  const simulator = await startSimulator(options);
  let server: Running | undefined;
  try {
    const arguments_ = options.openocd.map((argument) => argument.replaceAll('PROBE', String(simulator.port)));
    // Port 0: the system chooses one, and OpenOCD says which.
    server = start('openocd', [
      ...arguments_,
      '-c',
      'gdb_port 0; telnet_port disabled; tcl_port disabled',
      '-c',
      `init; ${options.start ?? 'reset halt'}; echo "session ready"`,
    ]);
    const port = Number((await server.says(/Listening on port (\d+) for gdb connections/))[1]);
    await server.says(/session ready/);
    const gdb = options.program === undefined ? '' : await runGdb(options, options.program, port, simulator.target);
    await options.use?.(port, simulator.target);
    return { gdb, openocd: server.output(), simulator };
  } finally {
    await server?.stop();
    await simulator.stop();
  }
}

async function runGdb(options: SessionOptions, program: string, port: number, target: Target): Promise<string> {
  const commands = [
    'set confirm off',
    'set pagination off',
    // GDB waits for two seconds by itself: a busy machine needs more now and then.
    'set remotetimeout 20',
    `file ${program}`,
    ...(options.before ?? []),
    `target extended-remote 127.0.0.1:${port}`,
    ...(options.commands ?? []),
    'kill',
  ];
  const gdb = start('gdb-multiarch', ['-q', '-nx', '-batch', ...commands.flatMap((command) => ['-ex', command])]);
  const { interruptWhen } = options;
  const watch = setInterval(() => {
    if (interruptWhen === undefined || target.machine.debug.halted || !interruptWhen(target)) return;
    clearInterval(watch);
    gdb.interrupt();
  }, 20);
  try {
    await gdb.ended();
  } finally {
    clearInterval(watch);
    await gdb.stop();
  }
  return gdb.output();
}

/** A child process whose output is watched. */
interface Running {
  output(): string;
  says(what: RegExp): Promise<RegExpExecArray>;
  ended(): Promise<void>;
  interrupt(): void;
  stop(): Promise<void>;
}

function start(tool: string, arguments_: readonly string[]): Running {
  // Both streams through one pipe: what a tool says stays in order.
  const child: ChildProcess = spawn('sh', ['-c', 'exec "$0" "$@" 2>&1', tool, ...arguments_], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, LC_ALL: 'C' },
  });
  let text = '';
  let failure: Error | undefined;
  let over = false;
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((listener) => listener());
  child.stdout?.on('data', (bytes: Buffer) => {
    text += bytes.toString();
    changed();
  });
  const finish = (error?: Error): void => {
    failure ??= error;
    over = true;
    changed();
  };
  child.on('error', finish);
  child.on('close', (code) => finish(code === 127 ? new Error(`${tool} is missing (install it, or set QSPI_DOCTOR_WITHOUT_TOOLS=1)`) : undefined));
  const until = <T>(what: string, look: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const leave = (act: () => void): void => {
        clearTimeout(timer);
        listeners.delete(check);
        act();
      };
      const check = (): void => {
        const found = look();
        if (found !== undefined) leave(() => resolve(found));
        else if (over) leave(() => reject(failure ?? new Error(`${tool} ended before ${what}:\n${text}`)));
      };
      const timer = setTimeout(() => leave(() => reject(new Error(`${tool}: no ${what} within ${patience} ms:\n${text}`))), patience);
      listeners.add(check);
      check();
    });
  return {
    output: () => text,
    says: (what) => until(String(what), () => what.exec(text) ?? undefined),
    ended: () => until('its end', () => (over && failure === undefined ? true : undefined)).then(() => undefined),
    interrupt: () => void child.kill('SIGINT'),
    stop: async () => {
      if (!over) child.kill('SIGKILL');
      if (child.pid !== undefined && !over) await new Promise<void>((resolve) => child.once('close', () => resolve()));
    },
  };
}
