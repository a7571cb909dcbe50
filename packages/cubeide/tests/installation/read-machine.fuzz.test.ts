import type { ProgramRun } from '@qspi-doctor/files';
import { MemoryFiles } from '@qspi-doctor/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMachine } from '../../src/index.js';
import { freePorts, heads, host, loader, pluginPath } from './fake-machine.js';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 150);

const version = fc.oneof(fc.constant('2.1.100.202310302101'), fc.stringMatching(/^[0-9.]{0,20}$/), fc.string({ maxLength: 8 }).map((text) => text.replaceAll('/', '_')));
const root = fc.constantFrom('/opt/st/stm32cubeide_1.14.1', '/opt/st/stm32cubeclt_', '/opt/ST/STM32CubeCLT_1.19.0', '/home/me/.local/share/stm32cube/bundles', '/usr/local/bin', '/home/me/project/tools');
const place = fc.oneof(
  fc.tuple(fc.constantFrom('stlink-gdb-server', 'cubeprogrammer', 'gnu-tools-for-stm32.11.3.rel1', 'openocd', 'make'), version).map(([purpose, number]) => `plugins/${pluginPath}.${purpose}.linux64_${number}/tools/bin`),
  fc.tuple(fc.constantFrom('stlink-gdbserver', 'programmer', 'gnu-tools-for-stm32'), version).map(([name, number]) => `${name}/${number}/bin`),
  fc.constantFrom('STLink-gdb-server/bin', 'STM32CubeProgrammer/bin', 'GNU-tools-for-STM32/bin', 'bin', ''),
);
const name = fc.constantFrom('ST-LINK_gdbserver', 'ST-LINK_gdbserver.exe', 'STM32_Programmer_CLI', 'arm-none-eabi-gdb', 'openocd', 'gdb-multiarch', 'config.txt', 'ExternalLoader/a.stldr', 'FlashLoader/b.stldr', '49-stlinkv2.rules');
const content = fc.oneof(
  fc.constant(heads.linux),
  fc.uint8Array({ maxLength: 300 }),
  fc.tuple(fc.nat(3000), fc.nat(255)).map(([at, byte]) => loader().map((old, index) => (index === at ? byte : old))),
  fc.string({ maxLength: 80, unit: fc.constantFrom('-cp ', '-p ', '61234', '\n', '\\', '"', '0483', 'ATTRS{idVendor}=="', 'MODE="666"', '#') }),
);
const tree = fc.array(fc.tuple(root, place, name, content), { maxLength: 12 }).map((entries) => Object.fromEntries(entries.map(([base, where, file, bytes]) => [[base, where, file].filter(Boolean).join('/'), bytes])));
const answer: fc.Arbitrary<ProgramRun> = fc.record({
  status: fc.option(fc.nat(255), { nil: undefined }),
  signal: fc.option(fc.constant('SIGSEGV'), { nil: undefined }),
  stdout: fc.string({ maxLength: 120, unit: fc.constantFrom('Version ', '7.', '1', '.', '\n', '--memory-map', '<memory ', 'type="ram" ', 'start="0x9', '0"', '>', '\u001b[2J') }),
  stderr: fc.string({ maxLength: 60 }),
  timedOut: fc.boolean(),
  flooded: fc.boolean(),
  failure: fc.option(fc.constantFrom('EACCES', 'ENOENT', 'EMFILE'), { nil: undefined }),
});

/** Folders, files and programs may hold and say anything: what is made of them is whole, and nothing of the project is run. */
describe('any machine', () => {
  it('is read without a crash, and asked for nothing but versions and maps', async () => {
    await fc.assert(
      fc.asyncProperty(tree, fc.array(answer, { minLength: 1, maxLength: 4 }), fc.boolean(), async (files, answers, run) => {
        const ran: (readonly string[])[] = [];
        let turn = 0;
        const programs = { run: async (path: string, args: readonly string[]) => (ran.push([path, ...args]), answers[turn++ % answers.length]!) };
        const where = host('linux', { PATH: '/usr/local/bin:/home/me/project/tools/bin', STM32CLT_PATH: '/home/me/project/tools' });
        const machine = await readMachine({ files: new MemoryFiles(files), programs, ports: freePorts }, where, { run, project: '/home/me/project', deviceIds: [0x415] });
        for (const [path = '', ...args] of ran) {
          expect(path.startsWith('/home/me/project')).toBe(false);
          expect(['--version', '-nx --version', '--help', '--memory-map 0x415']).toContain(args.join(' '));
        }
        if (!run) expect(ran).toEqual([]);
        for (const { tools } of machine.installations) for (const { answer: said, notAsked } of tools) expect((said === undefined) !== (notAsked === undefined)).toBe(true);
        expect(JSON.stringify(machine).length).toBeLessThan(200_000);
      }),
      { numRuns },
    );
  }, 20_000 + 50 * numRuns);
});
