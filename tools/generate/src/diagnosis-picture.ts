import { fileURLToPath } from 'node:url';
import { examine } from '@qspi-doctor/doctor';
import { RealFiles } from '@qspi-doctor/files';
import { formatPretty } from '@qspi-doctor/report';
import { openWorkspace } from '@qspi-doctor/workspace';
import { terminalPicture } from './terminal-picture.js';

const example = 'examples/l476g-disco-qspi';

/** The real report on the example, shortened where dots stand, as the README shows it. */
export async function diagnosisPicture(): Promise<{ path: string; text: string }> {
  const folder = fileURLToPath(new URL(`../../../${example}`, import.meta.url));
  const diagnosis = await examine(await openWorkspace(new RealFiles(), folder), { folder: example });
  const lines = formatPretty(diagnosis, { color: 1, width: 84 }).split('\n');
  const line = (text: string, from = 0) => lines.findIndex((candidate, index) => index >= from && candidate.includes(text));
  const ways = line('Ways out');
  const second = line('2. ', ways);
  const dots = '\u001b[2m       ⋯\u001b[22m';
  // The first way out in full, of the others the titles.
  const titles = lines.slice(second, line('This explains')).filter((text) => /^\S*\s{4}\S*\d\. /.test(text) || text.includes('\u001b[1m'));
  const memory = line('Memory', ways);
  const shown = [`\u001b[2m$\u001b[22m npx qspi-doctor ${example}`, '', ...lines.slice(2, second), ...titles, dots, '', ...lines.slice(line('This explains'), line('Also found')), dots, '', ...lines.slice(memory, line('Programs examined') - 1)];
  return { path: 'docs/images/diagnosis.svg', text: terminalPicture(shown, `qspi-doctor diagnoses ${example}: the breakpoint unit of the Cortex-M4 cannot reach main in external flash`) };
}
