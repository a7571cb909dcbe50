import { describe, expect, it } from 'vitest';
import { cubeIdeTypeId, readLaunch, writeLaunch } from '../src/index.js';

const style = { indent: 4, lineEnd: '\n' } as const;

describe('writing', () => {
  it('is sorted by code unit, whatever the type, with sets and maps sorted and lists in their order', () => {
    const text = writeLaunch({
      typeId: 'x',
      style,
      attributes: [
        { element: 'string', key: 'stlinkenable', value: '' },
        { element: 'int', key: 'stlink.x', value: -1 },
        { element: 'boolean', key: 'b', value: false },
        { element: 'list', key: 'B', value: ['2', '1'] },
        { element: 'set', key: 'A', value: ['b', 'a', 'B'] },
        { element: 'map', key: 'C', value: [['k', '1'], ['K', '2']] },
        { element: 'list', key: 'D', value: [] },
        { element: 'map', key: 'E', value: [] },
      ],
    });
    expect(text).toBe(`<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<launchConfiguration type="x">
    <setAttribute key="A">
        <setEntry value="B"/>
        <setEntry value="a"/>
        <setEntry value="b"/>
    </setAttribute>
    <listAttribute key="B">
        <listEntry value="2"/>
        <listEntry value="1"/>
    </listAttribute>
    <mapAttribute key="C">
        <mapEntry key="K" value="2"/>
        <mapEntry key="k" value="1"/>
    </mapAttribute>
    <listAttribute key="D"/>
    <mapAttribute key="E"/>
    <booleanAttribute key="b" value="false"/>
    <intAttribute key="stlink.x" value="-1"/>
    <stringAttribute key="stlinkenable" value=""/>
</launchConfiguration>
`);
  });

  // What the JDK's identity transformer made of each of these characters in an attribute (JDK 17 and 25, method xml, UTF-8).
  it.each([
    ['\t', '&#9;'], ['\n', '&#10;'], ['\r', '&#13;'], ['"', '&quot;'], ['&', '&amp;'], ["'", "'"], ['<', '&lt;'], ['>', '&gt;'],
    ['\u007f', '\u007f'], ['\u0085', '\u0085'], ['\u00a0', '\u00a0'], ['\u2028', '\u2028'], ['\ufeff', '\ufeff'], ['\u{1f600}', '&#128512;'], ['ä语', 'ä语'],
  ])('%j as %s', (character, written) => {
    const text = writeLaunch({ typeId: 'x', style, attributes: [{ element: 'string', key: character, value: `a${character}b` }] });
    expect(text).toContain(`<stringAttribute key="${written}" value="a${written}b"/>`);
    expect(readLaunch(text, 'x').value?.string(character)).toBe(`a${character}b`);
  });

  it('of a configuration without attributes, and of one made from a prototype', () => {
    expect(writeLaunch({ typeId: 'x', attributes: [], style })).toBe('<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<launchConfiguration type="x"/>\n');
    const text = writeLaunch({ typeId: cubeIdeTypeId, prototype: 'base', attributes: [{ element: 'int', key: 'a', value: 1 }], style: { indent: 0, lineEnd: '\r\n' } });
    expect(text.split('\r\n')[1]).toBe(`<launchConfiguration prototype="base" type="${cubeIdeTypeId}">`);
    expect(writeLaunch(readLaunch(text, 'x').value!)).toBe(text);
  });

  it('has a key given twice once, with its last value', () => {
    const text = '<launchConfiguration type="x"><intAttribute key="a" value="1"/><intAttribute key="a" value="2"/></launchConfiguration>';
    expect(writeLaunch(readLaunch(text, 'x').value!).match(/intAttribute.*/g)).toEqual(['intAttribute key="a" value="2"/>']);
  });
});
