import { formatAddress } from '@qspi-doctor/diagnostics';
import type { ImagePage, VectorSummary } from '../image/page.js';
import { html, name, type Markup } from './markup.js';
import { roughSize, share } from './words.js';

/** Handlers of their own a row each; those that share one are counted. */
export function vectorTable({ address, loadAddress, foundBy, initialStackPointer, handlers, plausible }: VectorSummary): Markup {
  const uses = new Map<number, number>();
  for (const { value } of handlers) uses.set(value, (uses.get(value) ?? 0) + 1);
  const own = handlers.filter(({ index, value }) => index === 1 || (value !== 0 && uses.get(value) === 1));
  const shared = [...uses].filter(([value, count]) => value !== 0 && count > 1).map(([value, count]) => ({ value, count, symbol: handlers.find((handler) => handler.value === value)?.symbol }));
  return html`<p class="summary"><code>${formatAddress(address)}</code>${loadAddress === address ? '' : html`, programmed at <code>${formatAddress(loadAddress)}</code>`}, ${handlers.length + 1} words, found by ${foundBy}. Initial stack pointer <code>${formatAddress(initialStackPointer)}</code>.${plausible ? '' : html` <strong class="wrong">The first two words are no stack pointer and reset handler.</strong>`}</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="vectors-caption"><table><caption id="vectors-caption">Handlers</caption><thead><tr><th scope="col">Vector</th><th scope="col">Exception</th><th scope="col">Address</th><th scope="col">Function</th></tr></thead><tbody>${own.map(({ index, exception, value, symbol }) => html`<tr><td>${index < 16 ? index : `irq ${index - 16}`}</td><td>${exception}</td><td><code>${formatAddress(value)}</code></td><td>${symbol === undefined ? '' : name(symbol)}</td></tr>
`)}${shared.map(({ value, count, symbol }) => html`<tr><td>${count} vectors</td><td>shared</td><td><code>${formatAddress(value)}</code></td><td>${symbol === undefined ? '' : name(symbol)}</td></tr>
`)}</tbody></table></div>`;
}

/** The biggest symbols of each memory, with their share as a bar. */
export function symbolTables(biggest: ImagePage['biggest']): Markup {
  return html`${biggest.map(({ memory, total, symbols }, index) => html`<div class="scroll symbols" tabindex="0" role="region" aria-labelledby="symbols-${index + 1}"><table><caption id="symbols-${index + 1}">${name(memory)}, ${roughSize(total)} in symbols</caption><thead><tr><th scope="col">Symbol</th><th scope="col">Address</th><th scope="col" class="number">Bytes</th><th scope="col" class="number">Share</th></tr></thead><tbody>${symbols.map((symbol) => html`<tr><td>${name(symbol.name)}</td><td><code>${formatAddress(symbol.address)}</code></td><td class="number">${symbol.size}</td><td class="number">${share(symbol.size, total)}</td></tr>
`)}</tbody></table></div>`)}`;
}
