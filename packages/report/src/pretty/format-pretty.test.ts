import type { Finding } from '@qspi-doctor/diagnostics';
import type { Diagnosis, ProgramSummary } from '@qspi-doctor/doctor';
import { describe, expect, it } from 'vitest';
import { formatPretty } from './format-pretty.js';
import { cellsOf } from './wrap.js';

function program(name: string, more: Partial<ProgramSummary> = {}): ProgramSummary {
  return {
    name,
    role: 'single',
    examined: undefined,
    startedBy: undefined,
    device: 'STM32H750XBHx',
    core: 'cortex-m7',
    breakpointUnit: { name: 'FPB', revision: 2, comparators: 8, highestAddress: 0xffffffff },
    linkerScript: `${name}/app.ld`,
    image: `${name}/Debug/${name}.elf`,
    launches: [],
    vectorTable: 0x90000000,
    resetHandler: 0x90000404,
    main: 0x90000068,
    vtor: 0x90000000,
    boot: { reachesMain: true, instructions: 1842, stoppedAt: 0x90000068, why: '' },
    memories: [{ name: 'QUADSPI', origin: 0x90000000, length: 1 << 24, used: 4096 }],
    ...more,
  };
}

function finding(rule: string, program: string, more: Partial<Finding> = {}): Finding {
  return {
    rule,
    severity: 'error',
    program,
    message: `Something is wrong in ${program}, and the sentence that says so is long enough to fill more than one line, so that what has to be broken is broken, and what is too long for a short form is cut.`,
    messageId: 'x',
    data: {},
    location: { file: `${program}/Core/Src/main.c`, line: 29, column: 1, address: 0x900002e8, symbol: 'main' },
    related: [],
    explains: [],
    remedies: [{ title: 'Mend it', certainty: 'documented', steps: ['One step.'] }],
    ...more,
  };
}

function diagnosis(programs: readonly ProgramSummary[], findings: readonly Finding[], more: Partial<Diagnosis> = {}): Diagnosis {
  const [head] = findings;
  return { folder: '.', verdict: findings.some(({ severity }) => severity === 'error') ? 'broken' : 'healthy', diagnosis: head?.severity === 'note' ? undefined : head?.rule, programs, findings, notChecked: [], remarks: [], ...more };
}

const print = (report: Diagnosis, options: { width?: number; verbose?: boolean } = {}) => formatPretty(report, { color: 0, width: 80, ...options });
const longName = 'STM32H7S78-DK_Template_XIP_Application_with_a_name_that_nobody_can_remember_Appli';

