import type { ProofFacts } from '@qspi-doctor/live-target';
import { describe, expect, it } from 'vitest';
import { place, runOnTarget } from '../../tests/target-facts.js';
import { mainNotReached } from './main-not-reached.js';

const proof: ProofFacts = {
  name: 'main',
  address: 0x90000200,
  means: 'hardware breakpoint',
  why: 'FPB revision 2 reaches the address',
  halted: false,
  place: place(0x08000212, { image: 'Boot', symbol: 'Error_Handler', offset: 6, instruction: 'loop' }),
  vtor: 0x08000000,
  tableAtVtor: undefined,
  time: 5000,
  failure: 'it did not come there within 5 s',
};

describe('target/main-not-reached', () => {
  it('tells where the core is in place of main', async () => {
    const { findings } = await runOnTarget(mainNotReached, { proof });
    expect(findings).toMatchObject([{ severity: 'error', related: [{ address: 0x08000212, message: 'where the core is: 0x08000212 (Error_Handler + 6), a branch to itself' }] }]);
    expect(findings[0]?.message).toBe('main at 0x90000200 with a hardware breakpoint: it did not come there within 5 s. The core is at 0x08000212 (Error_Handler + 6).');
  });

  it('is silent where it halted, where nothing was to be shown, and for other programs', async () => {
    for (const subject of [{ proof: { ...proof, halted: true } }, {}, { proof, leads: false }]) expect(await runOnTarget(mainNotReached, subject)).toEqual({ findings: [], notChecked: [] });
  });
});
