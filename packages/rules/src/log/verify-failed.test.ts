import { expect, it } from 'vitest';
import { ruleOnLog } from '../../tests/log-tester.js';
import { verifyFailed as rule } from './verify-failed.js';

it('log/verify-failed: says where, if the log does', async () => {
  expect(await ruleOnLog(rule, 'Verifying ...\nError: Data mismatch found at address 0x90000010 (byte = 0xFF instead of 0x12)\nError: Download verification failed\n')).toMatchObject([{ messageId: 'at', data: { address: 0x90000010, external: true }, location: { line: 2 } }]);
  expect(await ruleOnLog(rule, '** Verify Failed **\n')).toMatchObject([{ messageId: 'somewhere' }]);
  expect(await ruleOnLog(rule, 'Section .text, range 0x8000188 -- 0x8002468: MIS-MATCHED!\n')).toMatchObject([{ data: { address: 0x08000188, external: false } }]);
});

it('log/verify-failed: says nothing of a download that was verified', async () => expect(await ruleOnLog(rule, 'Download verified successfully\n** Verified OK **\nSection .text, range 0x8000188 -- 0x8002468: matched.\n')).toEqual([]));
