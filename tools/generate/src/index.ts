export { outputs } from './outputs.js';
export { documentedRules, ruleDocs } from './rule-docs.js';
