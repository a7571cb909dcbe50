import { ruleDefiner, type Rule } from '@qspi-doctor/diagnostics';
import type { ProgramInputs } from '@qspi-doctor/workspace';

export type ProgramRule = Rule<ProgramInputs>;

/** Defines a rule that looks at the pieces of one program. */
export const defineRule = ruleDefiner<ProgramInputs>();
