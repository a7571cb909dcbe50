import { formatAddress, safeText } from '@qspi-doctor/diagnostics';
import type { PrettyOptions } from '../pretty/format-pretty.js';
import { styleOf, type Style } from '../pretty/style.js';
import { wrap } from '../pretty/wrap.js';
import type { ImageChanges } from './compare-images.js';
import { fit } from './pretty-place.js';

/** What changed between two images, for a terminal. `top`: symbols that are listed. */
export function formatChangesPretty(changes: ImageChanges, { color, width }: PrettyOptions, top: number): string {
  const style = styleOf(color, width);
  const { paint } = style;
  const { facts, memories, sections, handlers, symbols, moved } = changes;
  const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : [[paint.bold.underline(title), ...lines]]);
  const shown = symbols.slice(0, top);
  const parts = [
    [`  before  ${paint.bold(safeText(changes.before))}`, `  after   ${paint.bold(safeText(changes.after))}`],
    ...section(
      'Head',
      facts.flatMap(({ what, before, after }) =>
        wrap(`${fit(before ?? 'absent', 120)} → ${fit(after ?? 'absent', 120)}`, style.width, `  ${fit(what, 22).padEnd(22)}  `, ' '.repeat(26)),
      ),
    ),
    ...section(
      'Memory',
      memories.map(({ memory, before = 0, after = 0 }) => sizeLine(memory, before, after, style)),
    ),
    ...section(
      'Sections',
      sections.map((change) => sectionLine(change, style)),
    ),
    ...section(
      'Vector table',
      handlers.flatMap(({ index, before, after }) =>
        wrap(
          `${fit(before ?? 'absent', 60)} → ${fit(after ?? 'absent', 60)}`,
          style.width,
          `  ${(index < 16 ? String(index) : `irq ${index - 16}`).padStart(7)}  `,
          ' '.repeat(11),
        ),
      ),
    ),
    ...section('Symbols', [
      ...shown.map(({ name, before, after }) => sizeLine(name, before, after, style)),
      ...(symbols.length > shown.length ? [`  ${paint.dim(`and ${symbols.length - shown.length} more that were added, removed or resized`)}`] : []),
      ...(moved > 0 ? [`  ${paint.dim(`${moved} of the same size at another address`)}`] : []),
    ]),
  ];
  if (parts.length === 1) parts.push(['  No difference in what the page shows.']);
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** `  name   1204 → 1300    +96`. */
function sizeLine(name: string, before: number | undefined, after: number | undefined, { paint, width }: Style): string {
  const difference = (after ?? 0) - (before ?? 0);
  const sign = difference > 0 ? paint.red(`+${difference}`.padStart(9)) : paint.green(String(difference).padStart(9));
  const what = before === undefined ? 'added' : after === undefined ? 'removed' : difference === 0 ? String(before) : `${before} → ${after}`;
  const nameCells = Math.min(40, width - 40);
  return `  ${fit(name, nameCells).padEnd(nameCells)}  ${what.padStart(20)}  ${difference === 0 ? '' : sign}`.trimEnd();
}

function sectionLine({ name, before, after }: ImageChanges['sections'][number], style: Style): string {
  const line = sizeLine(name, before?.size, after?.size, style);
  const moved =
    before && after && before.address !== after.address ? `\n      moved from ${formatAddress(before.address)} to ${formatAddress(after.address)}` : '';
  return line + moved;
}
