import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTool } from '@qspi-doctor/testkit';
import { bytesSource, readImage } from '../src/index.js';
import type { Image } from '../src/index.js';

/** A folder with a copy of the test firmware's sources, in which images are built. */
export class Workbench {
  readonly folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-elf-'));

  constructor() {
    cpSync(fileURLToPath(new URL('firmware', import.meta.url)), this.folder, { recursive: true });
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  bytes(name: string): Uint8Array {
    return new Uint8Array(readFileSync(this.path(name)));
  }

  run(command: string, ...args: string[]): string {
    return runTool(command, args, { cwd: this.folder }).stdout;
  }

  /** The C firmware as an executable. */
  c(output: string, ...options: string[]): string {
    this.run('arm-none-eabi-gcc', '-mcpu=cortex-m4', '-Iinc', '-nostdlib', '-Tfirmware.ld', 'main.c', 'driver.c', '-lgcc', '-o', output, ...options);
    return output;
  }

  /** The C++ firmware. What of the C++ library is missing is left at address 0. */
  cpp(output: string, ...options: string[]): string {
    this.run(
      'arm-none-eabi-g++',
      '-mcpu=cortex-m4',
      '-nostdlib',
      '-Tfirmware.ld',
      'exceptions.cc',
      '-Wl,--unresolved-symbols=ignore-all',
      '-o',
      output,
      ...options,
    );
    return output;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The image in some bytes. Fails the test where there is none. */
export async function imageOf(bytes: Uint8Array): Promise<Image> {
  const { value, problems } = await readImage(bytesSource(bytes));
  if (!value) throw new Error(`no image: ${JSON.stringify(problems)}`);
  return value;
}

/** The same image as a tool that removes section headers leaves it: segments alone. */
export function withoutSectionHeaders(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  view.setUint32(32, 0, true);
  view.setUint16(48, 0, true);
  view.setUint16(50, 0, true);
  return copy;
}

/** Asks for everything that an image can answer, so that every problem comes to light. */
export function touchEverything(image: Image): void {
  for (const symbol of image.symbols) void symbol.name;
  for (const name of ['main', 'Reset_Handler', '']) void image.symbols.findAll(name);
  for (const section of image.sections) void image.sectionBytes(section);
  void image.attributes;
  void image.buildId;
  void image.producers;
  void image.vectorTable();
  for (const address of [0, 0x08000000, 0x90000000, 0x90000100, image.header.entry, 0x20000000, 0xfffffffe]) {
    void image.lineAt(address);
    void image.functionAt(address);
    void image.symbols.containing(address);
    void image.word(address, 'load');
    void image.bytesAt(address, 64);
  }
}
