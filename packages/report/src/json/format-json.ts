import { formatAddress, type Finding, type Location, type RelatedLocation } from '@qspi-doctor/diagnostics';
import type { Diagnosis, ProgramSummary } from '@qspi-doctor/doctor';

/** The report as JSON, format version 1 (schema: report-1.schema.json). Addresses are strings, sizes numbers of bytes; what is not known is null. */
export function formatJson(diagnosis: Diagnosis, toolVersion: string, more: Readonly<Record<string, object>> = {}): string {
  const { folder, verdict, findings, notChecked } = diagnosis;
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const report = {
    version: 1,
    tool: { name: 'qspi-doctor', version: toolVersion },
    folder,
    verdict,
    diagnosis: diagnosis.diagnosis ?? null,
    ...more,
    programs: diagnosis.programs.map(programJson),
    findings: findings.map(findingJson),
    notChecked: notChecked.map(({ rule, program, why }) => ({ rule, program: program ?? null, why })),
    ...(diagnosis.baseline === undefined ? {} : { baseline: { file: diagnosis.baseline.file, known: diagnosis.baseline.known, gone: diagnosis.baseline.gone } }),
    summary: { errors: count('error'), warnings: count('warning'), notes: count('note'), notChecked: notChecked.length },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function addressJson(address: number | undefined): string | null {
  return address === undefined ? null : formatAddress(address);
}

function programJson(program: ProgramSummary) {
  const { breakpointUnit: unit, boot } = program;
  return {
    name: program.name,
    role: program.role,
    device: program.device ?? null,
    core: program.core ?? null,
    breakpointUnit: unit ? { name: unit.name, revision: unit.revision ?? null, comparators: unit.comparators ?? null, highestAddress: formatAddress(unit.highestAddress) } : null,
    linkerScript: program.linkerScript ?? null,
    image: program.image ?? null,
    vectorTable: addressJson(program.vectorTable),
    resetHandler: addressJson(program.resetHandler),
    main: addressJson(program.main),
    vtor: addressJson(program.vtor),
    ...(program.vtorSource === undefined ? {} : { vtorSource: program.vtorSource }),
    boot: boot ? { reachesMain: boot.reachesMain, instructions: boot.instructions, stoppedAt: formatAddress(boot.stoppedAt), ...(boot.reachesMain ? {} : { why: boot.why }), ...(boot.place ? { location: locationJson(boot.place) } : {}) } : null,
    memories: program.memories.map(({ name, origin, length, used }) => ({ name, origin: formatAddress(origin), length, used: used ?? null })),
  };
}

/** Members that do not apply are left out. */
function locationJson({ file, line, column, address, symbol }: Location) {
  return { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }), ...(address === undefined ? {} : { address: formatAddress(address) }), ...(symbol === undefined ? {} : { symbol }) };
}

function findingJson({ rule, severity, program, message, location, related, explains, remedies }: Finding) {
  return {
    rule,
    severity,
    program: program ?? null,
    message,
    location: locationJson(location),
    related: related.map((other: RelatedLocation) => ({ ...locationJson(other), message: other.message })),
    explains,
    remedies: remedies.map(({ title, certainty, steps, edits }) => ({ title, certainty, steps, edits: (edits ?? []).map(({ file, range, newText }) => ({ file, start: range.start, end: range.end, newText })) })),
  };
}
