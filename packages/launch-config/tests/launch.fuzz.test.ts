import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { describeLaunch, editLaunch, launchKeys, newCubeIdeLaunch, readLaunch, writeLaunch } from '../src/index.js';
import { readPlainXml } from '../src/plain-xml.js';
import { readAnyXml, readXml } from '../src/xml-tree.js';
import type { LaunchChange, LaunchEntry } from '../src/index.js';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300);

const carried = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom('&', '<', '>', '"', "'", '\r', '\n', '\t', 'a', ';', '#', '\u{1f600}') })).map(carried);
const key = fc.oneof(text, fc.constantFrom('a', 'b', 'B', 'ab', 'a.b', 'stlink.x', 'stlinkx'), fc.constantFrom(...Object.values(launchKeys)));
const entry: fc.Arbitrary<LaunchEntry> = fc.oneof(
  fc.record({ element: fc.constant('string' as const), key, value: text }),
  fc.record({ element: fc.constant('boolean' as const), key, value: fc.boolean() }),
  fc.record({ element: fc.constant('int' as const), key, value: fc.integer() }),
  fc.record({ element: fc.constantFrom('list' as const), key, value: fc.array(text, { maxLength: 4 }) }),
  fc.record({ element: fc.constantFrom('set' as const), key, value: fc.uniqueArray(text, { maxLength: 4 }).map((all) => all.sort()) }),
  fc.record({ element: fc.constant('map' as const), key, value: fc.uniqueArray(fc.tuple(text, text), { maxLength: 4, selector: ([name]) => name }).map((all) => all.sort(([a], [b]) => (a < b ? -1 : 1))) }),
);
const entries = fc.uniqueArray(entry, { maxLength: 12, selector: (each) => each.key });
const style = fc.record({ indent: fc.constantFrom(0, 4), lineEnd: fc.constantFrom('\n' as const, '\r\n' as const) });
const change: fc.Arbitrary<LaunchChange> = fc.oneof(entry, fc.record({ key, remove: fc.constant(true as const) }));

/** A sound text with a few stretches replaced by rubbish. */
function damaged(sound: string) {
  const put = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('<', '>', '"', '&', '</', '/>', '<!--', ']]>', '<![CDATA[', '<!DOCTYPE', '\r', '\n', '\u0000', '&#0;', '&#xD;', "'", '='));
  return fc.array(fc.tuple(fc.nat(sound.length), fc.nat(12), put), { minLength: 1, maxLength: 4 }).map((edits) => edits.reduce((all, [at, length, with_]) => all.slice(0, at) + with_ + all.slice(at + length), sound));
}

const sorted = (all: readonly LaunchEntry[]) => [...all].sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ element, key: name, value }) => ({ element, key: name, value }));

const limits = { size: 1 << 20, depth: 16, elements: 1000 };

/** Small documents of all that XML has, sound and not. */
const anyXml = fc
  .array(fc.constantFrom('<a>', '</a>', '<b x="1"/>', '<a k="v" l=\'w\'>', '<b x="1" x="2"/>', '<?xml version="1.0" encoding="UTF-8"?>', '<?p q?>', '<!-- c -->', '<![CDATA[d]]>', '&amp;', '&#10;', '&#0;', '&x;', ' text ', '\n', '\r\n', ']]>', '<c', 'k="&lt;&#13;"', '/>', '>', '\ufeff', '<constructor/>', '<b __proto__="x"/>', '<a:b c:d="e"/>', '<1/>', '<b\tx = "1"\n/>'), { maxLength: 9 })
  .map((parts) => parts.join(''));

it('are read in the same way by the short way and by the complete one', () => {
  fc.assert(
    fc.property(fc.oneof(anyXml, anyXml.map((inner) => `<a>${inner}</a>`), fc.tuple(entries, style).chain(([attributes, how]) => damaged(writeLaunch({ typeId: 't', attributes, style: how })))), (document) => {
      if (readPlainXml(document, limits) === undefined) return;
      expect(readXml(document, limits)).toEqual(readAnyXml(document, limits));
    }),
    { numRuns: numRuns * 4 },
  );
});

it('of the plain kind go the short way', () => {
  expect(readPlainXml(newCubeIdeLaunch({ name: 'x', project: 'x', program: 'Debug/x.elf', buildConfigurationId: '' }), limits)).toBeDefined();
});

