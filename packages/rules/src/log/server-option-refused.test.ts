import { expect, it } from 'vitest';
import { ruleOnLog } from '../../tests/log-tester.js';
import { serverOptionRefused as rule } from './server-option-refused.js';

it('log/server-option-refused: names the option', async () => expect(await ruleOnLog(rule, "PARSE ERROR: Argument: --no-reset\n             Couldn't find match for argument\n")).toMatchObject([{ data: { option: '--no-reset' }, location: { line: 1 } }]));

it('log/server-option-refused: says nothing of a server that starts', async () => expect(await ruleOnLog(rule, 'Starting server with the following options:\n        Persistent Mode            : Disabled\n')).toEqual([]));