describe('the report for a terminal', () => {
  it('shows notes in short, and in full with --verbose', () => {
    const report = diagnosis([program('App')], [finding('a/note', 'App', { severity: 'note' })]);
    const short = print(report);
    expect(short).toContain('HEALTHY  Nothing was found');
    expect(short).toMatch(/Worth knowing\n {2}• note {2}a\/note {2}in App\n {6}Something is wrong in App[^\n]*\n {6}[^\n]* …\n {2}--verbose shows it in full\./);
    expect(short).not.toContain('Evidence');
    expect(print(report, { verbose: true })).toContain('Evidence');
  });

  it('lists what is explained by way of another with its cause: nothing is lost', () => {
    const report = diagnosis([program('App')], [finding('a/first', 'App', { explains: ['a/second'] }), finding('a/second', 'App', { explains: ['a/third'] }), finding('a/third', 'App', { severity: 'note' })]);
    expect(print(report)).toMatch(/This explains[^]*a\/second[^]*a\/third/);
    const circle = diagnosis([program('App')], [finding('a/first', 'App', { explains: ['a/second'] }), finding('a/second', 'App', { explains: ['a/first'] })]);
    expect(print(circle)).toMatch(/a\/first[^]*This explains[^]*a\/second/);
  });

  it('says of many programs first how many are well, and shows in full those with findings alone', () => {
    const programs = Array.from({ length: 200 }, (_, index) => program(`Program${index}`, index >= 150 ? { image: undefined, boot: undefined } : {}));
    const findings = Array.from({ length: 40 }, (_, index) => finding('a/rule', `Program${index}`, { severity: index < 30 ? 'error' : 'warning' }));
    const out = print(diagnosis(programs, findings));
    expect(out).toMatch(/200 programs\n +30 {2}✖ error {2}with errors\n.*Program0, /);
    expect(out).toMatch(/ {4}50 {2}\? {2}nothing wrong seen, and not wholly examined/);
    expect(out).toMatch(/ {3}110 {2}✔ {2}examined and found well/);
    expect(out).toContain('30 more\n');
    expect(out).toContain('Programs with findings');
    expect(out).not.toContain('Program100/Debug');
    expect(out.match(/Mend it/g)).toHaveLength(1);
    expect(out).toContain('The way out is the same as in Program0, above.');
    expect(out.split('\n').length).toBeLessThan(230);
    const worse = print(diagnosis(programs, programs.map(({ name }) => finding('a/rule', name))));
    expect(worse).toContain('190 more\n');
    expect(worse).toMatch(/✖ error {2}a\/rule {2}190 times\n {6}The first: Something is wrong in Program10,.*\n.* …\n {6}in Program10, Program11, Program12, Program13, Program14 and 185 more/);
    expect(worse.split('\n').length).toBeLessThan(230);
    const all = print(diagnosis(programs, findings), { verbose: true });
    expect(all).toContain('Program199');
    expect(all.match(/Evidence/g)).toHaveLength(40);
  });

  it('says by function and source line where a run stopped', () => {
    const boot = { reachesMain: false, instructions: 8004, stoppedAt: 0x900002c6, why: 'repeats itself for ever', place: { file: 'Core/Src/main.c', line: 37, address: 0x900002c6, symbol: 'Error_Handler' } };
    expect(print(diagnosis([program('App', { boot })], []), { width: 110 }).replace(/\s+/g, ' ')).toContain('8,004 instructions from reset, then stopped in Error_Handler at 0x900002c6 (Core/Src/main.c:37): repeats itself for ever');
  });

  it('puts reasons for what was not checked together, those of one kind too where they are many', () => {
    const names = Array.from({ length: 20 }, (_, index) => `P${index}`);
    const few = print(diagnosis([program('P0')], [], { notChecked: ['a/one', 'a/two', 'b/one', 'b/two', 'b/three', 'b/four'].map((rule) => ({ rule, program: 'P0', why: 'it is not built yet: there is no P0/Debug/P0.elf' })) }));
    expect(few).toContain('  - P0: it is not built yet: there is no P0/Debug/P0.elf\n    a/one, a/two, b/… (4 rules)');
    const many = diagnosis([], [], { notChecked: names.flatMap((name) => ['a/one', 'a/two'].map((rule) => ({ rule, program: name, why: `it is not built yet: there is no ${name}/Debug/${name}.elf` }))) });
    expect(print(many)).toContain('  - P0, P1, P2, P3, P4 and 15 more programs: it is not built yet\n    a/one, a/two\n');
    expect(print(many, { verbose: true }).match(/there is no/g)).toHaveLength(20);
    const same = diagnosis([], [], { notChecked: ['P0', 'P1'].map((name) => ({ rule: 'a/one', program: name, why: 'it is no CubeIDE project' })) });
    expect(print(same)).toContain('  - P0, P1: it is no CubeIDE project\n    a/one');
  });

  it('names the core whose limit the map shows, where there are two', () => {
    const limit = { name: 'FPB', revision: 1, comparators: 6, highestAddress: 0x1fffffff };
    const m4 = program('CM4', { core: 'cortex-m4', breakpointUnit: limit });
    expect(print(diagnosis([m4], []))).toContain('0x1fffffff ── the last address that a hardware breakpoint reaches ──');
    expect(print(diagnosis([program('CM7'), m4], []))).toContain('a hardware breakpoint of the Cortex-M4 reaches');
  });

  it('does not call a memory empty where no image tells how full it is', () => {
    const memories = [{ name: 'QUADSPI', origin: 0x90000000, length: 1 << 24, used: undefined }];
    expect(print(diagnosis([program('App', { image: undefined, memories })], []))).toContain('0x90000000  QUADSPI  16 MB  no image\n');
    expect(print(diagnosis([program('App', { image: undefined, memories }), program('Boot')], []))).toMatch(/QUADSPI {2}16 MB {2}█░+ <1 %/);
  });

  it('says of the verdict "unknown" what is missing, and of a baseline what it hid', () => {
    expect(print(diagnosis([program('App', { image: undefined }), program('Boot', { vtor: undefined })], [], { verdict: 'unknown' }))).toMatch(/UNKNOWN {2}No fault was seen, but not all that matters could be examined: App\s+\(no\s+image\), Boot \(VTOR is not known\)\./);
    const hidden = print(diagnosis([program('App')], [], { verdict: 'broken', baseline: { file: 'known.json', known: 3, gone: [{ by: 'check', rule: 'a/rule', program: 'App', file: 'x.ld', message: 'x', data: '0', count: 2 }] } }));
    expect(hidden).toContain('BROKEN  Nothing new was found: all that is wrong is known to the baseline.');
    expect(hidden).toMatch(/3 known findings are hidden by the baseline known\.json\.\n {2}2 entries of the baseline known\.json no longer occur; --update-baseline takes\n {2}them out:\n {4}- a\/rule {2}in App {2}x\.ld/);
  });

  it.each([60, 80, 110])('keeps to %i columns, with long names and with CJK ones; names and paths are never broken', (width) => {
    const programs = [program('調試外部閃存的應用程序'), program(longName, { startedBy: '調試外部閃存的應用程序', examined: 'build configuration Debug (the only one of 2 that is built)' })];
    const report = diagnosis(programs, programs.map(({ name }) => finding('breakpoint/software-in-flash', name, { related: [{ file: `${name}/x.ld`, line: 3, column: 4, message: '大小 '.repeat(40) }] })), {
      notChecked: programs.map(({ name }) => ({ rule: 'a/rule', program: name, why: `${name} is not built yet: there is no image` })),
    });
    for (const line of print(report, { width }).split('\n')) {
      const words = line.trim().split(' ').filter((word) => word !== '');
      const longest = Math.max(0, ...words.map(cellsOf));
      if (cellsOf(line) > width) expect([line, longest > 40 || /^ +0x/.test(line)]).toEqual([line, true]);
    }
  });

  it('lets no control character of a file through', () => {
    const evil = '\u001b[2Jx';
    expect(print(diagnosis([program(evil)], [finding('a/rule', evil, { remedies: [{ title: evil, certainty: 'reported', steps: [evil] }] })], { notChecked: [{ rule: 'a/b', program: evil, why: evil }], remarks: [evil] }))).not.toContain('\u001b');
  });
});
