import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { editLaunchJson, readLaunchJson } from '../src/index.js';

const sample = `{
  // Mine, "name": "not this"
  "version": "0.2.0",
  "configurations": [
    { "name": "a", "type": "cortex-debug", "request": "launch", "servertype": "openocd", /* why */ "configFiles": ["x.cfg",], },
    {
      "name": "b",
      "type": "stlinkgdbtarget",
      "request": "attach" // last
    } // end, of list
  ],
  "compounds": []
}
`;

describe('launch.json', () => {
  it('is read with its comments and commas', () => {
    const { value, problems } = readLaunchJson(sample);
    expect(problems).toEqual([]);
    expect(value?.entries.map(({ name, type, request }) => [name, type, request])).toEqual([['a', 'cortex-debug', 'launch'], ['b', 'stlinkgdbtarget', 'attach']]);
    const { start, end } = value!.entries[0]!.at('configFiles')!;
    expect(sample.slice(start, end)).toBe('["x.cfg",]');
    expect(value!.entries[0]!.value['configFiles']).toEqual(['x.cfg']);
  });

  it.each([
    ['', 'a value was expected', 0],
    ['{"configurations": [}', 'a value was expected', 20],
    ['{"a" 1}', ': was expected', 5],
    ['{a: 1}', 'a name in quotes was expected', 1],
    ['{"a": 1 "b": 2}', ', or } was expected', 8],
    ['{} {}', 'the end of the file was expected', 3],
    ['{"a": /* }', 'a value was expected', 6],
    ['[]', 'an object was expected', 0],
    ['{"configurations": 5}', '"configurations" is no list', 19],
    ['{"configurations": [5]}', 'a configuration is an object', 20],
    ['{"a":'.repeat(200), 'more than 100 levels', 505],
  ])('%j is reported', (text, message, start) => {
    const { problems } = readLaunchJson(text);
    expect(problems.map((problem) => [problem.message, problem.range.start])).toEqual([[message, start]]);
  });

  it('gets a new entry at its end, in the style of the file', () => {
    expect(editLaunchJson(sample, { name: 'c', type: 'cortex-debug', configFiles: ['y.cfg'] }).text).toBe(
      sample.replace('    } // end, of list', `    },\n    {\n      "name": "c",\n      "type": "cortex-debug",\n      "configFiles": [\n        "y.cfg"\n      ]\n    } // end, of list`),
    );
  });

  it('changes of an entry what differs, and keeps what it is not told about', () => {
    expect(editLaunchJson(sample, { name: 'b', type: 'stlinkgdbtarget', request: 'launch' }).text).toBe(sample.replace('"attach"', '"launch"'));
    expect(editLaunchJson(sample, { name: 'b', type: 'stlinkgdbtarget', request: 'launch', cwd: '.' }).text).toBe(sample.replace('"attach" // last', '"launch",\n      "cwd": "." // last'));
    expect(editLaunchJson(sample, { name: 'a', type: 'cortex-debug', configFiles: ['x.cfg'] })).toEqual({ text: sample, edits: [] });
    expect(editLaunchJson(sample, { name: 'a', type: 'cortex-debug', cwd: '.' }).text).toBe(sample.replace('["x.cfg",],', '["x.cfg",],\n      "cwd": ".",'));
  });

  it('is made where there is none, and gets its list where it has none', () => {
    expect(editLaunchJson('', { name: 'a' }).text).toBe('{\n    "version": "0.2.0",\n    "configurations": [\n        {\n            "name": "a"\n        }\n    ]\n}\n');
    expect(JSON.parse(editLaunchJson('{}', { name: 'a' }).text)).toEqual({ configurations: [{ name: 'a' }] });
    expect(editLaunchJson('{\r\n\t"configurations": []\r\n}\r\n', { name: 'a' }).text).toBe('{\r\n\t"configurations": [\r\n\t\t{\r\n\t\t\t"name": "a"\r\n\t\t}\r\n\t]\r\n}\r\n');
  });

  it('stays as it is where it cannot be read', () => {
    for (const text of ['{', '[]', '{"configurations": 5}']) expect(editLaunchJson(text, { name: 'a' })).toEqual({ text, edits: [] });
  });

  it('agrees with JSON.parse, never throws, and has in it what was put in', () => {
    const noise = fc.array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '"name"', '"configurations"', '1', ' ', '//', '/*', '*/', '\n', 'null')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(noise, fc.json(), fc.json().map((json) => `{"configurations":[{"name":"x","type":"t","a":${json}}]}`)), fc.jsonValue(), (text, wanted) => {
        const { value, problems } = readLaunchJson(text);
        for (const { range } of problems) expect(range.start >= 0 && range.end >= range.start && range.end <= text.length).toBe(true);
        const { text: edited, edits } = editLaunchJson(text, { name: 'x', type: 't', b: wanted });
        if (edits.length > 0) expect(JSON.stringify(readLaunchJson(edited).value?.entries.findLast((entry) => entry.name === 'x')?.value['b'])).toBe(JSON.stringify(wanted));
        let plain: unknown;
        try {
          plain = JSON.parse(text);
        } catch {
          return;
        }
        if (typeof plain === 'object' && plain !== null && !Array.isArray(plain)) expect(value).toBeDefined();
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 300) },
    );
  });
});
