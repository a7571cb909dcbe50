import type { Diagnosis } from '../diagnosis.js';
import { rank } from '../rank.js';
import type { BaselineOutcome } from './apply-baseline.js';

/**
 * The diagnosis with what is known taken out. The verdict stays: a fault that is known is a fault. The diagnosis is the first of what is new.
 * `file` names the baseline.
 */
export function hideKnown(diagnosis: Diagnosis, { fresh, known, gone }: BaselineOutcome, file: string): Diagnosis {
  const ranked = rank(fresh, [...new Set(diagnosis.findings.map(({ rule }) => rule))]);
  return { ...diagnosis, ...ranked, baseline: { file, known: known.length, gone } };
}
