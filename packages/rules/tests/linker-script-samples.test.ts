import { describe, expect, it } from 'vitest';
import { linkerScriptRules } from '../src/index.js';
import { lintScript, shortId } from './lint-script.js';

/** A part of which all is known; the samples are written for it. */
const device = 'STM32L476VG';

function code(page: string): string {
  const match = /^```ld\n([^]*)```$/.exec(page);
  if (match?.[1] === undefined) throw new Error(`the sample is no block of ld code: ${page.slice(0, 60)}`);
  return match[1];
}

describe.each(linkerScriptRules.map((rule) => [rule.id, rule] as const))('the page of %s', (id, { docs }) => {
  it('shows as wrong what the rule finds, and no other rule finds anything in it', async () => {
    const { findings } = await lintScript(code(docs.wrong), { device });
    expect(findings.map(({ rule }) => shortId(rule))).toEqual([shortId(id)]);
  });

  it('shows as right what no rule finds anything in', async () => {
    const { findings, notChecked } = await lintScript(code(docs.right), { device });
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    expect(notChecked).toEqual([]);
  });
});
