import type { TextRange } from '@qspi-doctor/diagnostics';
import type { ParsedScript } from '../parsed-script.js';
import type { Expression } from '../syntax/expression.js';
import type { AssignmentStatement } from '../syntax/statement.js';
import type { Layout, OutputSection, Reference, Region, SymbolDefinition } from './layout.js';
import type { LayoutFacts } from './facts.js';
import { collectReferences, usesOf } from './references.js';
import type { RegionState } from './regions.js';
import type { SectionState } from './section-state.js';
import type { Assigned } from './symbol-table.js';
import { absolute, toAddress, toExtent, toNumber } from './value.js';
import { Linker } from './linker.js';

/**
 * Lays a script out as ld would: regions, symbols and sections, as far as the script and the facts tell. What they do not tell is undefined.
 * Input sections that are not given are taken to be aligned to at most 1 KB, so that the first section of a region starts at its origin.
 */
export function layOut(script: ParsedScript, facts: LayoutFacts = {}): Layout {
  const linker = new Linker(script, facts);
  linker.run();
  const regions = new Map(linker.regions.map((state) => [state, regionOf(state)]));
  const symbols = symbolsOf(linker.assigned);
  let references: readonly Reference[] | undefined;
  return {
    script,
    regions: [...regions.values()],
    region: (name) => regions.get(linker.regionNames.get(name)!),
    sections: linker.sections.map(sectionOf),
    symbols,
    entry: linker.entry,
    get references() {
      return (references ??= collectReferences(script));
    },
    evaluate: (expression: Expression) => toNumber(linker.evaluateOutside(expression).absolute),
    unplaced: linker.unplaced,
    problems: linker.problems,
  };
}

function regionOf(state: RegionState): Region {
  const { declaration, script } = state;
  const { name, attributes, origin, length, range } = declaration;
  return {
    name: name.text,
    aliases: state.aliases,
    attributes,
    origin: toExtent(state.origin, 'origin'),
    length: toExtent(state.length, 'length'),
    range,
    nameRange: name.range,
    originRange: origin.kind === 'missing' ? undefined : origin.range,
    lengthRange: length.kind === 'missing' ? undefined : length.range,
    declaration,
    script,
  };
}

function sectionOf(state: SectionState): OutputSection {
  const { declaration } = state;
  const discarded = state.name === '/DISCARD/';
  return {
    name: state.name,
    nameRange: declaration.name.range,
    range: declaration.range,
    script: state.script,
    region: state.region?.text,
    regionRange: state.region?.range,
    loadRegion: state.loadRegion?.text,
    loadRegionRange: state.loadRegion?.range,
    address: discarded ? undefined : toExtent(state.vma, 'origin'),
    size: discarded ? undefined : toExtent(state.size, 'length'),
    loadAddress: discarded ? undefined : toExtent(state.lma, 'origin'),
    type: state.type,
    discarded,
    explicitAddress: state.address !== undefined,
    at: state.at,
    inputs: state.inputs,
    placed: state.placed,
    statements: declaration.contents,
    fill: declaration.fill,
    phdrs: declaration.programHeaders.map((name) => name.text),
    align: state.align,
    subalign: state.subalign,
    overlay: state.overlay !== undefined,
    declaration,
  };
}

/** What symbols a value is made of is seldom asked. */
class Definition implements SymbolDefinition {
  readonly name: string;
  readonly value: number | undefined;
  readonly section: string | undefined;
  readonly provide: boolean;
  readonly hidden: boolean;
  readonly range: TextRange;
  readonly nameRange: TextRange;
  readonly assignment: AssignmentStatement;
  readonly script: ParsedScript;
  readonly definitions: readonly SymbolDefinition[];

  constructor({ assignment, script, value, section }: Assigned, definitions: readonly SymbolDefinition[]) {
    const { name, provide, hidden, range } = assignment;
    this.name = name.text;
    this.value = toAddress(value.absolute);
    this.section = value.base === absolute ? undefined : section;
    this.provide = provide;
    this.hidden = hidden;
    this.range = range;
    this.nameRange = name.range;
    this.assignment = assignment;
    this.script = script;
    this.definitions = definitions;
  }

  get uses(): readonly string[] {
    return usesOf(this.assignment.value);
  }
}

/** The last assignment of a symbol has the map's entry; a PROVIDE behind an assignment defines nothing. */
function symbolsOf(assigned: readonly Assigned[]): Map<string, SymbolDefinition> {
  const byName = new Map<string, SymbolDefinition[]>();
  for (const one of assigned) {
    const { text } = one.assignment.name;
    let definitions = byName.get(text);
    if (definitions === undefined) byName.set(text, (definitions = []));
    definitions.push(new Definition(one, definitions));
  }
  const symbols = new Map<string, SymbolDefinition>();
  for (const [name, definitions] of byName) symbols.set(name, definitions.findLast(({ provide }) => !provide) ?? definitions[0]!);
  return symbols;
}
