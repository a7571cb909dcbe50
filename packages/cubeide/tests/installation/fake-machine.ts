import type { Ports, ProgramRun, Programs } from '@qspi-doctor/files';
import { buildImage, MemoryFiles } from '@qspi-doctor/testkit';
import type { Host } from '../../src/index.js';

export const pluginPath = 'com.st.stm32cube.ide.mcu.externaltools';

export function host(platform: Host['platform'], env: Host['env'] = {}, more: Partial<Host> = {}): Host {
  const home = platform === 'windows' ? 'C:/Users/me' : platform === 'macos' ? '/Users/me' : '/home/me';
  return { platform, home, env, folder: `${home}/project`, isRoot: false, arch: 'x64', ...more };
}

/** First bytes of a program of each system. */
export const heads: Readonly<Record<Host['platform'], Uint8Array>> = {
  linux: new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 62, 0]),
  windows: new Uint8Array([0x4d, 0x5a, ...new Array<number>(18).fill(0)]),
  macos: new Uint8Array([0xcf, 0xfa, 0xed, 0xfe, ...new Array<number>(16).fill(0)]),
};

export function filesWith(platform: Host['platform'], programs: readonly string[], others: Readonly<Record<string, string | Uint8Array>> = {}): MemoryFiles {
  return new MemoryFiles({ ...Object.fromEntries(programs.map((path) => [path, heads[platform]])), ...others });
}

export const silent: ProgramRun = { status: 0, signal: undefined, stdout: '', stderr: '', timedOut: false, flooded: false, failure: undefined };

/** Programs that say what a table has for their path and arguments; what was run is kept. */
export class FakePrograms implements Programs {
  readonly ran: string[] = [];
  readonly #says: Readonly<Record<string, Partial<ProgramRun>>>;

  constructor(says: Readonly<Record<string, Partial<ProgramRun>>> = {}) {
    this.#says = says;
  }

  async run(path: string, args: readonly string[]): Promise<ProgramRun> {
    this.ran.push([path, ...args].join(' '));
    return { ...silent, ...(this.#says[[path, ...args].join(' ')] ?? this.#says[path]) };
  }
}

export const freePorts: Ports = { uses: async (ports) => ports.map((port) => ({ port, taken: false, process: undefined })) };

/** What ST-LINK_gdbserver says as it starts (public logs). */
export const serverBanner = (version: string) => `STMicroelectronics ST-LINK GDB server. Version ${version}\nCopyright (c) 2023, STMicroelectronics. All rights reserved.\n`;
/** What STM32_Programmer_CLI --version says (public guides). */
export const programmerBanner = (version: string) =>
  `      -------------------------------------------------------------------\n                       STM32CubeProgrammer v${version}                  \n      -------------------------------------------------------------------\n\nSTM32CubeProgrammer version: ${version} \n`;

/** An external loader with the StorageInfo of Dev_Inf.h. */
export function loader({ name = 'N25Q128A', type = 3, start = 0x90000000, size = 1 << 24 }: { name?: string; type?: number; start?: number; size?: number } = {}): Uint8Array {
  const bytes = new Uint8Array(200);
  bytes.set(Buffer.from(name, 'latin1'));
  const view = new DataView(bytes.buffer);
  view.setUint16(100, type, true);
  [start, size, 256, 0xff, size / 65536, 65536].forEach((value, index) => view.setUint32(104 + 4 * index, value, true));
  return buildImage({ entry: 0x20000001, sections: [{ name: '.Dev_Info', address: 0x20000000, bytes }], symbols: [{ name: 'StorageInfo', value: 0x20000000, size: 200, type: 'object', section: '.Dev_Info' }] });
}
