import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { formatHtml } from '../src/index.js';
import { anyReport } from './html-arbitrary.js';
import { tagsOf } from './html-tags.js';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 120);

/** What the page itself is made of. Nothing that loads, submits, or runs. */
const elements = new Set(
  'html head meta title style body a header p span svg rect path g line text tspan title nav ul ol li button defs pattern main section h1 h2 h3 h4 h5 code strong b abbr dl div dt dd details summary figure figcaption pre mark bdi wbr footer script form fieldset legend label input select option table caption thead tbody tr th td'.split(' '),
);

/** Attributes that fetch, send or run something. */
const loads = /^on|^(?:src|srcset|style|action|formaction|data|poster|xlink:href)$/;

describe('the judge of tags', () => {
  it.each(['<p>a < b</p>', '<p title=x>', '<qd-evil', "<p class='a'>"])('does not let %s pass', (text) => expect(() => tagsOf(text)).toThrow());
});

describe('a page about anything', () => {
  it('consists of its own elements alone: no text from a file becomes a tag or an attribute, nothing comes from elsewhere', async () => {
    await fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        const page = await formatHtml(report);
        const strange = tagsOf(page).flatMap(({ name, attributes }) => [
          ...(elements.has(name) ? [] : [`<${name}>`]),
          ...Object.entries(attributes).flatMap(([attribute, value]) => (loads.test(attribute) || (attribute === 'href' && !/^#[a-z0-9-]+$/.test(value)) ? [`${attribute}="${value}"`] : [])),
        ]);
        expect(strange).toEqual([]);
        expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u);
      }),
      { numRuns },
    );
  });

  it('is valid HTML', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'no-inline-style': 'error', 'long-title': 'off', 'no-raw-characters': 'error' } });
    await fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        const { results } = await validator.validateString(await formatHtml(report));
        expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${ruleId} ${message} ${line}:${column}`))).toEqual([]);
      }),
      { numRuns: Math.ceil(numRuns / 8) },
    );
  });

  it('is the same page for the same report', async () => {
    await fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        expect(await formatHtml(copyOf(report))).toBe(await formatHtml(report));
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });
});

function copyOf<T extends { readonly sourceOf: unknown }>({ sourceOf, ...rest }: T): T {
  return { ...structuredClone(rest), sourceOf } as unknown as T;
}
