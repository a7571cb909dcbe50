import { describe, expect, it } from 'vitest';
import { pair } from '../../tests/launch-pair.js';
import { launch, runRuleOn } from '../../tests/rule-tester.js';
import { malformed } from './malformed.js';

const run = async (text: string) => (await runRuleOn(malformed, pair({ more: { 'App/App Debug.launch': text } }))).findings;
const good = launch();

describe('launch/malformed', () => {
  it.each([
    ['cut off', good.slice(0, good.length / 2)],
    ['no XML', '{ "version": "0.2.0" }'],
    ['empty', ''],
    ['of a wrong root', '<project/>'],
    ['with a document type', good.replace('<launchConfiguration', '<!DOCTYPE a [<!ENTITY b "c">]><launchConfiguration')],
  ])('finds a file that is %s', async (_, text) => {
    expect(await run(text)).toMatchObject([{ severity: 'error', messageId: 'unreadable', location: { file: 'App/App Debug.launch' } }]);
  });

  it('finds numbers that are none', async () => {
    expect(await run(launch({ extra: [['int', 'gdbjtag.portNumber', '0xEF32']] }))).toMatchObject([{ severity: 'error', messageId: 'number', data: { text: '0xEF32' } }]);
  });

  it('finds truth values that are none, as a warning', async () => {
    expect(await run(launch({ extra: [['boolean', 'gdbjtag.setResume', 'yes']] }))).toMatchObject([{ severity: 'warning', messageId: 'truth' }]);
  });

  it('finds lists that are not the JSON that CubeIDE writes', async () => {
    expect(await run(launch({ extra: [['string', '.launch.loadList', '{"fItems":[']] }))).toMatchObject([{ severity: 'error', messageId: 'value', location: { line: 4 } }]);
    expect(await run(launch({ extra: [['string', '.launch.cubeprog_external_loaders', 'MT25.stldr']] }))).toMatchObject([{ severity: 'error', messageId: 'value' }]);
  });

  it('notes elements that Eclipse drops', async () => {
    expect(await run(good.replace('</launchConfiguration>', '    <floatAttribute key="a" value="1.5"/>\n</launchConfiguration>'))).toMatchObject([{ severity: 'note', messageId: 'unknown', data: { element: 'floatAttribute' } }]);
  });

  it('is silent about a sound file, with a byte order mark, CR LF or keys that nobody knows', async () => {
    for (const text of [good, `\ufeff${good}`, good.replaceAll('\n', '\r\n'), launch({ extra: [['string', 'com.example.unknown', 'x']] })]) expect(await run(text)).toEqual([]);
  });
});
