import { describe, expect, it } from 'vitest';
import { answerOf } from '../../src/installation/ask-programs.js';
import type { ToolName } from '../../src/index.js';
import { programmerBanner, serverBanner, silent } from './fake-machine.js';

describe('the answer of a program', () => {
  it.each<[ToolName, string, string]>([
    ['gdb-server', serverBanner('7.10.0'), '7.10.0'],
    ['gdb-server', 'Version 6.1.0\r\n', '6.1.0'],
    // Its help has the form of the TCLAP library, whose --version prints name and version.
    ['gdb-server', '\n/opt/st/stm32cubeclt_1.19.0/STLink-gdb-server/bin/ST-LINK_gdbserver  version: 7.11.0\n\n', '7.11.0'],
    ['programmer', programmerBanner('2.21.0'), '2.21.0'],
    ['programmer', 'STM32CubeProgrammer version: 2.2.1\n', '2.2.1'],
    ['gdb', 'GNU gdb (Debian 13.1-3) 13.1\nCopyright (C) 2023 Free Software Foundation, Inc.\n', '13.1'],
    ['gdb', 'GNU gdb (GNU Tools for STM32 12.3.rel1.20240306-1730) 13.2.90.20231008-git\n', '13.2.90.20231008-git'],
    ['gdb', 'GNU gdb (Arm GNU Toolchain 11.3.Rel1) 12.1.90.20220802-git\n', '12.1.90.20220802-git'],
    ['openocd', 'Open On-Chip Debugger 0.12.0\nLicensed under GNU GPL v2\n', '0.12.0'],
    ['openocd', 'xPack Open On-Chip Debugger 0.12.0+dev-02228-ge5888bda3-dirty (2025-10-04-22:44)\n', '0.12.0+dev-02228-ge5888bda3-dirty'],
  ])('of %s has its version: %s', (name, stdout, version) => {
    expect(answerOf(name, { ...silent, stdout }).version).toBe(version);
    expect(answerOf(name, { ...silent, stderr: stdout, status: 1 })).toMatchObject({ version, trouble: undefined });
  });

  it.each([
    ["/x/ST-LINK_gdbserver: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.29' not found (required by /x/ST-LINK_gdbserver)\n/x/ST-LINK_gdbserver: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by /x/ST-LINK_gdbserver)\n", { kind: 'glibc', needed: '2.34' }],
    ['/x/ST-LINK_gdbserver: error while loading shared libraries: libusb-1.0.so.0: cannot open shared object file: No such file or directory\n', { kind: 'library', library: 'libusb-1.0.so.0' }],
    ["dyld[1]: Library not loaded: @rpath/libSTLinkUSBDriver.dylib\n  Referenced from: x\n", { kind: 'library', library: 'libSTLinkUSBDriver.dylib' }],
    ['hello\n', { kind: 'unrecognised' }],
  ])('says why a program does not start: %s', (stderr, trouble) => {
    expect(answerOf('gdb-server', { ...silent, status: 1, stderr })).toMatchObject({ version: undefined, trouble });
  });

  it.each([
    [{ failure: 'EACCES', status: undefined }, { kind: 'not-executable' }],
    [{ failure: 'ENOEXEC', status: undefined }, { kind: 'other-machine' }],
    [{ failure: 'ENOENT', status: undefined }, { kind: 'cannot-start', why: 'ENOENT' }],
    [{ signal: 'SIGSEGV', status: undefined }, { kind: 'crashed', signal: 'SIGSEGV' }],
    [{ timedOut: true, signal: 'SIGKILL', stdout: serverBanner('7.5.0') }, { kind: 'hung', milliseconds: 5000 }],
    [{ flooded: true, stdout: serverBanner('7.5.0') }, { kind: 'flooded' }],
  ])('believes nothing of what %j said', (run, trouble) => {
    expect(answerOf('gdb-server', { ...silent, ...run })).toMatchObject({ version: undefined, trouble });
  });

  it('keeps lines short and takes no absurd version', () => {
    expect(answerOf('gdb-server', { ...silent, stdout: `Version ${'9'.repeat(50)}.1.2\n` })).toMatchObject({ version: undefined, trouble: { kind: 'unrecognised' } });
    expect(answerOf('openocd', { ...silent, stdout: 'x'.repeat(100_000) }).said).toHaveLength(200);
  });
});
