import { describe, expect, it } from 'vitest';
import { externalLoader } from '../../tests/external-loader.js';
import { bootItem, pair, type PairFacts } from '../../tests/launch-pair.js';
import { launch, runRuleOn, type LaunchFacts } from '../../tests/rule-tester.js';
import { softwareInFlash } from './software-in-flash.js';

const run = async (facts: PairFacts) => (await runRuleOn(softwareInFlash, pair(facts))).findings;
/** A session of the application through the ST-LINK server, without a loader. */
const stLink = (facts: LaunchFacts = {}, more: PairFacts = {}) => run({ ...more, launch: { loaders: [], ...facts } });
const commands = (...lines: readonly string[]): LaunchFacts['extra'] => [['string', 'gdbjtag.runCommands', lines.join('\n')]];
const openOcd = (script: string | undefined, { extra = [], choice = 'automated', ...facts }: LaunchFacts & { choice?: string } = {}) =>
  run({
    launch: {
      probe: 'openocd',
      loaders: [],
      extra: [['string', '.openocd.OPENOCD_SCRIPT', '${ProjDirPath}/App Debug.cfg'], ['string', '.openocd.OPENOCD_SCRIPT_CHOICE', choice], ...extra],
      ...facts,
    },
    more: script === undefined ? {} : { 'App/App Debug.cfg': script },
  });
const generated = 'source [find interface/stlink-dap.cfg]\ntransport select "dapdirect_swd"\nset CHIPNAME STM32H750XBHx\nsource [find target/stm32h7x.cfg]\n';

describe('breakpoint/software-in-flash with the ST-LINK GDB server', () => {
  it('warns of a stop in external flash without a loader for it, and says what is not known', async () => {
    const findings = await stLink();
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'noLoader', location: { file: 'App/App Debug.launch', line: 3 }, data: { symbol: 'main' } }]);
    expect(findings[0]?.message).toMatch(/main \(0x900001[0-9a-f]{2}, external flash on QUADSPI\).*tells GDB that the flash is RAM.*the files do not show/);
    expect(findings[0]?.related.map(({ message }) => message)).toContain('the session sets a breakpoint there: Set breakpoint at: main');
    expect(findings[0]?.remedies.map(({ certainty }) => certainty)).toEqual(['reported', 'documented', 'proved', 'documented']);
    expect(findings[0]?.remedies[0]?.steps.join(' ')).toContain('MT25TL01G_STM32H750B-DISCO.stldr');
    expect(findings[0]?.remedies.at(-1)?.steps.join(' ')).toMatch(/\$Z0,900001.*\$Z1,900001/);
  });

  it('warns of the bootloader\'s own session with a breakpoint in the application, the case of the ST community', async () => {
    const session = { program: 'Debug/Boot.elf', project: 'Boot', stopAt: false as const };
    const files = (lines: readonly string[]) => pair({ bootLaunch: { ...session, extra: commands(...lines) } });
    expect((await runRuleOn(softwareInFlash, files(['add-symbol-file ../App/Debug/App.elf 0x90000188', 'b SystemInit']))).findings).toMatchObject([{ program: 'Boot', messageId: 'noLoader', data: { symbol: 'SystemInit', stop: 'b SystemInit' } }]);
    expect((await runRuleOn(softwareInFlash, files(['add-symbol-file ../App/Debug/App.elf 0x90000188', 'thbreak SystemInit']))).findings).toEqual([]);
  });

  it('takes a loader for another memory for none, by its own file and by the address beside it', async () => {
    const loaders = [{ path: 'other.stldr' }];
    expect(await stLink({ loaders }, { more: { 'App/other.stldr': externalLoader({ start: 0x70000000, size: 1 << 24 }) } })).toMatchObject([{ messageId: 'noLoader' }]);
    expect(await stLink({ loaders }, { more: { 'App/other.stldr': externalLoader({ start: 0x90000000, size: 1 << 24 }) } })).toEqual([]);
    expect(await stLink({ loaders: [{ path: 'MT25TL01G_STM32H750B-DISCO.stldr', enabled: false }] })).toMatchObject([{ remedies: [{ title: 'Enable the external loader MT25TL01G_STM32H750B-DISCO.stldr' }, {}, {}, {}] }]);
  });

  it.each<[string, LaunchFacts, PairFacts?]>([
    ['a loader', { loaders: [{ path: 'MT25TL01G_STM32H750B-DISCO.stldr' }], more: [bootItem] }],
    ['a session that downloads nothing', { download: false }],
    ['a session that sets no breakpoint', { stopAt: false }],
    ['a server that somebody else starts', { extra: [['boolean', '.launch.startServer', 'false']] }],
    ['a script that may say anything', { extra: commands('source breakpoints.gdb') }],
    ['a J-Link', { probe: 'jlink' }],
    ['a core that cannot halt there at all', {}, { mcu: 'STM32L476VGTx' }],
    ['a program in the internal flash', {}, { application: { table: 0x08020000, vtor: 0x08020000 } }],
  ])('is silent about %s', async (_, facts, more) => {
    expect(await stLink(facts, more)).toEqual([]);
  });
});

