import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runTool } from '@qspi-doctor/testkit';

const source = `
extern unsigned _estack;
void Reset_Handler(void);
static void Default_Handler(void) { for (;;) { } }
__attribute__((section(".isr_vector"), used)) void (*const g_pfnVectors[16])(void) = { (void (*)(void))&_estack, Reset_Handler, Default_Handler, Default_Handler };
volatile unsigned counter;
__attribute__((noinline)) unsigned helper(unsigned x)
{
  return x ^ 0xA5A5u;
}
int main(void)
{
  for (;;) counter = helper(counter);
}
void Reset_Handler(void)
{
  main();
}
`;

const script = `
ENTRY(Reset_Handler)
_estack = 0x60100000;
SECTIONS
{
  .isr_vector 0x90000000 : { KEEP(*(.isr_vector)) }
  .text : { *(.text*) *(.rodata*) }
  .bss 0x60000000 (NOLOAD) : { *(.bss*) *(COMMON) }
  /DISCARD/ : { *(.ARM.exidx*) *(.note*) }
}
`;

/** A folder with `app.elf`: code at 0x90000000, data and stack in RAM at 0x60000000, as the machines of the MPS3 board have it. */
export function buildApplication(): { readonly folder: string; readonly image: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-launch-'));
  writeFileSync(join(folder, 'app.c'), source);
  writeFileSync(join(folder, 'app.ld'), script);
  runTool('arm-none-eabi-gcc', ['-mcpu=cortex-m3', '-mthumb', '-g', '-Og', '-ffreestanding', '-nostdlib', '-Wl,--build-id=none', '-T', 'app.ld', 'app.c', '-o', 'app.elf'], { cwd: folder });
  return { folder, image: join(folder, 'app.elf'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** As GDB is driven by Eclipse: MI commands on standard input, one a line, nobody there to confirm. */
export async function gdbMiOnQemu(image: string, commands: readonly string[]): Promise<string> {
  return onQemu((port) => {
    const input = [`-file-exec-and-symbols ${image}`, `-target-select remote 127.0.0.1:${port}`, ...commands, '-gdb-exit', ''].join('\n');
    return runTool('gdb-multiarch', ['-q', '-nx', '--interpreter=mi2'], { input, timeout: 30_000, allowFailure: true });
  });
}

/** What GDB prints when it runs the commands against a core (Cortex-M55) that QEMU holds at reset, with the image's symbols. */
export async function gdbOnQemu(image: string, commands: readonly string[]): Promise<string> {
  return onQemu((port) => {
    const connect = ['set confirm off', 'set pagination off', `target remote 127.0.0.1:${port}`];
    return runTool('gdb-multiarch', ['-q', '-nx', '-batch', image, ...[...connect, ...commands].flatMap((command) => ['-ex', command])], { timeout: 30_000, allowFailure: true });
  });
}

async function onQemu(session: (port: number) => { readonly stdout: string; readonly stderr: string }): Promise<string> {
  const port = await freePort();
  const machine = spawn('qemu-system-arm', ['-M', 'mps3-an547', '-display', 'none', '-serial', 'null', '-monitor', 'none', '-S', '-gdb', `tcp:127.0.0.1:${port}`], { stdio: 'ignore' });
  const failed = new Promise<never>((_, reject) => machine.on('error', (error) => reject(new Error(`cannot run qemu-system-arm: ${error.message}. "npm run test:all" installs the tools that the tests need.`))));
  try {
    await Promise.race([pause(100), failed]);
    const { stdout, stderr } = session(port);
    return stdout + stderr;
  } finally {
    machine.kill('SIGKILL');
  }
}