describe('launch configurations', () => {
  it('are read as they were written, and written as they were read', () => {
    fc.assert(
      fc.property(entries, style, text, (attributes, how, type) => {
        const written = writeLaunch({ typeId: `t${type}`, attributes, style: how });
        const { value, problems } = readLaunch(written, 'x');
        expect(problems).toEqual([]);
        expect(value?.typeId).toBe(`t${type}`);
        expect(sorted(value!.attributes)).toEqual(sorted(attributes));
        expect(writeLaunch({ ...value!, attributes: value!.attributes, style: how })).toBe(written);
      }),
      { numRuns },
    );
  });

  it('edited in place are what Eclipse would write, and their edits make it', () => {
    fc.assert(
      fc.property(entries, style, fc.array(change, { maxLength: 6 }), (attributes, how, changes) => {
        const before = writeLaunch({ typeId: 't', attributes, style: how });
        const { text: after, edits } = editLaunch(before, changes);
        const wanted = new Map(attributes.map((each) => [each.key, each]));
        for (const each of changes) {
          if ('remove' in each) wanted.delete(each.key);
          else wanted.set(each.key, each);
        }
        expect(sorted(readLaunch(after, 'x').value!.attributes)).toEqual(sorted([...wanted.values()]));
        // Eclipse closes an empty configuration at once, and without a first attribute there is no indentation to be seen.
        if (attributes.length > 0 && wanted.size > 0) expect(after).toBe(writeLaunch({ typeId: 't', attributes: [...wanted.values()], style: how }));
        expect([...edits].reverse().reduce((all, { range, newText }) => all.slice(0, range.start) + newText + all.slice(range.end), before)).toBe(after);
        for (const [i, { range }] of edits.entries()) expect(range.start).toBeGreaterThanOrEqual(i === 0 ? 0 : edits[i - 1]!.range.end);
        expect(editLaunch(after, changes).edits).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('that are damaged never make reading throw, and what is still read can be edited', () => {
    const loadList = [{ path: 'Debug/Boot.elf', project: 'Boot' }];
    const sound = newCubeIdeLaunch({ name: 'a', project: 'App', program: 'Debug/App.elf', buildConfigurationId: 'i', before: loadList, externalLoaders: [{ path: 'x.stldr' }], initCommands: ['a', 'b'] });
    fc.assert(
      fc.property(damaged(sound), (bad) => {
        const { value, problems } = readLaunch(bad, 'x');
        expect(value !== undefined || problems.length > 0).toBe(true);
        const ranges = [...problems.map((problem) => problem.range), ...(value?.attributes ?? []).flatMap((attribute) => [attribute.range, attribute.valueRange])];
        if (value) {
          const described = describeLaunch(value);
          ranges.push(...described.problems.map((problem) => problem.range), ...described.loadList.map((item) => item.range), ...described.commands.map((command) => command.range));
          const { text: edited } = editLaunch(bad, [{ key: launchKeys.stopAt, element: 'string', value: 'x y' }]);
          expect(readLaunch(edited, 'x').value?.string(launchKeys.stopAt)).toBe('x y');
        }
        for (const range of ranges) expect(range.start >= 0 && range.end >= range.start && range.end <= bad.length).toBe(true);
      }),
      { numRuns },
    );
  });

  it('with values of any text are described without throwing, each thing at its place', () => {
    const value = fc.oneof(text, fc.json(), fc.json().map((json) => `{"fItems":[${json}]}`), fc.array(fc.json()).map((all) => `[${all.join()}]`));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.values(launchKeys)), value.map(carried)), (values) => {
        const attributes = Object.entries(values).map(([name, each]) => ({ element: 'string' as const, key: name, value: each }));
        const written = writeLaunch({ typeId: 'com.st.stm32cube.ide.mcu.debug.launch.launchConfigurationType', attributes, style: { indent: 4, lineEnd: '\n' } });
        const document = readLaunch(written, 'x').value!;
        for (const command of describeLaunch(document).commands) {
          const { start, end } = command.range;
          const inside = `<launchConfiguration type="x"><stringAttribute key="k" value="${written.slice(start, end)}"/></launchConfiguration>`;
          expect(readLaunch(inside, 'x').value?.string('k')).toBe(command.text);
        }
      }),
      { numRuns },
    );
  });
});
