import type { HtmlReport } from '@qspi-doctor/report';

/** Names as no sane project has them: markup, quotes, other scripts, turned reading direction, no end. */
export const hostileNames = [
  '<img src=x onerror="globalThis.qdHit=1">',
  '"><script>globalThis.qdHit=1</script>',
  "';globalThis.qdHit=1;//",
  '</title></style></script><b>qd</b>',
  '外部フラッシュのプロジェクト（試作品）',
  'مشروع الذاكرة الخارجية',
  '\u202Egnp.exe',
  'a_very_long_name_'.repeat(20),
] as const;

/** The same report with other names in the place of every name and text that comes from a file. */
export function withHostileNames({ diagnosis, pictures, ...rest }: HtmlReport): HtmlReport {
  let next = 0;
  const programs = new Set(diagnosis.programs.map(({ name }) => name));
  const renamed = new Map([...programs].map((name, index) => [name, `${hostileNames[index % hostileNames.length] ?? ''} ${index}`]));
  const keep = new Set(['rule', 'severity', 'certainty', 'kind', 'role', 'verdict', 'diagnosis', 'core', 'unit', 'messageId', 'mayHold', 'explains', 'vtorSource']);
  const change = (value: unknown, key = ''): unknown => {
    if (keep.has(key)) return value;
    if (typeof value === 'string') return renamed.get(value) ?? hostileNames[next++ % hostileNames.length];
    if (Array.isArray(value)) return value.map((item: unknown) => change(item, key));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, change(item, name)]));
    return value;
  };
  return { ...rest, diagnosis: change(diagnosis) as HtmlReport['diagnosis'], pictures: change(pictures) as HtmlReport['pictures'], sourceOf: () => hostileNames.join('\n').repeat(8) };
}

/** Many programs with many findings, made of the ones that are there. */
export function multiplied({ diagnosis, pictures, ...rest }: HtmlReport, programCount: number, findingCount: number): HtmlReport {
  const copies = Array.from({ length: Math.ceil(programCount / diagnosis.programs.length) }, (_, copy) => copy);
  const numbered = (name: string, copy: number) => `${name}_${String(copy + 1).padStart(3, '0')}`;
  const programs = copies.flatMap((copy) => diagnosis.programs.map((program) => ({ ...program, name: numbered(program.name, copy), startedBy: program.startedBy && numbered(program.startedBy, copy) }))).slice(0, programCount);
  const drawn = copies.flatMap((copy) => pictures.map((picture) => ({ ...picture, name: numbered(picture.name, copy), startedBy: picture.startedBy && numbered(picture.startedBy, copy) }))).slice(0, programCount);
  const findings = Array.from({ length: findingCount }, (_, index) => {
    const finding = diagnosis.findings[index % diagnosis.findings.length]!;
    return { ...finding, program: finding.program && numbered(finding.program, Math.floor(index / diagnosis.findings.length) % copies.length) };
  });
  return { ...rest, diagnosis: { ...diagnosis, programs, findings }, pictures: drawn };
}
