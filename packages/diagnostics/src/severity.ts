/** How much a finding matters. `error`: debugging or booting fails; `warning`: it may; `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

export const severities: readonly Severity[] = ['error', 'warning', 'note'];

/** True when `severity` is at least as serious as `threshold` (thresholds are inclusive). */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}
