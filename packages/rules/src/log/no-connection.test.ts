import { expect, it } from 'vitest';
import { ruleOnLog } from '../../tests/log-tester.js';
import { noConnection as rule } from './no-connection.js';

it.each([
  ['Error in initializing ST-LINK device.\nReason: Unknown. Please check power and cabling to target.\n', 'target', 2],
  ['Target unknown error 32\n', 'target', 1],
  ['Error: No STM32 target found! If your product embeds Debug Authentication, please perform a discovery\n', 'target', 1],
  ['Error: init mode failed (unable to connect to the target)\n', 'target', 1],
  ['Warn : UNEXPECTED idcode: 0x2ba01477\n', 'target', 1],
  ['[8.745] spawnCubeProgrammer():  18:47:37:000 Error: ST-LINK error (DEV_TARGET_HELD_UNDER_RESET)\n', 'target', 1],
  ['Error: open failed\n', 'probe', 1],
  ['Error: No debug probe detected.\n', 'probe', 1],
  ['localhost:61234: Connection refused.\n', 'server', 1],
])('log/no-connection: %s', async (log, messageId, line) => expect(await ruleOnLog(rule, log)).toMatchObject([{ messageId, location: { line } }]));

it('log/no-connection: says nothing of attempts before the one that succeeded', async () => expect(await ruleOnLog(rule, '[0.1] openDevice():  Target connection failed\n[0.2] openDevice():  COM frequency = 100 kHz\n[0.3] initContext():  Device ID: 0x450\n')).toEqual([]));

it('log/no-connection: says nothing of a session that came about', async () => expect(await ruleOnLog(rule, 'ST-LINK device initialization OK\nDebugger connected\nDebugger connection lost.\nShutting down...\n')).toEqual([]));
