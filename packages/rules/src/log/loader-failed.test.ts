import { expect, it } from 'vitest';
import { ruleOnLog } from '../../tests/log-tester.js';
import { loaderFailed as rule } from './loader-failed.js';

const log = 'ST-LINK_gdbserver -p 61234 -ei C:/ST/ExternalLoader/MX25L512G_STM32F723E-DISCO.stldr\nRun external memory initializer\nST-LINK device status: RUN_MODE\nFailed to initialize external memory!\n\nError in initializing ST-LINK device.\nReason: Unknown. Please check power and cabling to target.\n';

it('log/loader-failed: names the loader, and that power and cabling are not the cause', async () => {
  const [finding] = await ruleOnLog(rule, log);
  expect(finding).toMatchObject({ severity: 'error', location: { line: 4 }, explains: expect.arrayContaining(['log/no-connection']), data: { loader: 'MX25L512G_STM32F723E-DISCO.stldr' } });
  expect(finding?.message).toContain('MX25L512G_STM32F723E-DISCO.stldr');
});

it('log/loader-failed: says nothing where the loader did its work', async () => expect(await ruleOnLog(rule, log.replace('Failed to initialize external memory!', 'ST-LINK device initialization OK'))).toEqual([]));
