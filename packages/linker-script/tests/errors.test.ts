import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseLinkerScript } from '../src/index.js';
import { annotate, stripCarets } from './support/carets.js';

/** Each faulty script is shown with what is reported where, in `fixtures/errors`. UPDATE_CARETS=1 writes them anew; then read them. */
const folder = join(import.meta.dirname, 'fixtures/errors');

describe('what is reported where', () => {
  test.each(readdirSync(folder).filter((name) => name.endsWith('.ld')))('%s', (name) => {
    const file = join(folder, name);
    const expected = readFileSync(file, 'utf8');
    const text = stripCarets(expected);
    const shown = annotate(text, parseLinkerScript(text).problems);
    if (process.env['UPDATE_CARETS'] === '1') writeFileSync(file, shown);
    else expect(shown).toBe(expected);
  });
});
