export type { Diagnosis, MemoryUse, ProgramSummary, Verdict } from './diagnosis.js';
export { examine } from './examine.js';
export type { ExamineOptions } from './examine.js';
export { isExplained, rank } from './rank.js';
export { ruleCrashedRule } from './rule-crashed.js';
export { runRules } from './run-rules.js';
export type { SeverityOverrides } from './run-rules.js';
