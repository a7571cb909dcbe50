import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import YAML from 'yaml';
import { insertInList, insertLefthook } from '../src/init/yaml-insert.js';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300);
const timeout = 20_000 + 20 * numRuns;
const word = fc.string({ minLength: 1, maxLength: 12 });
const item = fc.dictionary(word, fc.oneof(word, fc.integer(), fc.boolean(), fc.array(word, { maxLength: 3 })), { minKeys: 1, maxKeys: 4 });
const entry = ['- name: x', '  run: y z'];
const added = { name: 'x', run: 'y z' };

/** A text with the same meaning but for the item, or none: the YAML reader judges. */
describe('an item in any YAML text', () => {
  it('is one item more, and nothing else changes', () => {
    fc.assert(
      fc.property(fc.dictionary(word, fc.oneof(item, word, fc.array(item, { maxLength: 3 }))), fc.array(item, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 6 }), fc.boolean(), (others, repos, indent, crlf) => {
        const value = { ...others, repos };
        const text = YAML.stringify(value, { indent }).replaceAll('\n', crlf ? '\r\n' : '\n');
        const changed = insertInList(text, 'repos', entry);
        if (changed === undefined) return;
        expect(YAML.parse(changed)).toEqual({ ...(YAML.parse(text) as object), repos: [added, ...(YAML.parse(text) as { repos: unknown[] }).repos] });
      }),
      { numRuns },
    );
  }, timeout);

  it('of lefthook is one job or command more, or nothing', () => {
    const commands = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.record({ run: word }), { minKeys: 1, maxKeys: 3 });
    const hook = fc.oneof(fc.record({ jobs: fc.array(fc.record({ run: word }), { minLength: 1, maxLength: 3 }) }), fc.record({ parallel: fc.boolean(), commands }), fc.record({ scripts: commands }));
    fc.assert(
      fc.property(fc.option(hook, { nil: undefined }), fc.option(hook, { nil: undefined }), fc.integer({ min: 2, max: 4 }), (own, other, indent) => {
        const value = { ...(other === undefined ? {} : { 'pre-push': other }), ...(own === undefined ? {} : { 'pre-commit': own }), min_version: '1.0' };
        const text = YAML.stringify(value, { indent });
        const changed = insertLefthook(text, 'qspi-doctor');
        if (changed === undefined) return;
        const parsed = YAML.parse(changed) as { 'pre-commit': { jobs?: unknown[]; commands?: object } };
        const before = YAML.parse(text) as { 'pre-commit'?: { jobs?: unknown[]; commands?: object } };
        expect({ ...parsed, 'pre-commit': undefined }).toEqual({ ...before, 'pre-commit': undefined });
        const [now, then] = [parsed['pre-commit'], before['pre-commit'] ?? {}];
        expect((now.jobs?.length ?? 0) + Object.keys(now.commands ?? {}).length).toBe((then.jobs?.length ?? 0) + Object.keys(then.commands ?? {}).length + 1);
        expect(now.jobs?.slice(-(then.jobs?.length ?? 0) || Infinity) ?? []).toEqual(then.jobs ?? []);
        expect(now.commands ?? {}).toMatchObject(then.commands ?? {});
      }),
      { numRuns },
    );
  }, timeout);
});
