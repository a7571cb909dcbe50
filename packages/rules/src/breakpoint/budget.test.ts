import { describe, expect, it } from 'vitest';
import { pair, type PairFacts } from '../../tests/launch-pair.js';
import { runRuleOn } from '../../tests/rule-tester.js';
import { budget } from './budget.js';

const run = (facts: PairFacts = {}) => runRuleOn(budget, pair(facts));
const commands = (...lines: readonly string[]) => ({ extra: [['string', 'gdbjtag.runCommands', lines.join('\n')]] as const });
const internal = { table: 0x08020000, vtor: 0x08020000 };
const names = (verb: string, count: number) => Array.from({ length: count }, (_, index) => `${verb} *0x9000${(0x100 + index * 2).toString(16).padStart(4, '0')}`);

describe('breakpoint/budget', () => {
  it('tells of a program in external flash how many comparators there are, and what the session takes', async () => {
    const { findings } = await run();
    expect(findings).toMatchObject([{ severity: 'note', program: 'App', messageId: 'flash', data: { comparators: 8, taken: 1 }, location: { symbol: 'main' } }]);
    expect(findings[0]?.message).toMatch(/runs from external flash on QUADSPI, where every breakpoint takes one of the 8 comparators of this Cortex-M7\. The debug configuration takes 1/);
    expect((await run({ launch: { stopAt: false } })).findings).toMatchObject([{ data: { taken: 0 } }]);
  });

  it('tells where the breakpoint unit does not reach how many watchpoint comparators can stand in', async () => {
    const { findings } = await run({ mcu: 'STM32L476VGTx' });
    expect(findings).toMatchObject([{ severity: 'note', program: 'App', messageId: 'workaround', data: { watchpoints: 4, comparators: 6 } }]);
    expect((await run({ mcu: 'STM32L476VGTx', launch: { probe: 'jlink' } })).findings).toEqual([]);
  });

  it('warns where the commands of a session take more than there are, wherever the program runs', async () => {
    const { findings } = await run({ application: internal, launch: commands(...names('hbreak', 8)) });
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'tooMany', data: { taken: 9, comparators: 8 }, location: { file: 'App/App Debug.launch' } }]);
    expect(findings[0]?.message).toMatch(/9 hardware breakpoints .*Set breakpoint at: main.*, 6 more\)/);
    expect((await run({ application: internal, launch: commands(...names('hbreak', 7)) })).findings).toEqual([]);
  });

  it('counts data watchpoints against the comparators of the watchpoint unit', async () => {
    const watches = (count: number) => Array.from({ length: count }, (_, index) => `${['watch', 'rwatch', 'awatch'][index % 3]} counter${index}`);
    expect((await run({ application: internal, launch: commands(...watches(5)) })).findings).toMatchObject([{ severity: 'warning', data: { taken: 5, comparators: 4, unit: 'watchpoint' } }]);
    expect((await run({ application: internal, launch: commands(...watches(4)) })).findings).toEqual([]);
  });

  it('counts no breakpoint in RAM: GDB writes it into the code', async () => {
    const inRam = (count: number) => Array.from({ length: count }, (_, index) => `break *0x2400${(index * 2).toString(16).padStart(4, '0')}`);
    expect((await run({ application: internal, launch: commands(...inRam(12)) })).findings).toEqual([]);
  });

  it('says nothing of a healthy program in the internal flash', async () => {
    expect(await run({ application: internal })).toEqual({ findings: [], notChecked: [] });
  });

  it('does not guess the comparators of a core for which no source says them', async () => {
    const { findings, notChecked } = await run({ mcu: 'STM32N657X0HxQ', application: { table: 0x70100400, vtor: 0x70100400, interrupts: 195 } });
    expect(findings).toEqual([]);
    expect(notChecked).toMatchObject([{ program: 'App', why: expect.stringContaining('FP_CTRL') }]);
  });
});
