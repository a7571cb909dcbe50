import { describe, expect, it } from 'vitest';
import { eventsOf, readDebugLog, saysNothing, type EventId } from '../src/index.js';
import { programmerLog, serverLog } from './samples.js';

const values = (text: string, id: EventId) => eventsOf(readDebugLog(text), id).map(({ value, number, address }) => value ?? number ?? address);

describe('a log of the ST-LINK GDB server at level 31', () => {
  const log = readDebugLog(serverLog);

  it('says who was there: versions, probe, device, voltage, port, way of connecting', () => {
    expect(log.tools).toEqual([{ tool: 'st-link-gdb-server', version: '7.10.0', line: 1 }]);
    const of = (id: EventId) => eventsOf(log, id)[0];
    expect(of('probe-firmware')?.value).toBe('V3J15M7');
    expect(of('device-id')).toMatchObject({ number: 0x450, line: 19 });
    expect(of('voltage')?.value).toBe('3.27');
    expect(of('listening')?.number).toBe(61234);
    expect(of('connect-mode')?.value).toBe('Under reset');
    expect(of('pc')).toMatchObject({ value: 'PC', address: 0x08000a3c });
    expect(eventsOf(log, 'option').map(({ value }) => value?.replace(/\s+/g, ' '))).toContain('Logging Level : 31');
  });

  it('shows the breakpoint that GDB asked for, the answer, and the memory map', () => {
    expect(log.hasPackets).toBe(true);
    expect(log.requests).toMatchObject([{ kind: 'software', address: 0x90001234, outcome: 'accepted', error: undefined, line: 29, count: 1, hitAt: undefined }]);
    expect(log.regions).toMatchObject([
      { kind: 'flash', start: 0x08000000, end: 0x08020000, from: 'server', line: 28 },
      { kind: 'ram', start: 0x90000000, end: 0xa0000000, from: 'server', line: 28 },
    ]);
    expect(eventsOf(log, 'resumed')[0]?.line).toBe(31);
    expect(eventsOf(log, 'stop')[0]).toMatchObject({ value: 'SIGINT', line: 32 });
  });
});

it('reads what STM32CubeProgrammer did', () => {
  const log = readDebugLog(programmerLog);
  expect(log.tools).toEqual([{ tool: 'stm32cubeprogrammer', version: '2.19.0', line: 2 }]);
  expect(values(programmerLog, 'voltage')).toEqual(['3,28']);
  expect(values(programmerLog, 'core')).toEqual(['Cortex-M7']);
  expect(values(programmerLog, 'file-address')).toEqual([0x90000000]);
  expect(values(programmerLog, 'erased-external')).toEqual(['[0 4]']);
  expect(eventsOf(log, 'download-complete', 'verified')).toHaveLength(2);
});

