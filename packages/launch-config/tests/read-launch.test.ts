import { describe, expect, it } from 'vitest';
import { cubeIdeTypeId, readLaunch, writeLaunch } from '../src/index.js';
import { launchText } from './sample.js';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n';
const wrap = (body: string, type = cubeIdeTypeId) => `${head}<launchConfiguration type="${type}">\n${body}\n</launchConfiguration>\n`;

function readWell(text: string) {
  const { value, problems } = readLaunch(text, 'sample');
  expect(problems).toEqual([]);
  if (!value) throw new Error('nothing was read');
  return value;
}

describe('what is read', () => {
  it('has every type of value, in file order, with the places of its values', () => {
    const text = wrap(
      [
        '<stringAttribute key="b" value="x &amp; y"/>',
        '<booleanAttribute key="a" value="true"/>',
        '<intAttribute key="c" value="-7"/>',
        '<listAttribute key="d">\n<listEntry value="2"/>\n<listEntry value="1"/>\n</listAttribute>',
        '<setAttribute key="e"/>',
        '<mapAttribute key="f">\n<mapEntry key="k" value="v"/>\n</mapAttribute>',
      ].join('\n'),
    );
    const document = readWell(text);
    expect(document.attributes.map(({ element, key, value }) => [element, key, value])).toEqual([
      ['string', 'b', 'x & y'],
      ['boolean', 'a', true],
      ['int', 'c', -7],
      ['list', 'd', ['2', '1']],
      ['set', 'e', []],
      ['map', 'f', [['k', 'v']]],
    ]);
    const place = (key: string) => {
      const { start, end } = document.get(key)!.valueRange;
      return text.slice(start, end);
    };
    expect(['b', 'a', 'c', 'd', 'e'].map(place)).toEqual(['x &amp; y', 'true', '-7', '<listEntry value="2"/>\n<listEntry value="1"/>', '']);
  });

  it('keeps line ends given as references, decimal or hexadecimal, and makes blanks of those given raw', () => {
    const document = readWell(wrap('<stringAttribute key="k" value="a&#13;&#10;b&#xD;&#xA;&#x9;c\nd"/>'));
    expect(document.string('k')).toBe('a\r\nb\r\n\tc d');
  });

  it('sees indentation, line ends and byte order mark', () => {
    const text = launchText({ a: 'x' }, { indent: 0, lineEnd: '\r\n' });
    expect(readWell(text).style).toEqual({ indent: 0, tabs: false, lineEnd: '\r\n', byteOrderMark: false });
    expect(readWell(`\ufeff${launchText({ a: 'x' })}`).style).toEqual({ indent: 4, tabs: false, lineEnd: '\n', byteOrderMark: true });
  });

  it('points to the right place in a file with CR LF and a byte order mark', () => {
    const text = `\ufeff${launchText({ a: '1', key: 'value' }, { lineEnd: '\r\n' })}`;
    const { start, end } = readWell(text).get('key')!.valueRange;
    expect(text.slice(start, end)).toBe('value');
  });

  it('compares names of elements without regard to case, as Eclipse does', () => {
    expect(readWell(wrap('<STRINGATTRIBUTE key="k" value="v"/>')).string('k')).toBe('v');
  });

  it('takes single quotes, a blank before the slash and comments', () => {
    expect(readWell(wrap(`<!-- by hand --><stringAttribute  key = 'k' value='say "&apos;"' />`)).string('k')).toBe('say "\'"');
  });
});

