import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GdbRemote } from '../src/index.js';
import { breakpointOf, parseMemoryMap } from '../src/documents/memory-map.js';
import { parseTargetDescription } from '../src/documents/target-description.js';
import { parseStopReply } from '../src/client/stop-reply.js';
import { bytesOf, expandRuns, framePacket, unescapeBytes } from '../src/wire/packet.js';
import { PacketReader } from '../src/wire/packet-reader.js';
import { FakeServer } from './support/fake-server.js';

const runs = Number(process.env['FUZZ_RUNS'] ?? 200);
const limits = { replyTime: 5, monitorTime: 5, reconnectTime: 0, packetSize: 4096, replySize: 20_000, documentSize: 8192, consoleSize: 4096, memorySize: 4096 };

/** What a server might send: sense, half of it, none of it. */
const answer = fc
  .oneof(
    fc.constantFrom(
      'OK',
      '',
      'E01',
      'E.no',
      'T05hwbreak:;',
      'S05',
      'W00',
      'l',
      'm',
      'l<memory-map></memory-map>',
      'm<memory-map>',
      'O68656c6c6f',
      '00000000',
      'xxxxxxxx',
      'PacketSize=ffffffff;QStartNoAckMode+;qXfer:memory-map:read+;qXfer:features:read+',
      'vCont;c;s',
      'l<target><xi:include href="a"/><reg bitsize="32" regnum="-1"/></target>',
    ),
    fc.string({ maxLength: 80 }),
  )
  .map((text) => framePacket(bytesOf(text)));
const noise = fc.oneof(
  answer,
  answer,
  fc.uint8Array({ maxLength: 64 }),
  fc.constantFrom('+', '-', '$', '$#00', '$a*~#00', '%Stop:T05#00', '$OK#').map(bytesOf),
  answer.map((bytes) => bytes.subarray(0, bytes.length >> 1)),
);

describe('whatever a server sends', () => {
  it('every request ends in time, with a value or a failure that can be printed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(noise, { maxLength: 4 }), { minLength: 1, maxLength: 24 }), fc.boolean(), async (answers, hangsUp) => {
        let turn = 0;
        const { connector } = FakeServer.connector((_payload, server) => {
          const next = answers[turn++];
          if (next === undefined && hangsUp) server.hangUp();
          return next ?? [];
        });
        const outcome = await GdbRemote.connect(connector, limits);
        const requests = [
          (r: GdbRemote) => r.memoryMap(),
          (r: GdbRemote) => r.targetDescription(),
          (r: GdbRemote) => r.readMemory(0x90000000, 64),
          (r: GdbRemote) => r.writeMemory(0x20000000, Uint8Array.of(1, 2, 3)),
          (r: GdbRemote) => r.readRegisters(),
          (r: GdbRemote) => r.monitor('x'),
          (r: GdbRemote) => r.resume(),
          (r: GdbRemote) => r.waitForStop(),
          (r: GdbRemote) => r.interrupt(),
          (r: GdbRemote) => r.stopReason(),
          (r: GdbRemote) => r.reconnect(),
        ];
        const outcomes: { ok: boolean; failure?: { message: string } }[] = [outcome];
        if (outcome.ok) for (const request of requests) outcomes.push(await request(outcome.value));
        for (const { ok, failure } of outcomes) if (!ok) expect(failure?.message).toMatch(/^[\x20-\x7e…]{3,400}$/);
      }),
      { numRuns: runs },
    );
  }, 120_000);

  it('packets survive framing, whatever they hold and however the stream is cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 20 }), (payload, step) => {
        const framed = framePacket(payload);
        const reader = new PacketReader(1024);
        const arrivals = [];
        for (let at = 0; at < framed.length; at += step) arrivals.push(...reader.push(framed.subarray(at, at + step)));
        expect(arrivals).toHaveLength(1);
        const [arrival] = arrivals;
        if (arrival?.kind !== 'packet') throw new Error('no packet');
        expect(arrival.intact).toBe(true);
        expect([...unescapeBytes(expandRuns(arrival.body, 1024) ?? new Uint8Array())]).toEqual([...payload]);
      }),
      { numRuns: 5 * runs },
    );
  });

  it('documents and stop replies are read or refused', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<memory-map>',
        '</memory-map>',
        '<memory type="ram" start="0x0" length="0x100000000"/>',
        '<memory type="flash" start="1" length=\'2\'>',
        '</memory>',
        '<property name="blocksize">0x80</property>',
        '<!--',
        '-->',
        '<!DOCTYPE a [ <!ENTITY b "c"> ]>',
        '<target>',
        '</target>',
        '<reg name="a" bitsize="32"/>',
        '&lt;',
        '&b;',
      ),
      fc.string({ maxLength: 10 }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
        (text) => {
          const map = parseMemoryMap(text);
          if (map.ok) breakpointOf(map.value, 0x90000000);
          parseTargetDescription([text]);
          parseStopReply(text);
        },
      ),
      { numRuns: 5 * runs },
    );
  });
});
