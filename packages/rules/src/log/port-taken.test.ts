import { expect, it } from 'vitest';
import { ruleOnLog } from '../../tests/log-tester.js';
import { portTaken as rule } from './port-taken.js';

it.each([
  ['Failed to bind to port 61234, error code -1: No error\nFailure starting GDB server: TCP port 61234 not available.\n', 61234],
  ["Error: couldn't bind gdb to socket on port 3333: Address already in use\n", 3333],
  ["Error: couldn't bind to socket: Address already in use\n", undefined],
  ['ERROR: Failed to open listener port 2331\n', 2331],
])('log/port-taken: %s', async (log, port) => expect(await ruleOnLog(rule, log)).toMatchObject([{ data: { port }, location: { line: 1 } }]));

it('log/port-taken: says nothing of a server that listens', async () => expect(await ruleOnLog(rule, 'Waiting for connection on port 61234...\nInfo : Listening on port 3333 for gdb connections\n')).toEqual([]));