describe('breakpoint/software-in-flash and the commands of the session', () => {
  it.each<[string, string, readonly string[]]>([
    ['autoHw', 'set breakpoint auto-hw off', ['set breakpoint auto-hw off']],
    ['region', 'mem 0x90000000 0xa0000000 rw', ['mem 0x90000000 0xa0000000 rw']],
    ['emptied', 'delete mem', ['delete mem']],
    ['emptied', 'delete mem', ['delete mem', 'mem 0x08000000 0x08020000 ro', 'set mem inaccessible-by-default off']],
  ])('%s: says what "%s" does, also where a loader is set', async (messageId, command, lines) => {
    const findings = await run({ launch: { loaders: [{ path: 'MT25TL01G_STM32H750B-DISCO.stldr' }], more: [bootItem], extra: commands(...lines) } });
    expect(findings).toMatchObject([{ messageId, data: { command }, location: { file: 'App/App Debug.launch' } }]);
    expect(findings[0]?.location.line).toBeGreaterThan(1);
    expect(findings[0]?.remedies[0]?.title).toBe(`Remove the command "${command}"`);
  });

  it('unlisted: inaccessible-by-default off matters where no loader makes the server list the flash', async () => {
    const off = commands('set mem inaccessible-by-default off');
    expect(await stLink({ extra: off, download: false })).toMatchObject([{ messageId: 'unlisted' }]);
    expect(await stLink({ extra: off, download: false, stopAt: false })).toEqual([]);
    expect(await stLink({ extra: off, loaders: [{ path: 'MT25TL01G_STM32H750B-DISCO.stldr' }] })).toEqual([]);
  });

  it.each<[string, readonly string[]]>([
    ['a read-only region', ['mem 0x90000000 0xa0000000 ro', 'set mem inaccessible-by-default off']],
    ['what qspi-doctor launch writes', ['delete mem', 'mem 0x00000000 0x08000000 rw', 'mem 0x08000000 0x08020000 ro', 'mem 0x08020000 0x90000000 rw', 'mem 0x90000000 0xa0000000 ro', 'mem 0xa0000000 0 rw']],
    ['a list without the window', ['delete mem', 'mem 0x20000000 0x20020000 rw']],
    ['a setting that is taken back', ['set breakpoint auto-hw off', 'set breakpoint auto-hw on', 'mem 0x90000000 0xa0000000 ro']],
    ['the map of the target again', ['mem 0x90000000 0xa0000000 rw', 'mem auto', 'source more.gdb']],
    ['a region that GDB refuses, because it overlaps the first', ['mem 0x90000000 0xa0000000 ro', 'mem 0x90000000 0x90100000 rw']],
  ])('is silent about %s', async (_, lines) => {
    expect(await stLink({ extra: commands(...lines) })).toEqual([]);
  });
});

