import type { TextRange } from '@qspi-doctor/diagnostics';
import type { ParsedScript } from '../parsed-script.js';
import type { Expression, Name } from './expression.js';
import type { InputPattern } from './input-pattern.js';
import type { VersionStatement } from './version.js';

interface Node {
  readonly range: TextRange;
}

export type AssignmentOperator = '=' | '+=' | '-=' | '*=' | '/=' | '<<=' | '>>=' | '&=' | '|=';

export interface AssignmentStatement extends Node {
  readonly kind: 'assignment';
  /** `name.text` is `.` for the location counter. */
  readonly name: Name;
  readonly operator: AssignmentOperator;
  readonly value: Expression;
  readonly provide: boolean;
  readonly hidden: boolean;
}

export interface AssertStatement extends Node {
  readonly kind: 'assert';
  readonly condition: Expression;
  readonly message: Name;
}

export interface EntryStatement extends Node {
  readonly kind: 'entry';
  readonly symbol: Name;
}

/** `resolved` is read as what may stand in its place: statements, regions, sections or the contents of a section. */
export interface IncludeStatement extends Node {
  readonly kind: 'include';
  readonly name: Name;
  readonly resolved: ParsedScript | undefined;
}

export interface RegionDeclaration extends Node {
  readonly kind: 'region';
  readonly name: Name;
  /** As written between the parentheses, `` when there are none. */
  readonly attributes: string;
  readonly attributesRange: TextRange | undefined;
  readonly origin: Expression;
  readonly length: Expression;
}

export interface MemoryStatement extends Node {
  readonly kind: 'memory';
  readonly regions: readonly (RegionDeclaration | IncludeStatement)[];
}

export interface RegionAliasStatement extends Node {
  readonly kind: 'regionAlias';
  readonly alias: Name;
  readonly region: Name;
}

export interface ProgramHeader extends Node {
  readonly name: Name;
  readonly type: Expression;
  readonly fileHeader: boolean;
  readonly programHeaders: boolean;
  readonly at: Expression | undefined;
  readonly flags: Expression | undefined;
}

export interface PhdrsStatement extends Node {
  readonly kind: 'phdrs';
  readonly headers: readonly ProgramHeader[];
}

export interface InsertStatement extends Node {
  readonly kind: 'insert';
  readonly where: 'after' | 'before';
  readonly section: Name;
}

/** `INPUT` and `GROUP` at the top of a script; a library is `-lname`. */
export interface InputFilesStatement extends Node {
  readonly kind: 'inputFiles';
  readonly command: 'INPUT' | 'GROUP';
  readonly files: readonly (Name & { readonly library: boolean; readonly asNeeded: boolean })[];
}

/** Commands that are a word with a list of names: `OUTPUT_ARCH(arm)`, `EXTERN(a b)`, `FORCE_COMMON_ALLOCATION`. */
export interface CommandStatement extends Node {
  readonly kind: 'command';
  readonly command: string;
  readonly arguments: readonly Name[];
}

export interface DataStatement extends Node {
  readonly kind: 'data';
  readonly size: 'BYTE' | 'SHORT' | 'LONG' | 'QUAD' | 'SQUAD';
  readonly value: Expression;
}

export interface FillStatement extends Node {
  readonly kind: 'fill';
  readonly value: Expression;
}

export interface ConstructorsStatement extends Node {
  readonly kind: 'constructors';
  readonly sorted: boolean;
}

export interface CreateObjectSymbolsStatement extends Node {
  readonly kind: 'createObjectSymbols';
}

export interface InputStatement extends Node {
  readonly kind: 'input';
  readonly pattern: InputPattern;
}

/** What may stand within the braces of an output section. */
export type SectionContent =
  | AssignmentStatement
  | AssertStatement
  | IncludeStatement
  | DataStatement
  | FillStatement
  | ConstructorsStatement
  | CreateObjectSymbolsStatement
  | InputStatement;

export type SectionConstraint = 'ONLY_IF_RO' | 'ONLY_IF_RW' | 'SPECIAL';

/** What follows the closing brace of an output section or an overlay. */
export interface Placement {
  readonly region: Name | undefined;
  readonly loadRegion: Name | undefined;
  readonly programHeaders: readonly Name[];
  readonly fill: Expression | undefined;
}

export interface OutputSectionStatement extends Node, Placement {
  readonly kind: 'outputSection';
  readonly name: Name;
  readonly address: Expression | undefined;
  /** `NOLOAD`, `READONLY`, `COPY` … as written; `TYPE` for `TYPE=`, `READONLY TYPE` for both. */
  readonly type: string | undefined;
  readonly typeValue: Expression | undefined;
  readonly at: Expression | undefined;
  readonly align: Expression | undefined;
  readonly alignWithInput: boolean;
  readonly subalign: Expression | undefined;
  readonly constraint: SectionConstraint | undefined;
  readonly contents: readonly SectionContent[];
  /** From the opening brace to the closing one, both included. */
  readonly bodyRange: TextRange;
}

export interface OverlaySection extends Node {
  readonly name: Name;
  readonly contents: readonly SectionContent[];
  readonly programHeaders: readonly Name[];
  readonly fill: Expression | undefined;
  readonly bodyRange: TextRange;
}

export interface OverlayStatement extends Node, Placement {
  readonly kind: 'overlay';
  readonly address: Expression | undefined;
  readonly at: Expression | undefined;
  readonly subalign: Expression | undefined;
  readonly noCrossReferences: boolean;
  readonly sections: readonly OverlaySection[];
}

/** `GROUP address : { … }` among sections, of System V scripts. */
export interface SectionGroupStatement extends Node {
  readonly kind: 'sectionGroup';
  readonly address: Expression | undefined;
  readonly contents: readonly SectionsContent[];
}

/** What may stand within the braces of SECTIONS. */
export type SectionsContent =
  OutputSectionStatement | OverlayStatement | SectionGroupStatement | AssignmentStatement | AssertStatement | EntryStatement | IncludeStatement;

export interface SectionsStatement extends Node {
  readonly kind: 'sections';
  readonly contents: readonly SectionsContent[];
}

/** What may stand at the top of a script. An included file may hold regions, sections or section contents there instead. */
export type Statement =
  | MemoryStatement
  | SectionsStatement
  | AssignmentStatement
  | AssertStatement
  | EntryStatement
  | IncludeStatement
  | RegionAliasStatement
  | PhdrsStatement
  | InsertStatement
  | InputFilesStatement
  | CommandStatement
  | VersionStatement
  | RegionDeclaration
  | SectionsContent
  | SectionContent;
