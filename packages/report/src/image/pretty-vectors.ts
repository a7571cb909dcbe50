import { formatAddress } from '@qspi-doctor/diagnostics';
import type { Style } from '../pretty/style.js';
import { wrap } from '../pretty/wrap.js';
import { fit } from './pretty-place.js';
import type { ImagePage, VectorSummary } from './page.js';

type Handler = VectorSummary['handlers'][number];

/** The vector table: handlers of their own a line each, those that share one folded into ranges. */
export function vectorLines({ vectors, type }: ImagePage, { paint, width }: Style): string[] {
  if (vectors === undefined) return type === 'relocatable' || type === 'external loader' ? [] : ['  none found'];
  const where = `at ${formatAddress(vectors.address)}${vectors.loadAddress === vectors.address ? '' : `, programmed at ${formatAddress(vectors.loadAddress)}`}, ${vectors.handlers.length + 1} words, found by ${vectors.foundBy}`;
  const uses = new Map<number, number>();
  for (const { value } of vectors.handlers) uses.set(value, (uses.get(value) ?? 0) + 1);
  const own = vectors.handlers.filter(({ index, value }) => value !== 0 && (index === 1 || (uses.get(value) ?? 0) === 1));
  const shared = [...uses].filter(([value, count]) => count > 1 || value === 0);
  return [
    ...wrap(fit(where, 300), width, '  '),
    ...(vectors.plausible ? [] : [`  ${paint.red('The first two words are no stack pointer and reset handler.')}`]),
    `  ${'stack'.padStart(6)}  ${paint.cyan(formatAddress(vectors.initialStackPointer))}`,
    ...own.map(
      (handler) =>
        `  ${label(handler).padStart(6)}  ${paint.cyan(formatAddress(handler.value))}  ${fit(handler.symbol ?? '(no symbol)', 40)}${handler.exception && handler.index > 1 && !handler.symbol?.startsWith(handler.exception) ? paint.dim(`  ${handler.exception}`) : ''}`,
    ),
    ...shared.flatMap(([value]) => {
      const handlers = vectors.handlers.filter((handler) => handler.value === value && handler.index !== 1);
      const name = value === 0 ? 'empty' : `${formatAddress(value)}  ${fit(handlers[0]?.symbol ?? '(no symbol)', 40)}`;
      return handlers.length === 0 ? [] : wrap(`${name}: ${ranges(handlers)}`, width, '  shared  ', ' '.repeat(10));
    }),
  ];
}

/** System exceptions by their number, interrupts by theirs: `irq 38`. */
function label({ index }: Handler): string {
  return index < 16 ? String(index) : `irq ${index - 16}`;
}

/** `2, 5 to 10, irq 0 to 37`. */
function ranges(handlers: readonly Handler[]): string {
  const parts: string[] = [];
  for (let from = 0; from < handlers.length;) {
    let to = from;
    while (to + 1 < handlers.length && handlers[to + 1]!.index === handlers[to]!.index + 1 && handlers[to + 1]!.index !== 16) to++;
    const [first, last] = [handlers[from]!, handlers[to]!];
    parts.push(first === last ? label(first) : `${label(first)} to ${last.index < 16 ? last.index : last.index - 16}`);
    from = to + 1;
  }
  return parts.join(', ');
}
