import { describe, expect, it } from 'vitest';
import { pair } from '../../tests/launch-pair.js';
import { runRuleOn, type LaunchFacts } from '../../tests/rule-tester.js';
import { probeSettingsMixed } from './probe-settings-mixed.js';

const run = async (facts: LaunchFacts) => (await runRuleOn(probeSettingsMixed, pair({ launch: { loaders: [], ...facts } }))).findings;
const port = (number: string, startServer = true): LaunchFacts['extra'] => [['int', 'gdbjtag.portNumber', number], ['boolean', '.launch.startServer', String(startServer)]];

describe('launch/probe-settings-mixed', () => {
  it('warns of the port of another server where the server is not started', async () => {
    expect(await run({ probe: 'openocd', extra: port('61234', false) })).toMatchObject([{ severity: 'warning', messageId: 'port', data: { port: 61234, usual: 'ST-LINK GDB server' } }]);
  });

  it('only notes it where the server is started on that port', async () => {
    expect(await run({ probe: 'jlink', extra: port('61234') })).toMatchObject([{ severity: 'note', messageId: 'portStarted' }]);
  });

  it('warns of a loader that OpenOCD does not use', async () => {
    expect(await run({ probe: 'openocd', loaders: [{ path: 'x.stldr' }], extra: port('3333') })).toMatchObject([{ severity: 'warning', messageId: 'loader' }]);
  });

  it('is silent about own ports, other ports, scripts of the project, and loaders that J-Link passes over', async () => {
    for (const facts of [
      { extra: port('61234') },
      { extra: port('61238') },
      { probe: 'jlink' as const, loaders: [{ path: 'x.stldr' }], extra: port('2331') },
      { probe: 'openocd' as const, loaders: [{ path: 'x.stldr' }], extra: [['string', '.openocd.OPENOCD_SCRIPT_CHOICE', 'provided'] as const, ['string', '.openocd.OPENOCD_SCRIPT', 'x.cfg'] as const] },
    ])
      expect(await run(facts)).toEqual([]);
  });
});
