import { describe, expect, it } from 'vitest';
import { examineMachine, loaderFile, loaders } from '../../tests/setup-tester.js';
import { loadersDamaged } from './loaders-damaged.js';

const good = loaderFile('good.stldr', { start: 0x90000000, size: 1 << 24 });
const bad = loaderFile('bad.stldr', undefined, 'it has no StorageInfo');

describe('setup/loaders-damaged', () => {
  it.each([
    [0, 'empty', 'warning'],
    [undefined, 'missing', 'note'],
  ])('tells of a FlashLoader folder with %s loaders', async (internal, state, severity) => {
    expect((await examineMachine(loadersDamaged, { loaderFolders: [loaders([good], { internal })] })).findings).toMatchObject([{ severity, messageId: 'internal', data: { state } }]);
  });

  it('notes external loaders that cannot be read, and warns of one that the project needs', async () => {
    expect((await examineMachine(loadersDamaged, { loaderFolders: [loaders([good, bad, { ...bad, file: 'worse.stldr' }])] })).findings).toMatchObject([{ severity: 'note', messageId: 'external', data: { count: 2 }, related: [{ message: 'it has no StorageInfo' }] }]);
    expect((await examineMachine(loadersDamaged, { loaderFolders: [loaders([bad])] }, { loaders: [{ file: 'BAD.stldr', location: {} }] })).findings).toMatchObject([{ severity: 'warning' }]);
  });

  it('is silent about whole ones, and about a programmer that has no loaders at all', async () => {
    expect((await examineMachine(loadersDamaged, { loaderFolders: [loaders([good]), loaders([], { internal: undefined })] })).findings).toEqual([]);
  });
});
