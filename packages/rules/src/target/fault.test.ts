import { describe, expect, it } from 'vitest';
import { healthy, place, runOnTarget } from '../../tests/target-facts.js';
import { fault } from './fault.js';

const faults = { cfsr: 0x100, hfsr: 0x40000000, dfsr: 0, mmfar: 0, bfar: 0, words: ['instruction fetch from an address that the bus answers with an error'] };
const hardFault = { ...healthy.state, exception: 3, exceptionTitle: 'HardFault' };

describe('target/fault', () => {
  it('puts a fault into words and points to what it interrupted', async () => {
    const { findings } = await runOnTarget(fault, { facts: { faults, state: hardFault, pc: place(0x08000400, { image: 'Boot', symbol: 'HardFault_Handler' }), interrupted: place(0x90000200, { symbol: 'main', offset: 8 }) } });
    expect(findings).toMatchObject([{ messageId: 'handler', severity: 'error', location: { address: 0x90000200 } }]);
    expect(findings[0]?.message).toBe('The core is in its HardFault handler, which interrupted 0x90000200 (main + 8): instruction fetch from an address that the bus answers with an error.');
    expect(findings[0]?.related.map(({ message }) => message).join()).toContain('CFSR 0x00000100, HFSR 0x40000000');
  });

  it('finds a core that has locked up, even where nothing is recorded', async () => {
    const { findings } = await runOnTarget(fault, { facts: { state: { ...healthy.state, lockedUp: true } } });
    expect(findings).toMatchObject([{ messageId: 'lockup', severity: 'error' }]);
  });

  it('notes what the program has survived', async () => {
    expect((await runOnTarget(fault, { facts: { faults } })).findings).toMatchObject([{ messageId: 'recorded', severity: 'note' }]);
  });

  it('is silent on a healthy core and for programs that are not the one in question; unknown on a core without the registers', async () => {
    expect(await runOnTarget(fault)).toEqual({ findings: [], notChecked: [] });
    expect(await runOnTarget(fault, { facts: { faults, state: hardFault }, leads: false })).toEqual({ findings: [], notChecked: [] });
    expect((await runOnTarget(fault, { facts: { faults: undefined } })).notChecked).toHaveLength(1);
  });
});
