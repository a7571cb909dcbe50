import { describe, expect, it } from 'vitest';
import { describeLaunch, keyPrefixes as p, launchKeys as k, readLaunch, writeLaunch } from '../src/index.js';
import { launchText } from './sample.js';

const st = p.st;
const steps = [
  ['1.0', [k.stLinkAccessPort, k.loadImage, k.loadSymbols, k.oldLoaderEnabled, k.oldLoader]],
  ['1.1', [k.loadList, k.accessPort, k.stLinkResetStrategy, k.oldLoaderEnabled, k.oldLoader]],
  ['1.2', [`${p.stLink}enable_max_halt_delay`, `${p.stLink}max_halt_delay`]],
  ['1.3-1.4', [`${p.stLink}frequency`, `${p.stLink}low_power_debug`, `${p.stLink}watchdog_config`, k.oldLoaderInitialize]],
  ['1.5-1.6', [`${p.launch}override_start_address_mode`, `${p.launch}vector_table`, k.stLinkRestart]],
  ['1.7-1.10', [k.jtagDeviceId, `${p.launch}limit_swo_clock.enabled`, `${p.rtosProxy}enableRtosProxy`]],
  ['1.11-1.12', [k.externalLoaders]],
  ['1.13-1.16', [`${p.launch}debug_auth_certif_path`]],
  ['1.17-1.18', [`${p.launch}debug_auth__pwd_enable`]],
  ['1.19', [`${p.launch}incremental_flashing`]],
  ['2.x', [`${p.launch}mode`, `${p.launch}port`, `${p.launch}semihosting`]],
] as const;

function generation(keys: readonly string[]) {
  return readLaunch(launchText(Object.fromEntries(keys.map((key) => [key, '']))), 'x').value?.generation;
}

describe('generations', () => {
  // Each generation has what the ones since 1.1 brought, and 1.0 stands for itself: CDT's load keys went when the load list came.
  it.each(steps.map(([name], i) => [name, i] as const))('%s', (name, i) => {
    const keys = i === 0 ? steps[0][1] : steps.slice(1, i + 1).flatMap(([, added]) => added);
    expect(generation(keys)).toBe(name);
  });

  it('an old file that a newer IDE saved is of the newer one, whatever old keys it keeps', () => {
    expect(generation(steps.slice(0, 8).flatMap(([, keys]) => keys))).toBe('1.13-1.16');
  });

  it('hybrid and mp1', () => {
    expect(generation([k.loadList, `${p.stLink}max_halt_delay`, k.stLinkRestart, k.jtagDevice])).toBe('hybrid');
    expect(generation([k.loadList, k.accessPort, `${p.launch}vector_table`, `${p.gdbjtag}serialDeviceLoader`])).toBe('mp1');
  });

  it('says nothing where nothing is to be seen', () => {
    expect(generation([k.programName])).toBeUndefined();
  });

  it.each([
    ['ST-LINK (ST-LINK GDB server)', undefined, 'stlink-gdb-server'],
    ['ST-LINK (OpenOCD)', undefined, 'openocd'],
    ['SEGGER J-LINK', undefined, 'jlink'],
    [undefined, `${st}debug.stlink`, 'stlink-gdb-server'],
    ['SEGGER J-LINK', `${st}debug.openocd`, 'openocd'],
    ['SEGGER J-LINK', '', 'jlink'],
    [undefined, `${st}debug.jlink`, 'jlink'],
    [undefined, undefined, undefined],
  ])('name %j and id %j mean %s', (name, id, probe) => {
    const text = launchText({ [k.loadList]: '{"fItems":[]}', ...(name === undefined ? {} : { [k.jtagDevice]: name }), ...(id === undefined ? {} : { [k.jtagDeviceId]: id }) });
    expect(describeLaunch(readLaunch(text, 'x').value!).probe).toBe(probe);
  });

  it.each([0, 4].flatMap((indent) => (['\n', '\r\n'] as const).map((lineEnd) => [indent, lineEnd] as const)))('are written as they were read: indent %i, line end %j', (indent, lineEnd) => {
    const text = launchText({ [k.runCommands]: 'set $sp = 1\r\nb <main>\t"x" & \'y\'', [k.portNumber]: 61234, [k.setResume]: true, [k.mappedResourcePaths]: ['/a', '/ä'], 'saved_expressions<seperator>Unknown': '' }, { indent, lineEnd });
    expect(text).toContain(`${lineEnd}${' '.repeat(2 * indent)}<listEntry value="/ä"/>${lineEnd}`);
    expect(text).toContain('b &lt;main&gt;&#9;&quot;x&quot; &amp; \'y\'');
    expect(text).toContain('key="saved_expressions&lt;seperator&gt;Unknown"');
    const { value, problems } = readLaunch(text, 'x');
    expect(problems).toEqual([]);
    expect(writeLaunch(value!)).toBe(text);
  });
});
