import { safeText } from '@qspi-doctor/diagnostics';

/** HTML that may stand in the page as it is. Made only by `html` and `raw`. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Markup | string | number | undefined | false | readonly Content[];

/** A template whose values are escaped, unless they are Markup themselves. Attributes must stand in double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let text = strings[0] ?? '';
  values.forEach((value, index) => {
    text += render(value) + (strings[index + 1] ?? '');
  });
  return new Markup(text);
}

/** Text of our own that is HTML already: style, script. */
export function raw(text: string): Markup {
  return new Markup(text);
}

function render(value: Content): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  return typeof value === 'object' ? value.map(render).join('') : escapeHtml(String(value));
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Nothing in it needs a look: nearly every text. */
const plain = /^[ !#-%(-;=?-~]*$/;

/** Fit for text and for attributes in quotes. Control characters and turns of the reading direction are shown as their codes. */
export function escapeHtml(text: string): string {
  if (plain.test(text)) return text;
  return safeText(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

export type HeadingLevel = 3 | 4 | 5;

/** A heading whose level depends on where the part stands. */
export function heading(level: HeadingLevel, content: Content): Markup {
  return level === 3 ? html`<h3>${content}</h3>` : level === 4 ? html`<h4>${content}</h4>` : html`<h5>${content}</h5>`;
}

/** The path of a file: it breaks behind its slashes, not within a name. */
export function path(text: string): Markup {
  return html`<bdi>${text.split(/(?<=[/\\])/).map((part, index) => html`${index > 0 ? raw('<wbr>') : ''}${part}`)}</bdi>`;
}

/** A name from a file: its reading direction stays its own. */
export function name(text: string): Markup {
  return html`<bdi>${text}</bdi>`;
}
