import type { Finding, Location } from '@qspi-doctor/diagnostics';
import type { BootEvent, PicturePiece, ProgramPicture, ProgramSummary } from '@qspi-doctor/doctor';
import fc from 'fast-check';
import type { HtmlReport } from '../src/index.js';

/** Names as no sane project has them. */
export const hostile = [
  '<qd-evil onload="x">',
  '"><qd-evil a="',
  "'><qd-evil b='",
  '</title><qd-evil>',
  '</script><qd-evil>',
  '<!-- <qd-evil>',
  'javascript:qdEvil()',
  '&lt;qd-evil&gt;',
  '日本語のプロジェクト',
  'مشروع',
  '\u202Egnp.exe',
  'a\u0000b\u001b[31m',
  '\ud800',
  'x'.repeat(300),
  '',
];

const text = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('main', 'Application', 'set *(unsigned int *)0xe0001058 = 0', 'FLASH'));
const address = fc.oneof(fc.nat(0xffffffff), fc.constantFrom(0, 0x08000000, 0x1fffffff, 0x20000000, 0x90000000, 0xffffffff));
const size = fc.oneof(fc.integer({ min: 1, max: 0x1000 }), fc.integer({ min: 1, max: 0x7fffffff }));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const location: fc.Arbitrary<Location> = fc.record({ file: optional(text), line: optional(fc.integer({ min: 1, max: 12 })), column: optional(fc.integer({ min: 1, max: 60 })), endColumn: optional(fc.integer({ min: 1, max: 60 })), address: optional(address), symbol: optional(text) });
const programNames = ['Application', '<qd-evil>', 'Boot "x"'] as const;
const programName = fc.constantFrom(...programNames);
const rule = fc.constantFrom('breakpoint/unreachable', 'boot/vtor-mismatch', 'launch/no-external-loader');

const finding: fc.Arbitrary<Finding> = fc.record({
  rule,
  severity: fc.constantFrom('error', 'warning', 'note'),
  program: optional(programName),
  message: text,
  messageId: fc.constantFrom('main', 'script'),
  data: fc.record({ name: text }),
  location,
  related: fc.array(fc.tuple(location, text).map(([place, message]) => ({ ...place, message })), { maxLength: 3 }),
  explains: fc.array(rule, { maxLength: 2 }),
  remedies: fc.array(fc.record({ title: text, certainty: fc.constantFrom('proved', 'documented', 'reported'), steps: fc.array(text, { maxLength: 4 }) }), { maxLength: 3 }),
});

const piece: fc.Arbitrary<PicturePiece> = fc.record({ name: text, kind: fc.constantFrom('vectors', 'code', 'constants', 'data', 'zeroed', 'other'), address, size, loadAddress: optional(address) });
const place = fc.record({ address, symbol: optional(text), location });
const event: fc.Arbitrary<BootEvent> = fc.record({
  kind: fc.constantFrom('reset', 'call', 'vtor', 'stack', 'remap', 'jump', 'main', 'stop'),
  program: programName,
  after: fc.nat(),
  exact: fc.boolean(),
  depth: fc.nat(9),
  at: place,
  target: optional(place),
  value: optional(address),
  detail: text,
  fails: fc.boolean(),
  times: fc.integer({ min: 1, max: 9 }),
  touches: fc.array(text, { maxLength: 2 }),
  vtor: optional(address),
});

const pictureOf = (name: string): fc.Arbitrary<ProgramPicture> =>
  fc.record({
    name: fc.constant(name),
    startedBy: optional(programName),
    reach: optional(fc.record({ core: fc.constant('cortex-m4'), unit: fc.constant('FPB'), revision: fc.constant(1), comparators: optional(fc.constant(6)), highestAddress: fc.constantFrom(0x1fffffff, 0xffffffff), watchpoints: optional(fc.constant(4)), source: text, location })),
    memories: fc.array(fc.record({ name: text, origin: address, length: optional(size), span: size, kind: fc.constantFrom('flash', 'ram', 'external', 'system'), mayHold: fc.array(fc.constantFrom('nor-flash', 'psram'), { maxLength: 2 }), aliasOf: fc.constant(undefined) }), { maxLength: 4 }),
    regions: fc.array(fc.record({ name: text, origin: address, length: size, location }), { maxLength: 4 }),
    pieces: fc.array(piece, { maxLength: 6 }),
    piecesLeftOut: fc.nat(3),
    marks: fc.array(fc.record({ kind: fc.constantFrom('main', 'reset-handler', 'vector-table', 'initial-stack', 'vtor'), label: text, address, location: optional(location) }), { maxLength: 4 }),
    way: fc.oneof(fc.record({ notRun: text }), fc.record({ reachesMain: fc.boolean(), instructions: fc.nat(), events: fc.array(event, { maxLength: 6 }), callsLeftOut: fc.nat(4), vtorIsOwn: optional(fc.boolean()) })),
  });

const summaryOf = (name: string): fc.Arbitrary<ProgramSummary> =>
  fc.record({
    name: fc.constant(name),
    role: fc.constantFrom('single', 'bootloader', 'application'),
    examined: optional(text),
    startedBy: optional(text),
    device: optional(text),
    core: optional(fc.constant('cortex-m4')),
    breakpointUnit: fc.constant(undefined),
    linkerScript: optional(text),
    image: optional(text),
    launches: fc.array(text, { maxLength: 2 }),
    vectorTable: optional(address),
    resetHandler: optional(address),
    main: optional(address),
    vtor: optional(address),
    boot: optional(fc.record({ reachesMain: fc.boolean(), instructions: fc.nat(), stoppedAt: address, why: text })),
    memories: fc.constant([]),
  });

/** Any report, with names and texts that try to break out of the page. */
export const anyReport: fc.Arbitrary<HtmlReport> = fc
  .record({
    verdict: fc.constantFrom('broken', 'suspect', 'healthy', 'unknown'),
    findings: fc.array(finding, { maxLength: 5 }),
    folder: text,
    notChecked: fc.array(fc.record({ rule, program: optional(programName), why: text }), { maxLength: 3 }),
    remarks: fc.array(text, { maxLength: 2 }),
    programs: fc.tuple(...programNames.map(summaryOf)),
    pictures: fc.tuple(...programNames.map(pictureOf)),
    source: optional(fc.array(text, { maxLength: 12 }).map((lines) => lines.join('\n'))),
    docs: text,
    more: fc.array(text.map((title) => `${title}\n  a ${title}\n  b`), { maxLength: 2 }),
  })
  .map(({ verdict, findings, folder, notChecked, remarks, programs, pictures, source, docs, more }) => ({
    diagnosis: { folder, verdict, diagnosis: verdict === 'broken' || verdict === 'suspect' ? findings[0]?.rule : undefined, programs, findings, notChecked, remarks },
    pictures,
    rules: [{ id: 'breakpoint/unreachable', since: '0', severity: 'error' as const, docs: { what: docs, why: docs, symptom: docs, wrong: '', right: '', sources: [] } }],
    sourceOf: () => source,
    toolVersion: '0.0.0',
    more,
  }));
