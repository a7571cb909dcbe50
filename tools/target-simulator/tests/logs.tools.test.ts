import { spawn } from 'node:child_process';
import { eventsOf, readDebugLog } from '@qspi-doctor/debug-log';
import type { Finding } from '@qspi-doctor/diagnostics';
import { examine } from '@qspi-doctor/doctor';
import { RealFiles } from '@qspi-doctor/files';
import { logRules, programRules } from '@qspi-doctor/rules';
import { withoutTools } from '@qspi-doctor/testkit';
import { openLoneLogs, openWorkspace, type LogInput } from '@qspi-doctor/workspace';
import { describe, expect, it } from 'vitest';
import type { Target } from '../src/index.js';
import { withFirmware } from './support/firmware.js';
import { addressOf, both, broken } from './support/images.js';
import { brokenFolder } from './support/remedies.js';
import { boardFile, debugSession, disco, hla, type SessionOptions, type SessionResult } from './support/session.js';

const logsOf = ({ gdb, openocd }: SessionResult): readonly LogInput[] => [
  { file: 'gdb.txt', log: readDebugLog(gdb) },
  { file: 'openocd.log', log: readDebugLog(openocd) },
];
const transcript = ['set debug remote 1'];

const h750 = (more: Partial<SessionOptions>): Promise<SessionResult> =>
  withFirmware({ cpu: 'cortex-m7', controller: 'quadspi', registers: 0x52005000 }, ({ bootloader, application }) =>
    debugSession({ device: 'STM32H750XB', images: [bootloader, application], program: application, openocd: hla('stm32h7x'), before: transcript, commands: ['break main', 'continue'], ...more }),
  );
const findingsOf = async (logs: readonly LogInput[], device?: string): Promise<readonly Finding[]> => (await examine(openLoneLogs('/', logs, device), { rules: logRules })).findings;
const inWindow = ({ machine }: Target): boolean => machine.pc >= 0x90000000 && machine.pc < 0xa0000000;

