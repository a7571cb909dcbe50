import type { Available } from './available.js';
import type { LiveTargetAnswers, TargetInput } from './inputs.js';

/** What a live target answered, from the point of view of the program of that name. */
export function targetInput(program: string, answers: LiveTargetAnswers | undefined): Available<TargetInput> {
  if (answers === undefined) return { absent: 'no live target was asked ("qspi-doctor target" does)' };
  const { facts, proof, lead } = answers;
  return { value: { facts, proof, image: facts.images.find(({ name }) => name === program), leads: lead === program } };
}
