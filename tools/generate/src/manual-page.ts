import { commands, manualPage } from '@qspi-doctor/command-table';
import { readFileSync } from 'node:fs';

/** Of the last change of what the page says. */
const date = '2026-11-23';

/** The manual page, made from the table of commands. */
export function manual(): { path: string; text: string } {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string };
  return { path: 'docs/man/qspi-doctor.1', text: manualPage(commands, { version, date }) };
}
