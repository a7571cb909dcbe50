import type { Difference } from '@qspi-doctor/live-target';
import { describe, expect, it } from 'vitest';
import { image, runOnTarget } from '../../tests/target-facts.js';
import { contentDiffers } from './content-differs.js';

const difference = (looks: Difference['looks'], shift = 0): Difference => ({ address: 0x90000000, expected: Uint8Array.of(0, 0x80, 1, 0x20), found: Uint8Array.of(255, 255, 255, 255), looks, shift });

describe('target/content-differs', () => {
  it.each([
    ['erased', 0, /reads as 0xff/],
    ['zeros', 0, /reads as zeros/],
    ['shifted', 2, /2 places too late/],
    ['shifted', -1, /1 place too early/],
    ['other', 0, /900 of 1000 bytes differ/],
  ] as const)('says what flash that looks %s means', async (looks, shift, words) => {
    const { findings } = await runOnTarget(contentDiffers, { facts: { images: [{ ...image, differing: 900, difference: difference(looks, shift) }] } });
    expect(findings).toMatchObject([{ messageId: looks, severity: 'error', location: { address: 0x90000000 } }]);
    expect(findings[0]?.message).toMatch(words);
    expect(findings[0]?.related[0]?.message).toContain('image 00 80 01 20   target ff ff ff ff; 900 of 1000 compared bytes differ');
  });

  it('is a warning where a few bytes differ: what a tool puts in after the build', async () => {
    const few = { ...image, total: 10_000, compared: 10_000, differing: 4, difference: difference('other') };
    expect((await runOnTarget(contentDiffers, { facts: { images: [few] } })).findings).toMatchObject([{ messageId: 'patched', severity: 'warning' }]);
    expect((await runOnTarget(contentDiffers, { facts: { images: [{ ...few, differing: 65 }] } })).findings).toMatchObject([{ messageId: 'other', severity: 'error' }]);
  });

  it('finds mapped memory that cannot be read', async () => {
    const { findings } = await runOnTarget(contentDiffers, { facts: { images: [{ ...image, compared: 0, unreadable: { address: 0x90000000, why: 'refused' } }] } });
    expect(findings).toMatchObject([{ messageId: 'unreadable' }]);
  });

  it('is silent where all is as in the image', async () => {
    expect(await runOnTarget(contentDiffers)).toEqual({ findings: [], notChecked: [] });
  });

  it('says what it could not see: memory that is not mapped, nothing to compare', async () => {
    expect((await runOnTarget(contentDiffers, { facts: { images: [{ ...image, compared: 0, hidden: 1000 }] } })).notChecked).toMatchObject([{ why: '1000 of 1000 bytes are in memory that is not mapped now' }]);
    expect((await runOnTarget(contentDiffers, { facts: { images: [] } })).notChecked).toHaveLength(1);
  });
});
