import { expect, it } from 'vitest';
import { externalProgram, ruleOnLog, ruleOnProject } from '../../tests/log-tester.js';
import { externalFlashNotProgrammed as rule } from './external-flash-not-programmed.js';

const internal = '  Address       : 0x08000000\nErasing memory corresponding to segment 0:\nErasing internal memory sector 0\nDownload in Progress:\nFile download complete\nDownload verified successfully\n';

it('log/external-flash-not-programmed: a download that leaves the external flash as it was', async () => {
  expect(await ruleOnProject(rule, internal, externalProgram('STM32H750XBHx'))).toMatchObject([{ severity: 'warning', data: { address: 0x90000000 }, location: { line: 3 }, related: [{ address: 0x90000000 }, { line: 5 }] }]);
});

it('log/external-flash-not-programmed: says nothing of a session that programs it, or that programs nothing', async () => {
  const external = internal.replace('internal memory sector 0', 'internal memory sector 0\nErasing external memory sectors [0 1]');
  for (const log of [external, 'Debugger connected\n', internal.replace('File download complete\nDownload verified successfully\n', 'Error: failed to download the File\n'), internal.replace('0x08000000', '0x90000000')]) {
    expect(await ruleOnProject(rule, log, externalProgram('STM32H750XBHx'))).toEqual([]);
  }
  expect(await ruleOnLog(rule, internal)).toEqual([]);
});