describe('what Eclipse refuses', () => {
  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['an empty file', '', /no element|Start tag/],
    ['text', 'hello', /not well-formed/],
    ['a quote that is never closed', wrap('<stringAttribute key="k" value="v/>'), /not well-formed/],
    ['a tag that is never closed', `${head}<launchConfiguration type="x">`, /not well-formed/],
    ['a bare ampersand', wrap('<stringAttribute key="k" value="a & b"/>'), /reference/],
    ['an entity that nobody defines', wrap('<stringAttribute key="k" value="&nbsp;"/>'), /reference/],
    ['a reference to what is no character', wrap('<stringAttribute key="k" value="&#0;"/>'), /not a character/],
    ['a < in a value', wrap('<stringAttribute key="k" value="a<b"/>'), /not allowed in an attribute value/],
    ['two roots', '<launchConfiguration type="x"/><launchConfiguration type="y"/>', /second root/],
    ['text behind the root', '<launchConfiguration type="x"/>\nmore', /outside the root/],
    ['an attribute given twice', '<launchConfiguration type="x" type="y"/>', /repeated/],
    ['a control character', wrap('<stringAttribute key="k" value="\u0007"/>'), /0x07/],
    ['another root', '<project type="x"/>', /<project>/],
    ['no type', '<launchConfiguration/>', /no type/],
    ['a blank before the declaration', ` ${launchText({})}`, /before the XML declaration/],
    ['a name that is poison to objects', wrap('<__proto__ key="k"/>'), /cannot be read/],
    ['too deep a nesting', '<a>'.repeat(40) + '</a>'.repeat(40), /cannot be read|nest/i],
  ];
  it.each(refused)('%s', (_, text, message) => {
    const { value, problems } = readLaunch(text, 'sample');
    expect(value).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]!.message).toMatch(message);
    for (const { range } of problems) expect(range.start >= 0 && range.end >= range.start && range.end <= text.length).toBe(true);
  });

  it('a DOCTYPE, without looking at the entities it defines', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};&e${i};&e${i};">`).join('');
    const text = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "x">${levels}]><launchConfiguration type="&e30;"/>`;
    const { value, problems } = readLaunch(text, 'bomb');
    expect(value).toBeUndefined();
    expect(problems).toEqual([{ message: 'a DOCTYPE is not allowed here, and nothing it defines is read', range: { start: 21, end: 30 } }]);
  });

  it.each(['<!--', '<?', '<![CDATA[', '<', '</a>', '&', "<a b='"])('a million of %j, at once', (piece) => {
    const { value, problems } = readLaunch(piece.repeat(2 ** 20).slice(0, 4 * 1024 * 1024), 'flood');
    expect(value).toBeUndefined();
    expect(problems).toHaveLength(1);
  });

  it.each([
    ['<?xml version="1.0" standalone="maybe"?><launchConfiguration type="x"/>', 'the XML declaration is damaged, or not at the start'],
    ['<launchConfiguration type="x"><?xml version="1.0"?></launchConfiguration>', 'the XML declaration is damaged, or not at the start'],
    ['<launchConfiguration type="x"><? x?></launchConfiguration>', 'this is no processing instruction'],
    ['<launchConfiguration type="x"><!-- a -- b --></launchConfiguration>', '-- is not allowed in a comment'],
    ['<launchConfiguration type="x"><!-- a --->', '-- is not allowed in a comment'],
    ['<launchConfiguration type="x"/><!-- a', 'the comment is never closed'],
  ])('%j', (text, message) => {
    expect(readLaunch(text, 'x').problems.map((problem) => problem.message)).toEqual([`not well-formed XML: ${message}`]);
  });

  it('files beyond the limits of size and number', () => {
    expect(readLaunch(' '.repeat(5 * 1024 * 1024), 'big').problems[0]?.message).toMatch(/at most 4194304/);
    expect(readLaunch(`<launchConfiguration type="x">${'<a/>'.repeat(200_000)}</launchConfiguration>`, 'many').problems[0]?.message).toMatch(/more than 50000 elements/);
  });
});

describe('what Eclipse stumbles over', () => {
  it('reports an int that is none, with its place, and keeps its text', () => {
    const text = wrap('<intAttribute key="port" value="0x10"/>');
    const { value, problems } = readLaunch(text, 'sample');
    expect(value?.get('port')?.value).toBe('0x10');
    expect(problems).toHaveLength(1);
    expect(text.slice(problems[0]!.range.start, problems[0]!.range.end)).toBe('0x10');
    expect(writeLaunch(value!)).toContain('<intAttribute key="port" value="0x10"/>');
  });

  it.each([
    ['2147483648', 1],
    ['-2147483648', 0],
    ['', 1],
    ['1.5', 1],
  ])('reads the int %j as Java does', (text, count) => {
    expect(readLaunch(wrap(`<intAttribute key="k" value="${text}"/>`), 'sample').problems).toHaveLength(count);
  });

  it('reports a boolean that is neither', () => {
    expect(readLaunch(wrap('<booleanAttribute key="k" value="yes"/>'), 'sample').problems[0]?.message).toBe(`'yes' is neither true nor false`);
  });

  it('reports elements and texts that will be lost, and keys given twice', () => {
    const text = wrap('<floatAttribute key="k" value="1"/>\nnote\n<stringAttribute key="a" value="1"/>\n<stringAttribute key="a" value="2"/>\n<stringAttribute value="x"/>');
    const { value, problems } = readLaunch(text, 'sample');
    expect(problems.map((problem) => problem.message.split(/[;,]/)[0])).toEqual([
      'text between the attributes is ignored',
      '<floatAttribute> is nothing that a configuration holds',
      'a stands here for the second time',
      '<stringAttribute> has no key',
    ]);
    expect(value?.string('a')).toBe('2');
    expect(value?.unknown).toHaveLength(2);
  });

  it('keeps a type that it does not know', () => {
    expect(readWell(wrap('', 'com.example.mine'))).toMatchObject({ typeId: 'com.example.mine', kind: 'other', generation: undefined });
  });
});
