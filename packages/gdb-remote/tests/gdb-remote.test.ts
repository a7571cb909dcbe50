import { describe, expect, it } from 'vitest';
import { GdbRemote } from '../src/index.js';
import { bytesOf, framePacket, hexOf } from '../src/wire/packet.js';
import { FakeServer, type Script } from './support/fake-server.js';

const quick = { replyTime: 30, monitorTime: 30 };
const map =
  '<?xml version="1.0"?><!DOCTYPE memory-map PUBLIC "+//IDN" "http://sourceware.org/gdb/gdb-memory-map.dtd"><memory-map><memory type="flash" start="0x8000000" length="0x100000"><property name="blocksize">0x800</property></memory><memory type="ram" start="0x90000000" length="0x10000000"/></memory-map>';

/** A server with the usual answers; `more` goes first. */
function standard(more: Script = () => []): Script {
  return (payload, server) => {
    const answers = more(payload, server);
    if (answers.length > 0) return answers;
    if (payload.startsWith('qSupported')) return ['PacketSize=400;qXfer:memory-map:read+;qXfer:features:read+;QStartNoAckMode+;swbreak-'];
    if (payload === 'QStartNoAckMode') return ['OK'];
    if (payload === 'vCont?') return ['vCont;c;C;s;S'];
    return [''];
  };
}

async function connected(script: Script, limits = {}): Promise<{ remote: GdbRemote; servers: FakeServer[] }> {
  const { connector, servers } = FakeServer.connector(script);
  const outcome = await GdbRemote.connect(connector, { ...quick, ...limits });
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return { remote: outcome.value, servers };
}

/** Cuts a document into the pieces of qXfer. */
function pieces(document: string, payload: string): string[] {
  const match = /:([0-9a-f]+),([0-9a-f]+)$/.exec(payload);
  const [offset, length] = [Number.parseInt(match?.[1] ?? '0', 16), Math.min(100, Number.parseInt(match?.[2] ?? '0', 16))];
  return [(offset + length < document.length ? 'm' : 'l') + document.slice(offset, offset + length)];
}

