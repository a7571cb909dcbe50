import { linkerScriptRules } from '@qspi-doctor/rules';
import { MemoryFiles } from '@qspi-doctor/testkit';
import { openLoneScript } from '@qspi-doctor/workspace';
import { lintProgram } from '../src/index.js';
import type { SeverityOverrides } from '../src/index.js';

/** Lints a script `x.ld` that exists in the test only, suppressions heeded. */
export async function lintText(text: string, severities: SeverityOverrides = {}, more: Readonly<Record<string, string>> = {}) {
  const files = new MemoryFiles({ '/project/x.ld': text, ...Object.fromEntries(Object.entries(more).map(([name, content]) => [`/project/${name}`, content])) });
  return lintProgram(openLoneScript(files, '/project', '/project/x.ld'), linkerScriptRules, severities);
}