describe('the packets of other programs', () => {
  const requests = (text: string) => readDebugLog(text).requests.map(({ kind, address, outcome, error }) => [kind, address, outcome, error]);

  it.each([
    ['GDB before version 11', 'Sending packet: $Z1,8000100,2#00...Packet received: OK\n', ['hardware', 0x08000100, 'accepted', undefined]],
    ['GDB with acknowledgements', 'Sending packet: $Z1,8000100,2#00...Ack\nPacket received: E01\n', ['hardware', 0x08000100, 'refused', 'E01']],
    ['GDB since version 11', '[remote] Sending packet: $Z0,900002ec,2#07\n[remote] Packet received: E0E\n', ['software', 0x900002ec, 'refused', 'E0E']],
    ['a server that knows no such packet', '[remote] Sending packet: $Z0,900002ec,2#07\n[remote] Packet received: \n', ['software', 0x900002ec, 'unsupported', undefined]],
    [
      'OpenOCD at debug level 3',
      'Debug: 972 517 gdb_server.c:390 gdb_log_incoming_packet(): [stm32l4x.cpu] received packet: Z1,900002ec,2\nDebug: 976 519 gdb_server.c:406 gdb_log_outgoing_packet(): [stm32l4x.cpu] sending packet: $E0E#ba\'\n',
      ['hardware', 0x900002ec, 'refused', 'E0E'],
    ],
    [
      'pyOCD with its packets traced',
      "0026625 D -->>>> GDB read 16 bytes: b'$Z1,8004398,2#85' [packet_io]\n0026625 D --<<<< GDB send 6 bytes: b'$OK#9a' [packet_io]\n",
      ['hardware', 0x08004398, 'accepted', undefined],
    ],
    ['st-util', '2017-07-15T02:26:52 DEBUG src/gdbserver/gdb-server.c: recv: Z0,90000100,2\n2017-07-15T02:26:52 DEBUG src/gdbserver/gdb-server.c: send: OK\n', ['software', 0x90000100, 'accepted', undefined]],
    ['a Black Magic Probe', 'gdb_getpacket: Z1,90000100,2\ngdb_putpacket: OK\n', ['hardware', 0x90000100, 'accepted', undefined]],
    ['a log that ends there', 'Sending packet: $Z0,90000100,2#00...', ['software', 0x90000100, 'unanswered', undefined]],
    ['the machine interface', '12,345 &"[remote] Sending packet: $Z0,90000100,2#00\\n"\n12,346 &"[remote] Packet received: E01\\n"\n', ['software', 0x90000100, 'refused', 'E01']],
  ])('%s', (_, text, expected) => expect(requests(text)).toEqual([expected]));

  it('counts the same request once, and tells a stop at its address', () => {
    const round = 'Sending packet: $Z1,90000060,2#00...Packet received: OK\nSending packet: $vCont;c#a8...Packet received: T05\nSending packet: $g#67...Packet received: ' + `${'00000000'.repeat(15)}60000090${'00000000'}\nSending packet: $z1,90000060,2#00...Packet received: OK\n`;
    const log = readDebugLog(round.repeat(3));
    expect(log.requests).toMatchObject([{ address: 0x90000060, count: 3, line: 1, lastLine: 9, hitAt: 2 }]);
    expect(eventsOf(log, 'stop')).toMatchObject([{ value: 'SIGTRAP', address: 0x90000060, count: 3 }]);
  });

  it('takes the answer of a stop query at the connection for no stop', () => expect(eventsOf(readDebugLog('Sending packet: $?#3f...Packet received: T05\n'), 'stop')).toEqual([]));
});

describe('what GDB says', () => {
  it('tells a software from a hardware breakpoint that could not be inserted, with the address', () => {
    const console = 'Breakpoint 1 at 0x900002ec: file main.c, line 30.\nWarning:\nCannot insert hardware breakpoint 1.\nCould not insert hardware breakpoints:\nYou may have requested too many hardware breakpoints/watchpoints.\n';
    expect(eventsOf(readDebugLog(console), 'gdb-hardware-not-inserted')).toMatchObject([{ number: 1, address: 0x900002ec, line: 3 }]);
    const records = '-> &"Warning:\\n"\n-> &"Cannot insert breakpoint 4.\\n"\n-> &"Cannot access memory at address 0x901b1bb8\\n"\n';
    expect(eventsOf(readDebugLog(records), 'gdb-software-not-inserted')).toMatchObject([{ number: 4, address: 0x901b1bb8, line: 2 }]);
    expect(eventsOf(readDebugLog(records), 'memory-inaccessible')).toEqual([]);
    const message = '^error,msg="Warning:\\nCannot insert breakpoint 2.\\nCannot access memory at address 0x901b4ca8\\n"\n';
    expect(eventsOf(readDebugLog(message), 'gdb-software-not-inserted')).toMatchObject([{ number: 2, address: 0x901b4ca8, count: 1 }]);
  });

  it('reads the table of info mem, and the last one alone', () => {
    const table = (attributes: string) => `Num Enb Low Addr   High Addr  Attrs\n0   y  \t0x08000000 0x08100000 flash blocksize 0x800 nocache\n1   y  \t0x90000000 0x100000000 ${attributes} nocache\n`;
    expect(readDebugLog(`${table('rw')}${'x\n'.repeat(20)}${table('ro')}`).regions).toMatchObject([
      { kind: 'flash', start: 0x08000000, from: 'gdb' },
      { kind: 'rom', start: 0x90000000, end: 0x1_0000_0000 },
    ]);
  });
});

it('marks of forums, editors and tools in front of a line do not hide it', () => {
  for (const mark of ['> ', '10:19:26 : ', '10:19:26:123 : ', '[6.746] ', '531,834 ', '[2024-04-21T16:43:45.402Z] ', '\u001b[31m', '> > ']) {
    expect(values(`${mark}Device ID   : 0x450\n`, 'device-id'), mark).toEqual([0x450]);
  }
});

it('knows nothing of what is no log', () => {
  const log = readDebugLog('int main(void) { return 0; } // Device\nReason: none of your business\n<memory of a summer>\n');
  expect(log).toMatchObject({ tools: [], events: [], requests: [], regions: [], hasPackets: false, incomplete: undefined, lines: 3 });
});

