import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { qspiDoctor } from '../../../../apps/qspi-doctor/tests/fake-terminal.js';

const schema = JSON.parse(readFileSync(new URL('../../../../packages/report/schema/report-1.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ strict: false }).compile(schema);

/** The part of a JSON report that the tests look at. */
export interface TargetReport {
  readonly verdict: string;
  readonly diagnosis: string | null;
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly program: string; readonly message: string; readonly explains: readonly string[] }[];
  readonly notChecked: readonly { readonly rule: string; readonly why: string }[];
  readonly target: {
    readonly state: { readonly halted: boolean; readonly atReset: boolean };
    readonly windows: readonly { readonly mapped: boolean | null; readonly breakpoint: string }[];
    readonly images: readonly { readonly name: string; readonly total: number; readonly compared: number; readonly differing: number; readonly difference: { readonly looks: string } | null }[];
    readonly vtor: string | null;
    readonly pc: { readonly address: string; readonly symbol: string | null } | null;
    readonly faults: { readonly words: readonly string[] } | null;
    readonly proof: { readonly halted: boolean; readonly means: string; readonly failure: string | null; readonly place: { readonly address: string; readonly symbol: string | null } | null } | null;
  };
}

export interface Answer {
  readonly code: number;
  readonly report: TargetReport;
  /** Rules of the findings that are about the live target, in their order. */
  readonly live: readonly string[];
  readonly err: string;
  /** ms. */
  readonly time: number;
}

/** Runs `qspi-doctor target` against a port of this machine; its JSON report must be one by the schema. */
export async function askTarget(port: number, ...args: readonly string[]): Promise<Answer> {
  const begin = performance.now();
  const { code, out, err } = await qspiDoctor('target', '--connect', `127.0.0.1:${port}`, '--format', 'json', ...args);
  const time = performance.now() - begin;
  if (code === 2) throw new Error(err);
  const report = JSON.parse(out) as TargetReport;
  if (!validate(report)) throw new Error(JSON.stringify(validate.errors, undefined, 1));
  return { code, report, err, time, live: report.findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('target/')) };
}
