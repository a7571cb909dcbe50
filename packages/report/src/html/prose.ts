import { html, type Markup } from './markup.js';

/** Addresses and names of registers stand in a monospaced face, whichever message they come in. */
const literals = /(0x[0-9a-fA-F]{2,8}\b|\b(?:FP_CTRL|FP_COMP\d?|DEMCR|VTOR|MSP|SYSCFG_MEMRMP|SCB->VTOR|SystemInit|Reset_Handler)\b)/;

/** A message or a step as running text. */
export function prose(text: string): Markup {
  return html`${text.split(literals).map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** The first sentence of a message, and the rest. A full stop inside a file's name ends none. */
export function firstSentence(text: string): { readonly first: string; readonly rest: string } {
  const end = /[.!?](?=\s+[A-Z"“])/.exec(text);
  return end ? { first: text.slice(0, end.index + 1), rest: text.slice(end.index + 1).trim() } : { first: text, rest: '' };
}
