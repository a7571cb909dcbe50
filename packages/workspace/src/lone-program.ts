import type { Available } from './available.js';
import type { ProgramInputs } from './inputs.js';
import type { Program } from './program.js';

/** What opens the inputs of a program; those that it leaves out are absent. */
export type Openers = { readonly [K in keyof ProgramInputs]?: () => Available<ProgramInputs[K]> | Promise<Available<ProgramInputs[K]>> };

/** A program with no project around it: it consists of what `openers` open, and `absent` says why there is nothing else. */
export function loneProgram(identity: Pick<Program, 'name' | 'folder' | 'location'>, openers: Openers, absent: string): Program {
  const program: Program = {
    ...identity,
    role: 'single',
    bootloader: undefined,
    examined: undefined,
    siblings: [],
    open: async <K extends keyof ProgramInputs>(input: K): Promise<Available<ProgramInputs[K]>> => {
      if (input === 'program') return { value: program as ProgramInputs[K] };
      const opener = openers[input];
      return opener === undefined ? { absent } : opener();
    },
  };
  return program;
}
