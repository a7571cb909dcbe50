import { formatAddress, formatSize, safeText } from '@qspi-doctor/diagnostics';
import type { Style } from '../pretty/style.js';
import { fit } from './pretty-place.js';
import type { Stretch } from './page.js';

const barCells = 24;
/** Sections of a stretch that are shown; the rest is counted. */
const mostShown = 16;

/** Stretches of memory with their sections, bars to the scale of the largest section. */
export function stretchLines(stretches: readonly Stretch[], { paint, width }: Style): string[] {
  const largest = Math.max(1, ...stretches.flatMap(({ sections }) => sections.map(({ size }) => size)));
  return stretches.flatMap(({ address, size, memory, sections }) => {
    const shown =
      sections.length > mostShown
        ? sections
            .toSorted((a, b) => b.size - a.size)
            .slice(0, mostShown)
            .sort((a, b) => a.address - b.address)
        : sections;
    const hidden = sections.length - shown.length;
    return [
      `  ${paint.bold(`${formatAddress(address)} to ${formatAddress(address + size - 1)}`)}  ${formatSize(size)}  ${paint.dim(safeText(memory))}`,
      ...shown.map((piece) => {
        const cells = Math.max(1, Math.round((piece.size / largest) * barCells));
        const bar = (piece.inFile ? '█' : '▒').repeat(cells) + ' '.repeat(barCells - cells);
        return `    ${paint.cyan(formatAddress(piece.address))} ${String(piece.size).padStart(8)}  ${piece.inFile ? paint.green(bar) : paint.yellow(bar)}  ${fit(piece.name, width - (piece.inFile ? 50 : 61))}${piece.inFile ? '' : paint.dim(' (no bytes)')}`;
      }),
      ...(hidden > 0 ? [`    ${paint.dim(`and ${hidden} smaller section${hidden === 1 ? '' : 's'}`)}`] : []),
    ];
  });
}
