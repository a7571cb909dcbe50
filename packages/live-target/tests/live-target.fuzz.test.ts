import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveTarget } from '../src/index.js';
import { FakeChip } from './support/fake-chip.js';

const runs = Number(process.env['FUZZ_RUNS'] ?? 60);
const limits = { replyTime: 20, monitorTime: 20 };

/** What a server may say in place of what it should: shapes of the protocol, hexadecimal of any length, any text. */
const answer = fc.oneof(
  fc.constantFrom('', 'OK', 'E01', 'E.no', 'S05', 'T05', 'W00', 'l', 'm', 'l<memory-map/>', 'l<target/>', 'PacketSize=1', 'xxxxxxxx', 'O68'),
  fc.uint8Array({ maxLength: 64 }).map((bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')),
  fc.string({ maxLength: 40 }).map((text) => text.replace(/[^\x20-\x7e]|[$#*}]/g, '.')),
);

describe('whatever a server answers', () => {
  it('a connection, a look, a proof and a farewell end in time, with a value or a failure that can be printed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat({ max: 60 }), answer), { maxLength: 12 }), fc.infiniteStream(fc.uint8Array({ minLength: 4, maxLength: 4 })), async (lies, words) => {
        let request = 0;
        const chip = new FakeChip({
          features: 'PacketSize=400;qXfer:memory-map:read+;qXfer:features:read+',
          map: '<memory-map><memory type="ram" start="0x0" length="0x100000000"/></memory-map>',
          missing: 'zeros',
          answer: (payload) => {
            const lie = lies.find(([turn]) => turn === request)?.[1];
            request++;
            if (lie !== undefined) return lie;
            if (payload.startsWith('qXfer:features')) return 'l<target/>';
            return payload === 'c' || payload.startsWith('vCont;') ? 'S05' : undefined;
          },
        }).word(0xe000ed00, 0x410fc241);
        // Any registers that the chip may have.
        for (const address of [0xe000ed04, 0xe000ed08, 0xe000ed28, 0xe000ed2c, 0xe000ed90, 0xe000ed94, 0xe000edf0, 0xe0001000, 0xe0002000, 0xe0042000, 0xa0001000]) chip.put(address, words.next().value!);
        const connected = await LiveTarget.connect(chip.connector(), { limits });
        if (!connected.ok) {
          expect(connected.failure.message).toMatch(/^[\x20-\x7e\u2026]+$/);
          return;
        }
        const facts = await connected.value.look({ images: [], compare: { limit: 4096 } });
        if (facts.ok) await connected.value.prove({ name: 'x', address: 0x90000000, fromReset: false, time: 30 }, facts.value, []);
        else expect(facts.failure.message).toMatch(/^[\x20-\x7e\u2026]+$/);
        await connected.value.leave({ resume: true });
      }),
      { numRuns: runs },
    );
  }, 60_000);
});
