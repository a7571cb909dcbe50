import { describe, expect, it } from 'vitest';
import { withEdits } from '../../tests/apply-edits.js';
import { pair } from '../../tests/launch-pair.js';
import { runRuleOn, type LaunchFacts } from '../../tests/rule-tester.js';
import { absolutePath } from './absolute-path.js';

const log = (path: string, logging: boolean): LaunchFacts => ({ extra: [['string', '.stlink.log_file', path], ['boolean', '.stlink.enable_logging', String(logging)]] });

describe('launch/absolute-path', () => {
  it('finds loaders and images of one machine', async () => {
    expect((await runRuleOn(absolutePath, pair({ launch: { loaders: [{ path: 'D:\\loaders\\w25.stldr' }] } }))).findings).toMatchObject([{ severity: 'warning', data: { what: 'The external loader' } }]);
    expect((await runRuleOn(absolutePath, pair({ launch: { program: '/home/me/w/App/Debug/App.elf' } }))).findings).toMatchObject([{ severity: 'warning', data: { what: 'The image' } }]);
  });

  it('notes a log file, and empties it where nothing is logged', async () => {
    const content = pair({ launch: log('C:\\Users\\me\\st-link_gdbserver_log.txt', false) });
    const { findings } = await runRuleOn(absolutePath, content);
    expect(findings).toMatchObject([{ severity: 'note', messageId: 'log' }]);
    expect((await runRuleOn(absolutePath, withEdits(content, findings[0]))).findings).toEqual([]);
    expect((await runRuleOn(absolutePath, pair({ launch: log('/tmp/log.txt', true) }))).findings[0]?.remedies[0]?.edits).toBeUndefined();
  });

  it('is silent about variables, bare names, relative paths and disabled loaders', async () => {
    for (const facts of [{}, { loaders: [{ path: '${workspace_loc:/App/w25.stldr}' }] }, { loaders: [{ path: 'D:\\w25.stldr', enabled: false }] }, log('', true)]) expect((await runRuleOn(absolutePath, pair({ launch: facts }))).findings).toEqual([]);
  });
});
