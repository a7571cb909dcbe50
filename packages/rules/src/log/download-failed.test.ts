import { describe, expect, it } from 'vitest';
import { ruleOnLog } from '../../tests/log-tester.js';
import { downloadFailed as rule } from './download-failed.js';

const start = (address: string, kind: string) => `Opening and parsing file: ST-LINK_GDB_server_a1.srec\n  Address       : ${address}\nErasing memory corresponding to segment 0:\nErasing ${kind} memory sectors [0 4]\n`;

describe('log/download-failed', () => {
  it('tells external memory from the internal flash', async () => {
    expect(await ruleOnLog(rule, `${start('0x90000000', 'external')}Error: failed to erase memory\n`)).toMatchObject([{ messageId: 'external', data: { address: 0x90000000 }, location: { line: 5 }, related: [{ line: 4 }] }]);
    expect(await ruleOnLog(rule, `${start('0x08000000', 'internal')}Error: Flash loader cannot be loaded\nError: failed to erase memory\n`)).toMatchObject([{ messageId: 'internal' }]);
  });

  it('takes the last thing that was erased, where a file has parts in both', async () => {
    const both = `${start('0x08000000', 'internal')}Erasing memory corresponding to segment 1:\nErasing external memory sectors [0 3]\nDownload in Progress:\nError: failed to download Segment[0]\nError: failed to download the File\n`;
    expect(await ruleOnLog(rule, both)).toMatchObject([{ messageId: 'external', data: { what: 'segment 0 could not be written', address: undefined } }]);
  });

  it('takes the word of the server where STM32CubeProgrammer has none', async () => {
    expect(await ruleOnLog(rule, '[8.750] WriteFlashDone():  Error in STM32CubeProgrammer\n')).toMatchObject([{ messageId: 'internal', data: { what: 'the file could not be written' } }]);
  });

  it('says how little GDB says', async () => expect(await ruleOnLog(rule, 'Error message from debugger back end:\nLoad failed\n')).toMatchObject([{ data: { what: expect.stringContaining('Load failed') }, remedies: [{ title: 'Have the server tell more' }] }]));

  it('says nothing of a download that succeeded', async () => expect(await ruleOnLog(rule, `${start('0x90000000', 'external')}File download complete\nDownload verified successfully\n`)).toEqual([]));
});
