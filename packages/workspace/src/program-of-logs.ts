import { isPresent } from './available.js';
import type { LogInput } from './inputs.js';
import type { Program } from './program.js';

/**
 * The program that a debug session was about: the one whose code the breakpoints of the log are in; failing that an application, which is
 * what somebody debugs who has one.
 */
export async function programOfLogs(logs: readonly LogInput[], programs: readonly Program[]): Promise<Program> {
  const addresses = logs.flatMap(({ log }) => [...log.requests, ...log.events].flatMap(({ address }) => (address === undefined ? [] : [address])));
  const candidates = programs.filter(({ role }) => role === 'application');
  const first = candidates[0] ?? programs[0];
  if (first === undefined) throw new Error('a log cannot be about a workspace without programs');
  if (candidates.length > 1) {
    for (const program of candidates) {
      const image = await program.open('image');
      if (isPresent(image) && addresses.some((address) => image.value.image.segments.some(({ type, virtualAddress, memorySize }) => type === 'load' && address >= virtualAddress && address - virtualAddress < memorySize))) return program;
    }
  }
  return first;
}
