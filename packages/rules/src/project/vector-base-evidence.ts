import type { MacroFact, VectorBaseStore } from '@qspi-doctor/c-source';
import { formatAddress, type RelatedLocation, type Remedy } from '@qspi-doctor/diagnostics';
import { isPresent, type Program, type ProjectInput, type SourcesInput } from '@qspi-doctor/workspace';

/** Where the macros of a store are defined: `#define`s with their lines, options of the build configuration in `.cproject`. */
export function macroEvidence(macros: readonly MacroFact[], sources: SourcesInput, project: ProjectInput | undefined): readonly RelatedLocation[] {
  return macros.flatMap(({ name, text, source }): readonly RelatedLocation[] => {
    if (source.kind === 'file') return [{ ...sources.locate(source.place), message: `#define ${name} ${shorten(text)}` }];
    if (source.kind !== 'command-line' || project === undefined) return [];
    return [{ file: project.file, message: `-D${name}=${shorten(text)}${project.configuration ? `, in the build configuration ${project.configuration.name}` : ''}` }];
  });
}

/** The store, its macros, and the switch of the template that is off. */
export function storeEvidence(store: VectorBaseStore, sources: SourcesInput, project: ProjectInput | undefined): readonly RelatedLocation[] {
  const at = sources.locate(store.place);
  return [{ ...at, message: `the store to VTOR${store.function === undefined ? '' : ` in ${store.function}`}` }, ...macroEvidence(store.macros, sources, project)];
}

/** What to change, with the lines of this project where they are known. */
export function vectorBaseRemedy(table: number, store: VectorBaseStore | undefined, sources: SourcesInput): Remedy {
  const { commentedOut, template, macros } = sources.vectorBase();
  const at = store && sources.locate(store.place);
  const line = (fact: MacroFact): string => {
    if (fact.source.kind !== 'file') return `-D${fact.name}=${shorten(fact.text)}`;
    const place = sources.locate(fact.source.place);
    return `${place.file ?? ''} line ${place.line ?? '?'} "#define ${fact.name} ${shorten(fact.text)}"`;
  };
  const own = (store?.macros ?? macros).filter(({ name, source }) => /^(?:VECT_TAB_|APPLICATION_ADDRESS)/.test(name) && source.kind !== 'known');
  const off = commentedOut === undefined ? undefined : sources.locate(commentedOut);
  return {
    title: "Let VTOR follow the linker script: point it to the program's own table",
    certainty: 'documented',
    steps: [
      ...(at?.file === undefined ? [] : [`In ${at.file} line ${at.line ?? '?'}, write: extern uint32_t g_pfnVectors[]; SCB->VTOR = (uint32_t)g_pfnVectors; (g_pfnVectors is the name in ST start-up files).`]),
      ...(own.length > 0 ? [`Or change the macros so that base | offset is ${formatAddress(table)}: ${own.map(line).join('; ')}.`] : []),
      ...(template === 'user-vect-tab-address' && off?.file !== undefined
        ? [`Take the comment away in ${off.file} line ${off.line ?? '?'} (#define USER_VECT_TAB_ADDRESS), and set VECT_TAB_BASE_ADDRESS and VECT_TAB_OFFSET behind it so that base | offset is ${formatAddress(table)}: the default base is the internal flash.`]
        : []),
      ...(store === undefined && off?.file === undefined ? [`In SystemInit, write: extern uint32_t g_pfnVectors[]; SCB->VTOR = (uint32_t)g_pfnVectors;`] : []),
      'Build again, program, and read 0xE000ED08 at main.',
    ],
  };
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** What the sources add to a finding of a run: the store that does it, with its macros, and what to change. Nothing where they do not say the same. */
export async function sourcesOfVectorBase(program: Program, value: number, table: number): Promise<{ readonly related: readonly RelatedLocation[]; readonly remedy: Remedy } | undefined> {
  const [opened, project] = [await program.open('sources'), await program.open('project')];
  if (!isPresent(opened)) return undefined;
  const sources = opened.value;
  const { atMain, commentedOut } = sources.vectorBase();
  const own = isPresent(project) ? project.value : undefined;
  if (atMain.kind === 'written' && sources.addressOf(atMain.store.value) === value) {
    return { related: storeEvidence(atMain.store, sources, own), remedy: vectorBaseRemedy(table, atMain.store, sources) };
  }
  if (atMain.kind !== 'untouched') return undefined;
  const off = commentedOut && sources.locate(commentedOut);
  return { related: off ? [{ ...off, message: 'SystemInit writes VTOR only where USER_VECT_TAB_ADDRESS is defined, and here it stands in a comment' }] : [], remedy: vectorBaseRemedy(table, undefined, sources) };
}