describe('the log file of the ST-LINK GDB server, in the form that it has at level 31', () => {
  const log = readDebugLog(`[0.000] initConfigParams():  +log-level                      31
[0.001] initConfigParams():   extload                        ""
[0.001] initConfigParams():  +extload                        "ARTPi-W25Q64JV.stldr"
[0.004] init():  STMicroelectronics ST-LINK GDB server. Version 6.0.0
[0.014] openDevice():  Target connection mode: Attach
[0.022] initContext():  ST-LINK Firmware version : V2J39M27
[0.022] initContext():  Device ID: 0x450
[0.022] initContext():  PC: 0x79fb0c
[0.023] initContext():  ST-LINK detects target voltage = 3.26 V
[4.327] read():  <704> Rx: +$qRcmd,6d6f64653a67646220627265616b706f696e745f6f76657272696465206861726400#00
[4.401] read():  <688> Rx: $Z0,90001234,2#00
[4.402] read():  <704> Rx: +$Z1,80008c4,2#ac
[4.403] write():  <704> Tx: $OK#9a
[4.404] write():  <688> Tx: $E01#a6
[4.405] read():  <704> Rx: $vCont;c#a8
[4.500] write():  <704> Tx: %Stop:T05hwbreak:;thread:1;core:0;#7e
[4.501] read():  <704> Rx: $vStopped#55
[4.502] write():  <704> Tx: $OK#9a
[4.503] read():  <704> Rx: $g#67
[4.504] write():  <704> Tx: $${'00000000'.repeat(15)}c408000800000001#00
[6.516] initExternalMemory():  PC: 0x24000199
[6.517] initExternalMemory():  Run external memory initializer
[6.840] read():  <704> Rx: $vFlashErase:90000000,0001c000#f6
[6.900] read():  <704> Rx: $m90000000,4#00
[6.901] write():  <704> Tx: $E01#a6
[20.106] spawnCubeProgrammer():  10:34:11:719 Erasing Segment <0> Address <0x90000000> Size <84820>Bytes
[20.107] spawnCubeProgrammer():  10:34:22:211 Erasing external memory sector 0
[20.108] spawnCubeProgrammer():  10:34:22:300 flash loader C:/ST/FlashLoader/0x450.stldr is loaded
[20.200] Device_GetStatus():  ST-LINK device status: Failed to get status, Target not responding, retrying... 3
`);
  const of = (id: EventId) => eventsOf(log, id);

  it('is read behind time and function', () => {
    expect(log.tools).toMatchObject([{ tool: 'st-link-gdb-server', version: '6.0.0' }]);
    expect(of('option').map(({ value }) => value?.split(/\s+/)[0])).toEqual(['log-level', 'extload']);
    expect([of('connect-mode')[0]?.value, of('probe-firmware')[0]?.value, of('device-id')[0]?.number, of('voltage')[0]?.value]).toEqual(['Attach', 'V2J39M27', 0x450, '3.26']);
    expect(of('pc').map(({ address }) => address)).toEqual([0x79fb0c]);
    expect(of('loader').map(({ value }) => value)).toEqual(['ARTPi-W25Q64JV.stldr']);
    expect(of('erased-external')).toHaveLength(1);
    expect(of('segment-erased')).toMatchObject([{ address: 0x90000000, number: 84820 }]);
    expect(of('gdb-erased')).toMatchObject([{ address: 0x90000000, number: 0x1c000 }]);
    expect(of('not-responding')).toHaveLength(1);
  });

  it('keeps the answers of two connections apart', () => {
    expect(log.requests).toMatchObject([
      { kind: 'software', address: 0x90001234, outcome: 'refused', error: 'E01' },
      { kind: 'hardware', address: 0x080008c4, outcome: 'accepted', hitAt: 16 },
    ]);
    expect(of('memory-inaccessible')).toMatchObject([{ address: 0x90000000, line: 24 }]);
  });

  it('shows what was passed to the server', () => {
    expect(of('monitor')[0]?.value).toBe('mode:gdb breakpoint_override hard');
    expect(of('breakpoint-override')).toMatchObject([{ value: 'hard' }]);
  });
});

it('tells a log from a text that is none', () => {
  expect(saysNothing(readDebugLog('int main(void) { return 0; }\n'))).toBe(true);
  expect(saysNothing(readDebugLog('Device ID: 0x450\n'))).toBe(false);
});