describe.skipIf(withoutTools)('logs that the real OpenOCD and GDB write', { timeout: 60_000 }, () => {
  it('the case of the thread: the refusal is in both logs, and the diagnosis of the folder takes it as evidence', async () => {
    const logs = logsOf(await debugSession({ device: 'STM32L476VG', images: both(broken), openocd: disco, program: broken.application, start: 'reset init', before: transcript, commands: ['break main', 'continue'] }));
    const [gdb, openocd] = logs.map(({ log }) => log);
    const main = (await addressOf(broken.application, 'main')) + 4;
    expect(gdb?.requests).toMatchObject([{ kind: 'hardware', address: main, outcome: 'refused', error: 'E0E' }]);
    expect(gdb?.regions.find(({ start }) => start === 0x90000000)).toMatchObject({ kind: 'flash' });
    expect(openocd && eventsOf(openocd, 'core', 'comparators', 'device-id', 'hardware-out-of-range').map(({ id, value, number }) => [id, value ?? number])).toEqual(
      expect.arrayContaining([
        ['core', 'Cortex-M4'],
        ['comparators', '4'],
        ['device-id', 0x415],
        ['hardware-out-of-range', undefined],
      ]),
    );
    expect(await findingsOf(logs)).toMatchObject([{ rule: 'log/hardware-breakpoint-refused', messageId: 'unitSays', data: { address: main } }, {}]);

    const { diagnosis, findings } = await examine(await openWorkspace(new RealFiles(), brokenFolder, { logs }), { rules: [...programRules, ...logRules] });
    expect(diagnosis).toBe('breakpoint/unreachable');
    expect(findings[0]?.related.map(({ file }) => file)).toEqual(expect.arrayContaining(['gdb.txt', 'openocd.log']));
    expect(findings[0]?.explains).toContain('log/hardware-breakpoint-refused');
  });

  it('a software breakpoint that the server refuses, and the memory map that made GDB ask for one', async () => {
    const logs = logsOf(await h750({}));
    const [finding] = await findingsOf(logs);
    expect(finding).toMatchObject({ rule: 'log/software-breakpoint-in-flash', messageId: 'refused', severity: 'error', location: { file: 'gdb.txt' }, data: { error: 'E0E' } });
    expect(finding?.related.map(({ message }) => message).join('\n')).toMatch(/memory map calls 0x08020000 to 0xffffffff RAM: that is why/);
    expect(finding?.remedies[0]).toMatchObject({ title: expect.stringContaining('OpenOCD'), certainty: 'proved' });
  });

  it('a software breakpoint that is accepted and lost: the program runs away', async () => {
    const [finding] = await findingsOf(logsOf(await h750({ window: 'always', windowWrites: 'ignored', interruptWhen: inWindow })), 'STM32H750XB');
    expect(finding).toMatchObject({ rule: 'log/software-breakpoint-in-flash', messageId: 'lost', severity: 'error' });
    expect(finding?.related.map(({ message }) => message).join('\n')).toMatch(/ran until it was stopped by hand at 0x900000/);
  });

  it('GDB says which kind it was even without a transcript', async () => {
    const [finding] = await findingsOf(logsOf(await h750({ before: [] })));
    expect(finding).toMatchObject({ rule: 'log/software-breakpoint-in-flash', messageId: 'notInserted', data: { address: expect.any(Number) as number } });
  });

  it.each([
    ['a board file with the flash bank', { openocd: boardFile('stm32h750b-disco') }],
    ['gdb_breakpoint_override hard in the script', { openocd: hla('stm32h7x', 'gdb_breakpoint_override hard') }],
    ['gdb_breakpoint_override hard by monitor', { commands: ['monitor gdb_breakpoint_override hard', 'break main', 'continue'] }],
  ])('the cured session has no finding: %s', async (_, more) => {
    const logs = logsOf(await h750(more));
    expect(logs[0]?.log.requests).toMatchObject([{ outcome: 'accepted', hitAt: expect.any(Number) as number }]);
    expect((await findingsOf(logs, 'STM32H750XB')).filter(({ rule }) => rule.startsWith('log/'))).toEqual([]);
  });

  it('the machine interface, in which IDEs speak with GDB, tells the same', async () => {
    const text = await withFirmware({ cpu: 'cortex-m7', controller: 'quadspi', registers: 0x52005000 }, async ({ bootloader, application }) => {
      let output = '';
      await debugSession({
        device: 'STM32H750XB',
        images: [bootloader, application],
        openocd: hla('stm32h7x'),
        use: async (port) => void (output = await machineInterface(application, ['1-interpreter-exec console "set debug remote 1"', `2-target-select extended-remote 127.0.0.1:${port}`, '3-break-insert main', '4-exec-continue', '5-gdb-exit'])),
      });
      return output;
    });
    const log = readDebugLog(text);
    expect(log.requests).toMatchObject([{ kind: 'software', outcome: 'refused', error: 'E0E' }]);
    expect(eventsOf(log, 'gdb-software-not-inserted')).toMatchObject([{ number: 1, address: log.requests[0]?.address }]);
    expect(await findingsOf([{ file: 'traces.txt', log }])).toMatchObject([{ rule: 'log/software-breakpoint-in-flash', messageId: 'refused' }]);
  });

  it('the log of OpenOCD at debug level 3 has the packets as well', async () => {
    const { openocd } = await h750({ openocd: ['-d3', ...hla('stm32h7x')], before: [] });
    const log = readDebugLog(openocd);
    expect(log.requests).toMatchObject([{ kind: 'software', outcome: 'refused', tool: 'openocd' }]);
    expect(eventsOf(log, 'breakpoint-unit')[0]?.number).toBe(0x10000000 + 0x80);
  });
});

/** Everything that GDB says in its machine interface to these commands. */
function machineInterface(program: string, commands: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const gdb = spawn('gdb-multiarch', ['-q', '-nx', '--interpreter=mi2', program], { env: { ...process.env, LC_ALL: 'C' } });
    const left = [...commands];
    let output = '';
    gdb.stdout.on('data', (bytes: Buffer) => {
      output += bytes.toString();
      // The next command when the last is answered: the end of the input would end GDB before.
      const answered = (output.match(/^\d\^(?:done|connected|error|exit)/gm) ?? []).length;
      if (left.length > 0 && answered === commands.length - left.length) gdb.stdin.write(`${left.shift() ?? ''}\n`);
    });
    gdb.on('error', () => reject(new Error('gdb-multiarch is missing (install it, or set QSPI_DOCTOR_WITHOUT_TOOLS=1)')));
    gdb.on('close', () => resolve(output));
  });
}
