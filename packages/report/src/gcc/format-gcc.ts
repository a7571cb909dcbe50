import { safeText, type Finding } from '@qspi-doctor/diagnostics';
import { sortedFindings, type FindingsReport } from '../findings/findings-report.js';
import { addressText } from '../pretty/location-text.js';

/**
 * One finding a line as compilers print them, for editors: `file:line:column: severity: message [rule]` (GNU Coding Standards, Formatting Error Messages).
 * Where the line is not known, `file: severity: message [rule]`; where no file is, the name of the program stands in front.
 */
export function formatGcc({ findings }: FindingsReport): string {
  return sortedFindings(findings).map(lineOf).join('');
}

function lineOf({ rule, severity, message, location, program }: Finding): string {
  const { file, line, column } = location;
  const place = file === undefined ? (program ?? 'qspi-doctor') : `${file}${line === undefined ? '' : `:${line}:${column ?? 1}`}`;
  // An address is worth a word where there is no line to jump to.
  const address = line === undefined ? addressText(location) : '';
  return `${safeText(place)}: ${severity}: ${safeText(message)}${address === '' ? '' : ` (${address})`} [${rule}]\n`;
}
