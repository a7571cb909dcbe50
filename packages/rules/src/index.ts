export { programRules } from './catalogue.js';
export { defineRule } from './define-rule.js';
export type { ProgramRule } from './define-rule.js';
export { launchRules } from './launch/rules.js';
export { linkerScriptRules } from './linker-script/rules.js';
export { runRule } from './run-rule.js';
export type { RuleOutcome } from './run-rule.js';
