import { describe, expect, it } from 'vitest';
import { LiveTarget } from '../src/index.js';
import { FakeChip, type FakeChipOptions } from './support/fake-chip.js';

const quick = { limits: { replyTime: 200, monitorTime: 200 } };

/** What public logs and sources show of these servers, no more than is needed. */
const servers: Readonly<Record<string, FakeChipOptions>> = {
  // OpenOCD 0.12, src/server/gdb_server.c.
  openocd: {
    features: 'PacketSize=4000;qXfer:memory-map:read+;qXfer:features:read-;qXfer:threads:read+;QStartNoAckMode+;vContSupported+',
    stop: 'T05thread:0000000000000001;',
    monitor: { version: 'Open On-Chip Debugger 0.12.0\n' },
  },
  // SEGGER J-Link GDB server: log in cortex-debug issue 450.
  jlink: { features: 'PacketSize=4000;qXfer:memory-map:read-;QStartNoAckMode+;hwbreak+;qXfer:features:read-', stop: 'T05thread:0000DEAD;' },
  // pyOCD, pyocd/gdbserver/gdbserver.py: registers come with the stop reply.
  pyocd: {
    features: 'qXfer:features:read-;QStartNoAckMode+;qXfer:threads:read+;QNonStop+;PacketSize=800;qXfer:memory-map:read+',
    stop: 'T0507:00000000;0d:00800120;0e:ffffffff;0f:68000090;thread:1;',
  },
  // Black Magic Probe: log in blackmagic issue 903.
  blackmagic: { features: 'PacketSize=400;qXfer:memory-map:read+;qXfer:features:read+', stop: 'T05', monitor: { version: 'Black Magic Probe v1.7.1-232\n', swdp_scan: 'Available Targets:\n' } },
  // st-util of stlink-org: no acknowledgements are dropped, no vCont.
  'st-util': { features: 'PacketSize=3fff;qXfer:memory-map:read+;qXfer:features:read+', stop: 'S05' },
  qemu: { features: 'PacketSize=1000;qXfer:features:read-;vContSupported+;multiprocess+', stop: 'T05thread:p01.01;', monitor: { 'info version': '7.2.22\r\n' } },
  gdbserver: { features: 'PacketSize=20000;QPassSignals+;QProgramSignals+;multiprocess+;QStartNoAckMode+', stop: 'T05thread:1;' },
  unknown: { features: 'PacketSize=c00', stop: 'S05' },
};

const chip = (options: FakeChipOptions): FakeChip => new FakeChip({ answer: (payload) => (payload === 'QStartNoAckMode' ? 'OK' : undefined), ...options }).word(0xe000ed00, 0x410fc241).word(0xe0002000, 0x260);

describe('servers', () => {
  it.each(Object.keys(servers))('%s is known by what it says, and what cannot be asked of it is not asked', async (kind) => {
    const fake = chip(servers[kind]!);
    const connected = await LiveTarget.connect(fake.connector(), quick);
    expect(connected).toMatchObject({ ok: true, value: { server: { kind } } });
    if (!connected.ok) return;
    const facts = await connected.value.look({ images: [], compare: { limit: 1024 } });
    expect(facts).toMatchObject({ ok: true, value: { core: { title: 'Cortex-M4 r0p1' }, breakpointUnit: { revision: 1, comparators: 6 }, pc: { address: 0 } } });
    // Monitor commands go only to servers that are known to have them.
    const monitored = fake.received.filter((payload) => payload.startsWith('qRcmd'));
    expect(monitored.length > 0).toBe(['openocd', 'blackmagic', 'qemu'].includes(kind));
    expect(fake.writes.filter((payload) => !payload.startsWith('qRcmd'))).toEqual([]);
  });

  it('has the version where the server tells it', async () => {
    const version = async (kind: string) => {
      const connected = await LiveTarget.connect(chip(servers[kind]!).connector(), quick);
      return connected.ok ? connected.value.server.version : undefined;
    };
    expect([await version('openocd'), await version('qemu'), await version('jlink')]).toEqual(['0.12.0', '7.2.22', undefined]);
  });

  it('takes a server for an unknown one where its answers do not fit what it looks like', async () => {
    const connected = await LiveTarget.connect(chip({ ...servers['openocd'], monitor: { version: 'Somebody Else 1.0' } }).connector(), quick);
    expect(connected).toMatchObject({ ok: true, value: { server: { kind: 'unknown' } } });
  });

  it('Black Magic Probe: has no target until one is attached to', async () => {
    let attached = false;
    const fake = chip({
      ...servers['blackmagic'],
      answer: (payload) => {
        if (payload === '?' && !attached) return 'W00';
        if (payload === '!') return 'OK';
        if (payload === 'vAttach;1') {
          attached = true;
          return 'T05';
        }
        return payload.startsWith('qXfer:features') ? 'E01' : undefined;
      },
    });
    expect(await LiveTarget.connect(fake.connector(), quick)).toMatchObject({ ok: false, failure: { message: expect.stringContaining('--attach 1') } });
    expect(await LiveTarget.connect(fake.connector(), { ...quick, attach: 1 })).toMatchObject({ ok: true });
  });
});

describe('servers that are no help', () => {
  const lookAt = async (fake: FakeChip) => {
    const connected = await LiveTarget.connect(fake.connector(), quick);
    return connected.ok ? connected.value.look({ images: [], compare: { limit: 1024 } }) : connected;
  };

  it.each([
    ['a chip that answers 0 to everything', new FakeChip(), /CPUID at 0xe000ed00 reads 0x00000000/],
    ['another core', new FakeChip().word(0xe000ed00, 0x413fc090), /reads 0x413fc090, which no Cortex-M has/],
    ['a target of another architecture', new FakeChip({ features: 'PacketSize=400;qXfer:features:read+', answer: (payload) => (payload.startsWith('qXfer:features') ? 'l<target><architecture>i386:x86-64</architecture></target>' : undefined) }), /its architecture is i386:x86-64/],
    ['a program that has ended', new FakeChip({ stop: 'W00' }), /has no target yet/],
    ['a stop reply that is none', new FakeChip({ stop: 'hello' }), /no answer within/],
    ['a memory map that is none', new FakeChip({ features: 'PacketSize=400;qXfer:memory-map:read+', map: '<memory-map><memory type="rom" start="x"/></memory-map>' }), /memory map/],
    ['memory in crumbs', chip({ answer: (payload) => (payload.startsWith('m') ? '00' : undefined) }), /too few bytes at a time|CPUID/],
    ['registers that are nonsense', chip({ answer: (payload) => (payload.startsWith('p') ? 'zz' : undefined) }), /answers "zz"/],
  ])('%s ends in a sentence', async (_, fake, words) => {
    const outcome = await lookAt(fake);
    expect(outcome).toMatchObject({ ok: false, failure: { message: expect.stringMatching(words) } });
  });

  it('a server that stops answering', async () => {
    const fake = chip({ answer: (payload) => (payload.startsWith('me0002000') ? ('' as string) : undefined) });
    const connected = await LiveTarget.connect(fake.connector(), quick);
    expect(connected.ok).toBe(true);
    // An empty answer is "not supported": the unit is unknown then, and the rest goes on.
    expect(connected.ok && (await connected.value.look({ images: [], compare: { limit: 1024 } }))).toMatchObject({ ok: true, value: { breakpointUnit: undefined } });
  });
});
