import { isAtLeast, type Finding, type Severity } from '@qspi-doctor/diagnostics';

export type FailOn = Severity | 'never';

/** 0: nothing at or above the threshold; 1: something is. Usage errors are 2 and never come here. */
export function exitCodeFor(findings: readonly Pick<Finding, 'severity'>[], failOn: FailOn): 0 | 1 {
  return failOn !== 'never' && findings.some(({ severity }) => isAtLeast(severity, failOn)) ? 1 : 0;
}
