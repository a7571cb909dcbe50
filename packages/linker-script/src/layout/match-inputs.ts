import type { InputPattern, NamePattern, SortOrder } from '../syntax/input-pattern.js';
import type { Name } from '../syntax/expression.js';
import type { InputSection } from './facts.js';
import { matchesGlob } from './glob.js';
import type { SectionState } from './section-state.js';

/** Gives each input section to the first pattern of the script that takes it, in ld's order. Says which are left over. */
export function assignInputs(sections: readonly SectionState[], inputs: readonly InputSection[]): number[] {
  const free = new Uint8Array(inputs.length).fill(1);
  for (const state of sections) {
    state.taken = new Map();
    for (const pattern of state.inputs) state.taken.set(pattern, takenBy(pattern, inputs, free));
    setFlags(state, inputs);
  }
  return inputs.flatMap((_, index) => (free[index] === 0 ? [] : [index]));
}

function takenBy(pattern: InputPattern, inputs: readonly InputSection[], free: Uint8Array): readonly number[] {
  const taken: { index: number; sort: SortOrder | undefined }[] = [];
  inputs.forEach((input, index) => {
    if (free[index] === 0 || !matchesFile(pattern, input)) return;
    const section = pattern.sections.length === 0 ? undefined : pattern.sections.find((name) => matchesSection(name, input));
    if (pattern.sections.length > 0 && section === undefined) return;
    if (!hasFlags(pattern, input)) return;
    free[index] = 0;
    taken.push({ index, sort: section?.sort });
  });
  return sorted(pattern, taken, inputs);
}

function matchesFile({ file }: InputPattern, input: InputSection): boolean {
  if (file === undefined) return true;
  return matchesFileName(file.pattern.text, input) && !isExcluded(file.exclude, input);
}

/** `archive:member`, `archive:` or `:object`; else the name of the object or member alone. */
function matchesFileName(pattern: string, input: InputSection): boolean {
  const colon = pattern.indexOf(':');
  if (colon < 0) return matchesGlob(pattern, input.file);
  const archive = pattern.slice(0, colon);
  const member = pattern.slice(colon + 1);
  if (member !== '' && !matchesGlob(member, input.file)) return false;
  return archive === '' ? input.archive === undefined : input.archive !== undefined && matchesGlob(archive, input.archive);
}

function isExcluded(exclude: readonly Name[], input: InputSection): boolean {
  return exclude.some(({ text }) => matchesFileName(text, input) || (input.archive !== undefined && !text.includes(':') && matchesGlob(text, input.archive)));
}

function matchesSection(name: NamePattern, input: InputSection): boolean {
  return matchesGlob(name.pattern.text, input.name) && !isExcluded(name.exclude, input);
}

function hasFlags({ flags }: InputPattern, input: InputSection): boolean {
  return flags.every(({ flag, without }) => {
    const has = flag === 'SHF_ALLOC' ? input.alloc !== false : flag === 'SHF_WRITE' ? input.write === true : flag === 'SHF_EXECINSTR' && input.execute === true;
    return has !== without;
  });
}

function sorted(pattern: InputPattern, taken: { index: number; sort: SortOrder | undefined }[], inputs: readonly InputSection[]): readonly number[] {
  const byFile = pattern.file?.sort === 'name';
  if (byFile || taken.some(({ sort }) => sort !== undefined && sort !== 'none')) {
    taken.sort(
      (a, b) =>
        (byFile ? compareText(inputs[a.index]!.file, inputs[b.index]!.file) : 0) ||
        compareBy(a.sort ?? b.sort, inputs[a.index]!, inputs[b.index]!) ||
        a.index - b.index,
    );
  }
  return taken.map(({ index }) => index);
}

function compareBy(sort: SortOrder | undefined, a: InputSection, b: InputSection): number {
  const byName = (): number => compareText(a.name, b.name);
  const byAlignment = (): number => (b.align ?? 1) - (a.align ?? 1);
  switch (sort) {
    case 'name':
      return byName();
    case 'alignment':
      return byAlignment();
    case 'name alignment':
      return byName() || byAlignment();
    case 'alignment name':
      return byAlignment() || byName();
    case 'init-priority': {
      const [first, second] = [initPriority(a.name), initPriority(b.name)];
      return (first === undefined || second === undefined ? 0 : first - second) || byName();
    }
    default:
      return 0;
  }
}

/** The number at the end of `.init_array.00100`; those of .ctors and .dtors count down from 65535. */
function initPriority(name: string): number | undefined {
  const match = /\.(\d+)$/.exec(name);
  if (match === null) return undefined;
  const number = Number(match[1]);
  return /^\.[cd]tors/.test(name) ? 65535 - number : number;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function setFlags(state: SectionState, inputs: readonly InputSection[]): void {
  state.alloc = false;
  state.load = false;
  for (const indexes of state.taken?.values() ?? []) {
    for (const index of indexes) {
      const { alloc, load, write, execute, name } = inputs[index]!;
      state.alloc ||= alloc !== false;
      state.load ||= alloc !== false && (load ?? name !== 'COMMON');
      state.write ||= write === true;
      state.execute ||= execute === true;
    }
  }
}
