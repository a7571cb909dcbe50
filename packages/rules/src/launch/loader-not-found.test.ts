import { describe, expect, it } from 'vitest';
import { pair } from '../../tests/launch-pair.js';
import { externalLoader } from '../../tests/external-loader.js';
import { runRuleOn, type Content } from '../../tests/rule-tester.js';
import { loaderNotFound } from './loader-not-found.js';

const run = async (path: string, more: Content = {}) => (await runRuleOn(loaderNotFound, pair({ launch: { loaders: [{ path }] }, more }))).findings;

describe('launch/loader-not-found', () => {
  it('finds a loader that the workspace does not have where it is said to be', async () => {
    expect(await run('${workspace_loc:/App/w25.stldr}')).toMatchObject([{ severity: 'error', messageId: 'gone', location: { file: 'App/App Debug.launch' } }]);
    expect(await run('')).toMatchObject([{ severity: 'error', messageId: 'none' }]);
  });

  it('is silent about one that is there', async () => {
    const more = { 'App/w25.stldr': externalLoader({ start: 0x90000000, size: 0x1000000 }) };
    for (const path of ['${workspace_loc:/App/w25.stldr}', '${workspace_loc:/App}/w25.stldr', 'w25.stldr']) expect(await run(path, more)).toEqual([]);
  });

  it('is silent about what cannot be told here: shipped loaders, other projects, other machines, builds to come', async () => {
    for (const path of ['MT25TL01G_STM32H750B-DISCO.stldr', '${workspace_loc:/Elsewhere/w25.stldr}', 'D:\\loaders\\w25.stldr', '${MY_LOADERS}/w25.stldr', '${workspace_loc:/App/Debug/w25.stldr}']) expect(await run(path)).toEqual([]);
  });
});
