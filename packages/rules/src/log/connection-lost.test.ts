import { expect, it } from 'vitest';
import { ruleOnLog } from '../../tests/log-tester.js';
import { connectionLost as rule } from './connection-lost.js';

it('log/connection-lost: the chip stops answering', async () => {
  expect(await ruleOnLog(rule, 'Download verified successfully\n(Read)Failed determine breakpoint type\nError! Failed to read target status\nDebugger connection lost.\n')).toMatchObject([{ severity: 'warning', data: { times: 2 }, location: { line: 2 }, related: [{ line: 3 }] }]);
  expect(await ruleOnLog(rule, 'Target is not responding, retrying...\nTarget is not responding, retrying...\n')).toMatchObject([{ data: { times: 2 } }]);
});

it('log/connection-lost: each session ends, which is no loss', async () => expect(await ruleOnLog(rule, 'Debugger connection lost.\nShutting down...\nError: recv returned 0. Remote side has closed gracefully. Good.\n')).toEqual([]));
