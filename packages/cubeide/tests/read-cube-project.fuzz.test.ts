import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { MemoryFiles } from '@qspi-doctor/testkit';
import { readCubeProject, readProperties } from '../src/index.js';
import { readPlainXml } from '@qspi-doctor/launch-config';
import { readAnyXml, readXml, xmlLimits } from '../src/xml.js';
import { cproject, project } from './sample.js';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300);

/** A sound text with a few stretches replaced by rubbish. */
function damaged(text: string) {
  return fc
    .array(fc.tuple(fc.nat(text.length), fc.nat(12), fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('<', '>', '"', '&', '</', '${', '}', '<!--', ']]>', '\r', '\u0000', '<![CDATA['))), { minLength: 1, maxLength: 4 })
    .map((edits) => edits.reduce((all, [at, length, put]) => all.slice(0, at) + put + all.slice(at + length), text));
}

const sound = cproject({ name: 'Debug', mcu: 'STM32L476VGTx', script: '${workspace_loc:/${ProjName}/X.ld}', defines: ['A'] }, { name: 'Release', script: '../X.ld' });
const described = project('App', { links: { 'x.ioc': [1, 'PARENT-1-PROJECT_LOC/x.ioc'] } });

it('is read in the same way by the short way and by the complete one', () => {
  expect(readPlainXml(sound, xmlLimits)).toBeDefined();
  fc.assert(
    fc.property(fc.oneof(damaged(sound), damaged(sound.replaceAll('\n', '\r\n'))), (text) => {
      if (readPlainXml(text, xmlLimits)?.name !== 'cproject') return;
      expect(readXml(text, 'cproject')).toEqual(readAnyXml(text, 'cproject'));
    }),
    { numRuns },
  );
});

describe('reading never throws', () => {
  it('damaged projects', () => {
    fc.assert(
      fc.property(damaged(sound), damaged(described), fc.string(), (cprojectText, projectText, ioc) => {
        const found = readCubeProject(new MemoryFiles({ '/w/App/.cproject': cprojectText, '/w/App/.project': projectText, '/w/App/x.ioc': ioc }), '/w/App');
        for (const { file, problem } of found?.problems ?? []) {
          const { length } = file.endsWith('.cproject') ? cprojectText : projectText;
          expect(problem.range.start >= 0 && problem.range.end >= problem.range.start && problem.range.end <= length).toBe(true);
        }
        for (const { linkerScript } of found?.configurations ?? []) expect(linkerScript?.path === undefined || linkerScript.path.startsWith('/')).toBe(true);
      }),
      { numRuns },
    );
  });

  it('scripts of any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.array(fc.constantFrom('${', '}', 'ProjName', 'workspace_loc', ':', '/', '..', '\\', '"', 'x.ld', '$')).map((parts) => parts.join(''))), (script) => {
        const text = cproject({ name: 'Debug', script: script.replace(/[\u0000-\u001f\ufffe\uffff]/g, '') });
        const found = readCubeProject(new MemoryFiles({ '/w/App/.cproject': text, '/w/App/.project': described }), '/w/App');
        const choice = found?.configurations[0]?.linkerScript;
        expect(choice === undefined || choice.path !== undefined || choice.why !== undefined).toBe(true);
      }),
      { numRuns },
    );
  });

  it('properties: every value stands where it is said to stand', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: fc.constantFrom('a', 'b', '=', ':', ' ', '\\', '\n', '\r', '#', '!', '\t', 'u') }), (text) => {
        for (const { range } of readProperties(text).values()) expect(range.start >= 0 && range.end >= range.start && range.end <= text.length).toBe(true);
      }),
      { numRuns },
    );
  });
});