describe('GdbRemote', () => {
  it('greets, reads the features and stops acknowledging where the server agrees', async () => {
    const { remote, servers } = await connected(standard());
    expect(remote.features.get('PacketSize')).toBe('400');
    expect(remote.features.get('swbreak')).toBe('-');
    expect(servers[0]?.acknowledgements).toBe('++');
    await remote.readRegister(0);
    expect(servers[0]?.acknowledgements).toBe('++');
  });

  it('acknowledges every packet where the server wants it, and asks again for damaged ones', async () => {
    let damaged = 2;
    const { remote, servers } = await connected((payload) => {
      if (payload.startsWith('qSupported')) return ['PacketSize=400'];
      return payload === 'g' ? (damaged-- > 0 ? [bytesOf('$0102#00')] : ['0102']) : [''];
    });
    const reading = remote.readRegisters();
    servers[0]?.say(bytesOf('$0102#00'));
    servers[0]?.say(framePacket(bytesOf('01020304')));
    expect(await reading).toEqual({ ok: true, value: Uint8Array.of(1, 2, 3, 4) });
    expect(servers[0]?.acknowledgements).toBe('+--+');
  });

  it('sends a packet again that the server rejects, but not for ever', async () => {
    let rejected = 0;
    const { remote, servers } = await connected((payload) =>
      payload.startsWith('qSupported') ? ['PacketSize=400'] : rejected++ < 2 ? [bytesOf('-')] : ['0807'],
    );
    expect(await remote.readRegister(1)).toEqual({ ok: true, value: Uint8Array.of(8, 7) });
    expect(servers[0]?.received.filter((payload) => payload === 'p1')).toHaveLength(3);
    const stubborn = await connected((payload) => (payload.startsWith('qSupported') ? ['PacketSize=400'] : [bytesOf('-')]));
    expect(await stubborn.remote.readRegister(1)).toMatchObject({ ok: false, failure: { kind: 'malformed' } });
  });

  it('expands runs and takes escapes out', async () => {
    const { remote } = await connected(standard((payload) => (payload.startsWith('m') ? [bytesOf('$0* 1#7b')] : [])));
    expect(await remote.readMemory(0x20000000, 2)).toMatchObject({ ok: false, failure: { kind: 'malformed' } });
    const good = await connected(standard((payload) => (payload.startsWith('m') ? [bytesOf('$0*"a1#3c')] : [])));
    const reply = await good.remote.readMemory(0x20000000, 4);
    expect(reply).toEqual({ ok: true, value: Uint8Array.of(0, 0, 0, 0xa1) });
  });

  it('reads a memory map in pieces; GDB would choose a software breakpoint in RAM', async () => {
    const { breakpointOf } = await import('../src/index.js');
    const { remote } = await connected(standard((payload) => (payload.startsWith('qXfer:memory-map') ? pieces(map, payload) : [])));
    const read = await remote.memoryMap();
    expect(read).toEqual({
      ok: true,
      value: {
        regions: [
          { type: 'flash', start: 0x08000000, length: 0x100000, blockSize: 0x800 },
          { type: 'ram', start: 0x90000000, length: 0x10000000 },
        ],
      },
    });
    const value = read.ok ? read.value : undefined;
    expect([0x90000000, 0x08000000, 0x70000000].map((address) => breakpointOf(value, address))).toEqual(['software', 'hardware', 'hardware']);
    expect(breakpointOf(undefined, 0x90000000)).toBe('software');
  });

  it('reads a target description with what it includes', async () => {
    const documents: Record<string, string> = {
      'target.xml': '<target><architecture>arm</architecture><xi:include href="core.xml"/><xi:include href="target.xml"/></target>',
      'core.xml':
        '<feature name="org.gnu.gdb.arm.m-profile"><reg name="r0" bitsize="32"/><reg name="pc" bitsize="32" regnum="15"/><reg name="xpsr" bitsize="32"/></feature>',
    };
    const { remote } = await connected(
      standard((payload) => (payload.startsWith('qXfer:features:read:') ? pieces(documents[payload.split(':')[3] ?? ''] ?? '', payload) : [])),
    );
    expect(await remote.targetDescription()).toMatchObject({
      ok: true,
      value: {
        architecture: 'arm',
        features: ['org.gnu.gdb.arm.m-profile'],
        registers: [
          { name: 'r0', number: 0 },
          { name: 'pc', number: 15 },
          { name: 'xpsr', number: 16 },
        ],
      },
    });
  });

  it('reads and writes memory in pieces, in hexadecimal where the server has no binary write', async () => {
    const memory = new Uint8Array(4096);
    const script = standard((payload) => {
      const [, letter, address = '', length = '', data = ''] = /^([mM])([0-9a-f]+),([0-9a-f]+):?(.*)$/.exec(payload) ?? [];
      const at = Number.parseInt(address, 16) - 0x20000000;
      if (letter === 'm') return [hexOf(memory.subarray(at, at + Number.parseInt(length, 16)))];
      if (letter !== 'M') return [];
      memory.set(Buffer.from(data, 'hex'), at);
      return ['OK'];
    });
    const { remote } = await connected(script);
    const bytes = Uint8Array.from({ length: 3000 }, (_, index) => (index * 7) & 0xff);
    expect(await remote.writeMemory(0x20000010, bytes)).toEqual({ ok: true, value: undefined });
    expect(await remote.readMemory(0x20000010, 3000)).toEqual({ ok: true, value: bytes });
    await remote.writeWord(0x20000000, 0xe000ed08);
    expect(await remote.readWord(0x20000000)).toEqual({ ok: true, value: 0xe000ed08 });
  });

  it('collects the console output of a monitor command; an error takes the output along', async () => {
    const { remote } = await connected(
      standard((payload) =>
        payload === `qRcmd,${hexOf(bytesOf('reset halt'))}`
          ? [`O${hexOf(bytesOf('halted\n'))}`, `O${hexOf(bytesOf('pc: 0\n'))}`, 'OK']
          : payload.startsWith('qRcmd')
            ? [`O${hexOf(bytesOf('no such command'))}`, 'E0E']
            : [],
      ),
    );
    expect(await remote.monitor('reset halt')).toEqual({ ok: true, value: 'halted\npc: 0\n' });
    expect(await remote.monitor('nonsense')).toMatchObject({
      ok: false,
      failure: { kind: 'refused', code: 14, message: expect.stringContaining('no such command') },
    });
  });

  it('sets breakpoints of both kinds, and says with what error the server refuses one', async () => {
    const { remote, servers } = await connected(standard((payload) => (payload.startsWith('Z1,8') ? ['OK'] : payload.startsWith('Z1') ? ['E0E'] : [])));
    expect(await remote.setBreakpoint('hardware', 0x08000100)).toEqual({ ok: true, value: undefined });
    expect(await remote.setBreakpoint('hardware', 0x90000100)).toEqual({
      ok: false,
      failure: { kind: 'refused', code: 14, message: 'set a hardware breakpoint at 0x90000100: the server answers with error 0E' },
    });
    expect(await remote.clearBreakpoint('software', 0x08000100)).toMatchObject({ ok: false, failure: { kind: 'unsupported' } });
    expect(servers[0]?.received.slice(2)).toEqual(['Z1,8000100,2', 'Z1,90000100,2', 'z0,8000100,2']);
  });

  it('continues, waits, interrupts; asks nothing while the target runs', async () => {
    const { remote, servers } = await connected(
      standard((payload) =>
        payload === 'vCont;c'
          ? [`O${hexOf(bytesOf('hello'))}`]
          : payload === '\x03'
            ? ['T02thread:1;0f:68000090;']
            : payload === 'vCont;s'
              ? ['T05hwbreak:;']
              : [],
      ),
    );
    expect(await remote.resume()).toEqual({ ok: true, value: undefined });
    expect(await remote.readWord(0)).toMatchObject({ ok: false, failure: { kind: 'state' } });
    expect(await remote.waitForStop(10)).toMatchObject({ ok: false, failure: { kind: 'timeout' } });
    expect(remote.isRunning).toBe(true);
    const stop = await remote.interrupt();
    expect(stop).toMatchObject({ ok: true, value: { kind: 'stopped', signal: 2 } });
    expect(stop.ok && [...(stop.value.registers.get(15) ?? [])]).toEqual([0x68, 0, 0, 0x90]);
    expect(servers[0]?.interrupts).toBe(1);
    // An answer that is there before anybody waits for it is not lost.
    await remote.resume('step');
    const step = await remote.waitForStop();
    expect(step.ok && step.value.reasons.has('hwbreak')).toBe(true);
  });

  it('attaches to a target of a server that has none at first, in extended mode where the server knows it', async () => {
    const { remote, servers } = await connected(standard((payload) => (payload === '?' ? ['W00'] : payload === 'vAttach;1' ? ['T05'] : payload === 'vAttach;2' ? ['E01'] : [])));
    expect(await remote.stopReason()).toMatchObject({ ok: true, value: { kind: 'exited' } });
    expect(await remote.attach(1)).toMatchObject({ ok: true, value: { kind: 'stopped', signal: 5 } });
    expect(await remote.attach(2)).toMatchObject({ ok: false, failure: { kind: 'refused', code: 1 } });
    expect(servers[0]?.received.slice(-4)).toEqual(['!', 'vAttach;1', '!', 'vAttach;2']);
  });

  it('uses c and s where the server has no vCont', async () => {
    const { remote, servers } = await connected((payload) => (payload.startsWith('qSupported') ? ['PacketSize=100'] : payload === 's' ? ['S05'] : ['']));
    await remote.resume('step');
    expect(await remote.waitForStop()).toMatchObject({ ok: true, value: { signal: 5 } });
    expect(servers[0]?.received.at(-1)).toBe('s');
  });

  it('gives up a connection whose answers are late, and works again after a new one', async () => {
    let silent = true;
    const { remote, servers } = await connected(standard((payload) => (payload.startsWith('p') ? (silent ? [bytesOf('+')] : ['00000001']) : [])));
    expect(await remote.readRegister(0)).toMatchObject({ ok: false, failure: { kind: 'timeout', message: 'no answer within 30 ms' } });
    silent = false;
    // The late answer must not become that of another request.
    expect(await remote.readRegister(1)).toMatchObject({ ok: false, failure: { kind: 'timeout' } });
    expect(servers[0]?.closed).toBe(true);
    expect(await remote.reconnect()).toEqual({ ok: true, value: undefined });
    expect(await remote.readRegister(1)).toMatchObject({ ok: true });
    expect(servers).toHaveLength(2);
  });

  it('tries again where the server does not take a new connection at once', async () => {
    let attempts = 0;
    const { connector } = FakeServer.connector(standard());
    const outcome = await GdbRemote.connect(() => (++attempts === 2 ? Promise.reject(new Error('busy')) : connector()), quick);
    expect(outcome.ok && (await outcome.value.reconnect())).toEqual({ ok: true, value: undefined });
    expect(attempts).toBe(3);
  });

  it('says why there is no connection, and when it ends', async () => {
    expect(await GdbRemote.connect(() => Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:61234')))).toMatchObject({
      ok: false,
      failure: { kind: 'connect', message: expect.stringContaining('ECONNREFUSED') },
    });
    const { remote, servers } = await connected(
      standard((payload, server) => {
        if (payload === 'g') server.hangUp('ECONNRESET');
        return [];
      }),
    );
    expect(await remote.readRegisters()).toMatchObject({ ok: false, failure: { kind: 'closed', message: expect.stringContaining('ECONNRESET') } });
    expect(servers[0]?.closed).toBe(true);
  });

  it.each<[string, Script]>([
    [
      'floods',
      (payload, server) => {
        if (payload === 'g') for (let i = 0; i < 100; i++) server.say(new Uint8Array(65536).fill(0x2b));
        return [];
      },
    ],
    [
      'sends a packet without an end',
      (payload, server) => {
        if (payload === 'g') for (let i = 0; i < 100; i++) server.say(new Uint8Array(65536).fill(i === 0 ? 0x24 : 0x61));
        return [];
      },
    ],
    [
      'sends a run that grows beyond the limit',
      (payload) => (payload === 'g' ? [bytesOf(`$${'a*~'.repeat(2000)}#${(((0x61 + 0x2a + 0x7e) * 2000) & 0xff).toString(16).padStart(2, '0')}`)] : []),
    ],
  ])('ends with a failure where the server %s', async (_name, script) => {
    const { remote } = await connected(standard(script));
    const outcome = await remote.readRegisters();
    expect(outcome.ok).toBe(false);
    expect(outcome.ok ? '' : outcome.failure.kind).toMatch(/limit|malformed/);
  });

  it('does not follow a server that hands out memory or documents in crumbs', async () => {
    const { remote } = await connected(standard((payload) => (payload.startsWith('m') ? ['00'] : payload.startsWith('qXfer') ? ['m '] : [])));
    expect(await remote.readMemory(0, 4096)).toMatchObject({ ok: false, failure: { kind: 'malformed' } });
    expect(await remote.memoryMap()).toMatchObject({ ok: false, failure: { kind: 'limit' } });
  });
});
