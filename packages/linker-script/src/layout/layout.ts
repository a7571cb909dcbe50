import type { TextProblem, TextRange } from '@qspi-doctor/diagnostics';
import type { ParsedScript } from '../parsed-script.js';
import type { Expression } from '../syntax/expression.js';
import type { InputPattern } from '../syntax/input-pattern.js';
import type { AssignmentStatement, OutputSectionStatement, OverlaySection, RegionDeclaration, SectionContent } from '../syntax/statement.js';

/** Ranges are those of `script`, which is the one that was laid out or a file that it includes. */
interface Located {
  readonly script: ParsedScript;
  readonly range: TextRange;
}

/** A memory region. `undefined` for origin and length: not to be known from what is given. */
export interface Region extends Located {
  readonly name: string;
  /** Further names, from REGION_ALIAS. */
  readonly aliases: readonly string[];
  /** As written, without the parentheses. */
  readonly attributes: string;
  readonly origin: number | undefined;
  readonly length: number | undefined;
  readonly nameRange: TextRange;
  readonly originRange: TextRange | undefined;
  readonly lengthRange: TextRange | undefined;
  readonly declaration: RegionDeclaration;
}

export interface OutputSection extends Located {
  readonly name: string;
  readonly nameRange: TextRange;
  /** As written: may be an alias, or a name that nothing declares. */
  readonly region: string | undefined;
  readonly regionRange: TextRange | undefined;
  readonly loadRegion: string | undefined;
  readonly loadRegionRange: TextRange | undefined;
  readonly address: number | undefined;
  readonly size: number | undefined;
  readonly loadAddress: number | undefined;
  /** `NOLOAD`, `READONLY`, `COPY` … as written. */
  readonly type: string | undefined;
  /** It is `/DISCARD/`. */
  readonly discarded: boolean;
  /** An address stands before the colon. */
  readonly explicitAddress: boolean;
  readonly at: Expression | undefined;
  /** All patterns in it, those of included files too. */
  readonly inputs: readonly InputPattern[];
  /** The input sections that went here, where they were given. */
  readonly placed: readonly PlacedInput[];
  readonly statements: readonly SectionContent[];
  readonly fill: Expression | undefined;
  readonly phdrs: readonly string[];
  readonly align: Expression | undefined;
  readonly subalign: Expression | undefined;
  /** Part of an OVERLAY. */
  readonly overlay: boolean;
  readonly declaration: OutputSectionStatement | OverlaySection;
}

export interface PlacedInput {
  /** Index into the facts' `inputSections`. */
  readonly input: number;
  readonly address: number | undefined;
  readonly pattern: InputPattern;
}

/** A symbol that the script assigns. */
export interface SymbolDefinition extends Located {
  readonly name: string;
  /** As a 32-bit image holds it. */
  readonly value: number | undefined;
  /** The output section that it stands in, when it is assigned there. */
  readonly section: string | undefined;
  /** Defined only if something refers to it and no object defines it. */
  readonly provide: boolean;
  readonly hidden: boolean;
  readonly nameRange: TextRange;
  /** Symbols that its value is made of. */
  readonly uses: readonly string[];
  readonly assignment: AssignmentStatement | undefined;
  /** All assignments to the symbol, in order; the last one is this. */
  readonly definitions: readonly SymbolDefinition[];
}

/** A name in the script that stands for something that is defined elsewhere. */
export interface Reference extends Located {
  readonly name: string;
  readonly kind: 'symbol' | 'region' | 'section';
}

/** What ld reports beyond syntax, as far as the script shows it. */
export interface LayoutProblem extends TextProblem {
  readonly script: ParsedScript;
  readonly kind:
    | 'glued-assignment'
    | 'duplicate-region'
    | 'undefined-region'
    | 'duplicate-alias'
    | 'division-by-zero'
    | 'unknown-constant'
    | 'two-load-addresses'
    | 'backwards'
    | 'counter'
    | 'region-overflow'
    | 'assertion'
    | 'self-reference';
  /** ld's own judgement: an error ends the link. */
  readonly severity: 'error' | 'warning';
}

export interface Layout {
  readonly script: ParsedScript;
  /** In order of declaration. */
  readonly regions: readonly Region[];
  region(nameOrAlias: string): Region | undefined;
  /** In order of the script, `/DISCARD/` included. */
  readonly sections: readonly OutputSection[];
  readonly symbols: ReadonlyMap<string, SymbolDefinition>;
  readonly entry: { readonly symbol: string; readonly range: TextRange; readonly script: ParsedScript } | undefined;
  readonly references: readonly Reference[];
  /** Value of an expression outside of sections, after everything is laid out; undefined when unknown. Negative values as such. */
  evaluate(expression: Expression): number | undefined;
  /** Input sections (indexes into the facts) that no pattern takes. ld puts those where it sees fit, which may move what stands behind them. */
  readonly unplaced: readonly number[];
  readonly problems: readonly LayoutProblem[];
}