describe('breakpoint/software-in-flash with OpenOCD', () => {
  it('warns where the script declares no bank for the window: that one is read, or the one that CubeIDE generates', async () => {
    expect(await openOcd(generated)).toMatchObject([{ messageId: 'noBank', location: { file: 'App/App Debug.cfg' } }]);
    const absent = await openOcd(undefined);
    expect(absent).toMatchObject([{ messageId: 'noBank', location: { file: 'App/App Debug.launch' } }]);
    expect(absent[0]?.message).toContain('The script that CubeIDE generates for OpenOCD declares no flash bank for the external flash on QUADSPI');
    expect(absent[0]?.remedies.slice(0, 3).map(({ certainty }) => certainty)).toEqual(['proved', 'proved', 'proved']);
  });

  it('reads the scripts among the options', async () => {
    const options = (text: string): LaunchFacts => ({ probe: 'openocd', loaders: [], extra: [['string', '.openocd.OPENOCD_NAME', 'openocd'], ['string', '.openocd.OPENOCD_OTHER_OPTIONS', text]] });
    expect(await run({ launch: options('-f interface/stlink.cfg -f target/stm32h7x.cfg') })).toMatchObject([{ messageId: 'noBank' }]);
    expect(await run({ launch: options('-f interface/stlink.cfg -c "set QUADSPI 1" -f target/stm32h7x.cfg') })).toEqual([]);
    expect(await run({ launch: options('-f board/stm32h750b-disco.cfg') })).toEqual([]);
  });

  it.each([
    ['override', 'gdb_breakpoint_override soft'],
    ['override', 'gdb breakpoint_override soft'],
    ['noMap', 'gdb_memory_map disable'],
  ])('%s: says what "%s" in the script does', async (messageId, line) => {
    const findings = await openOcd(`set QUADSPI 1\n${generated}${line}\n`);
    expect(findings).toMatchObject([{ messageId, data: { command: line }, location: { file: 'App/App Debug.cfg', line: 6 } }]);
  });

  it.each<[string, string | undefined, (LaunchFacts & { choice?: string })?]>([
    ['the variable by which target scripts declare the bank', `set QUADSPI 1\n${generated}`],
    ['a bank of its own', `${generated}flash bank ext stmqspi 0x90000000 0 0 0 $_CHIPNAME.cpu0 0x52005000\n`],
    ['gdb_breakpoint_override hard in the script', `${generated}gdb_breakpoint_override hard\n`],
    ['monitor gdb_breakpoint_override hard in the session', generated, { extra: [['string', 'gdbjtag.initCommands', 'monitor gdb_breakpoint_override hard']] }],
    ['the script of a board', 'source [find board/stm32h750b-disco.cfg]\n'],
    ['further scripts that are not known', `${generated}source [find mine.cfg]\n`],
    ['a script of the user that is not here', undefined, { choice: 'provided' }],
    ['a memory map that is switched off too late', `set QUADSPI 1\n${generated}`, { extra: [['string', 'gdbjtag.initCommands', 'monitor gdb_memory_map disable']] }],
    ['somebody who only attaches and sets no breakpoint', generated, { download: false, stopAt: false }],
  ])('is silent about %s', async (_, script, facts) => {
    expect(await openOcd(script, facts)).toEqual([]);
  });

  it('warns of a download even where the session itself sets no breakpoint: any that is set later would fail', async () => {
    expect(await openOcd(generated, { stopAt: false })).toMatchObject([{ messageId: 'noBank', data: { symbol: 'main' } }]);
  });
});

describe('breakpoint/software-in-flash where something is missing', () => {
  it('is not checked without an image', async () => {
    const files: Record<string, string | Uint8Array> = { ...pair() };
    delete files['App/Debug/App.elf'];
    expect((await runRuleOn(softwareInFlash, files)).notChecked.map(({ program }) => program)).toContain('App');
  });

  it('leaves a session of the same folder alone that halts in the bootloader', async () => {
    const files = { ...pair({ launch: { loaders: [] } }), 'App/Boot alone.launch': launch({ program: 'Debug/Boot.elf', project: 'Boot', stopAt: 'Reset_Handler' }) };
    expect((await runRuleOn(softwareInFlash, files)).findings.map(({ location }) => location.file)).toEqual(['App/App Debug.launch']);
  });
});
