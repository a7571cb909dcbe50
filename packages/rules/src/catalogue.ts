import { bootRules } from './boot/rules.js';
import { breakpointRules } from './breakpoint/rules.js';
import type { ProgramRule } from './define-rule.js';
import { imageRules } from './image/rules.js';
import { launchRules } from './launch/rules.js';
import { linkerScriptRules } from './linker-script/rules.js';
import { projectRules } from './project/rules.js';

/**
 * All rules, in the order in which they explain "the debugger does not halt": of two findings that are as serious and do not
 * explain each other, the one whose rule stands first here becomes the diagnosis. Each area lists its own in the same spirit.
 */
export const programRules: readonly ProgramRule[] = [...breakpointRules, ...imageRules, ...launchRules, ...bootRules, ...linkerScriptRules, ...projectRules];
