import { describe, expect, it } from 'vitest';
import { describeLaunch, editLaunch, launchKeys as k, migrateLoaders, readLaunch } from '../src/index.js';
import { launchText } from './sample.js';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>';

describe('an edit', () => {
  const sample = { a: '1', c: true, e: 5, g: ['x', 'y'] } as const;

  it.each([0, 4].flatMap((indent) => (['\n', '\r\n'] as const).map((lineEnd) => ({ indent, lineEnd }))))('gives what Eclipse would write: %j', (style) => {
    const { text } = editLaunch(launchText(sample, style), [
      { key: 'a', element: 'string', value: '<"2">\n' },
      { key: 'b', element: 'string', value: 'new' },
      { key: 'b2', element: 'list', value: ['1', '2'] },
      { key: 'c', remove: true },
      { key: 'e', element: 'int', value: 6 },
      { key: 'g', element: 'list', value: ['z'] },
      { key: 'h', element: 'boolean', value: false },
      { key: 'gone', remove: true },
    ]);
    expect(text).toBe(launchText({ a: '<"2">\n', b: 'new', b2: ['1', '2'], e: 6, g: ['z'], h: false }, style));
  });

  it('touches nothing else, in a file that Eclipse never wrote', () => {
    const text = `\ufeff<?xml version='1.0'?>\r\n<!-- mine -->\n<LaunchConfiguration x="1" type = "t">\r\n\t<stringAttribute   value='it&apos;s' key='b' />  <!-- b --><intAttribute key="a" value="007"></intAttribute>\n\n<weird/>\n</LaunchConfiguration>\n\n`;
    const { text: edited, edits } = editLaunch(text, [{ key: 'b', element: 'string', value: `that's "it"` }]);
    expect(edited).toBe(text.replace('it&apos;s', 'that&apos;s &quot;it&quot;'));
    expect(edits).toHaveLength(1);
  });

  it('changes nothing where the value is there already, however it is written', () => {
    const text = `<launchConfiguration type="x"><stringAttribute key="a" value="&#x41;&#xD;&#xA;"/><intAttribute key="n" value="+05"/><booleanAttribute key="t" value="TRUE"/></launchConfiguration>`;
    expect(editLaunch(text, [{ key: 'a', element: 'string', value: 'A\r\n' }, { key: 'n', element: 'int', value: 5 }, { key: 't', element: 'boolean', value: true }])).toEqual({ text, edits: [] });
  });

  it('changes the type of a key', () => {
    expect(editLaunch(launchText({ a: 'true', b: '' }), [{ key: 'a', element: 'boolean', value: true }]).text).toBe(launchText({ a: true, b: '' }));
    expect(editLaunch(launchText({ a: 'x', b: '' }), [{ key: 'a', element: 'list', value: ['x'] }]).text).toBe(launchText({ a: ['x'], b: '' }));
  });

  it('makes the last of two attributes with one key count, and removes both', () => {
    const text = `${head}\n<launchConfiguration type="x">\n<intAttribute key="a" value="1"/>\n<intAttribute key="a" value="2"/>\n</launchConfiguration>\n`;
    expect(editLaunch(text, [{ key: 'a', element: 'int', value: 3 }]).text).toBe(text.replace('"2"', '"3"'));
    expect(editLaunch(text, [{ key: 'a', remove: true }]).text).toBe(`${head}\n<launchConfiguration type="x">\n</launchConfiguration>\n`);
  });

  it.each([
    ['<launchConfiguration type="x"/>', '<launchConfiguration type="x">\n<intAttribute key="a" value="1"/>\n</launchConfiguration>'],
    ['<launchConfiguration type="x">\n</launchConfiguration>', '<launchConfiguration type="x">\n<intAttribute key="a" value="1"/>\n</launchConfiguration>'],
    ['<launchConfiguration type="x"></launchConfiguration>', '<launchConfiguration type="x">\n<intAttribute key="a" value="1"/>\n</launchConfiguration>'],
    ['<launchConfiguration type="x"><!-- </x> --></launchConfiguration>', '<launchConfiguration type="x">\n<intAttribute key="a" value="1"/>\n<!-- </x> --></launchConfiguration>'],
  ])('puts the first attribute into %j', (text, expected) => {
    expect(editLaunch(text, [{ key: 'a', element: 'int', value: 1 }]).text).toBe(expected);
  });

  it('leaves a file alone that cannot be read', () => {
    expect(editLaunch('<launchConfiguration type="x">', [{ key: 'a', element: 'int', value: 1 }])).toEqual({ text: '<launchConfiguration type="x">', edits: [] });
  });
});

describe('external loaders', () => {
  const old = { [k.oldLoaderEnabled]: true, [k.oldLoader]: 'MX25LM51245G_STM32H7B3I_DISCO, 0x90000000, NOR_FLASH, MX25LM51245G_STM32H7B3I-DISCO.stldr', [k.oldLoaderInitialize]: true };

  it('migrate from the three keys of 1.10 to the one of 1.11', () => {
    const text = launchText(old);
    const document = readLaunch(text, 'x').value!;
    const migrated = editLaunch(text, migrateLoaders(document, { dropOld: true })).text;
    expect(migrated).toBe(launchText({ [k.externalLoaders]: '[{"fLoaderPath":"MX25LM51245G_STM32H7B3I-DISCO.stldr","fInitialize":true,"fIsEnabled":true}]' }));
    expect(migrateLoaders(document).map((change) => change.key)).toEqual([k.externalLoaders]);
    const { address: _, range: __, ...before } = describeLaunch(document).externalLoaders[0]!;
    expect(describeLaunch(readLaunch(migrated, 'x').value!).externalLoaders).toMatchObject([before]);
  });

  it('that were none become an empty list', () => {
    const text = launchText({ [k.oldLoaderEnabled]: false, [k.oldLoader]: '' });
    expect(editLaunch(text, migrateLoaders(readLaunch(text, 'x').value!, { dropOld: true })).text).toBe(launchText({ [k.externalLoaders]: '[]' }));
  });

  it('need no migration where the newer key is, or no key at all', () => {
    expect(migrateLoaders(readLaunch(launchText({ ...old, [k.externalLoaders]: '[]' }), 'x').value!)).toEqual([]);
    expect(migrateLoaders(readLaunch(launchText({ a: '' }), 'x').value!)).toEqual([]);
  });
});
