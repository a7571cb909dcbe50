import { expect, it } from 'vitest';
import { ruleOnLog } from '../../tests/log-tester.js';
import { targetUnknown as rule } from './target-unknown.js';

it('log/target-unknown: the server refuses the chip', async () => expect(await ruleOnLog(rule, 'Could not verify ST device! Abort connection.\n')).toMatchObject([{ severity: 'error', location: { line: 1 } }]));

it('log/target-unknown: says nothing where it does not', async () => expect(await ruleOnLog(rule, 'Device ID: 0x450\n')).toEqual([]));
