import type { ParsedScript } from '../parsed-script.js';
import type { Expression, Name } from '../syntax/expression.js';
import type { InputPattern } from '../syntax/input-pattern.js';
import type { OutputSectionStatement, OverlaySection, OverlayStatement, SectionContent } from '../syntax/statement.js';
import { flatten, lacksInclude, type Placed } from './flatten.js';
import type { PlacedInput } from './layout.js';
import type { Base } from './value.js';

/** Where a section's load address comes from. */
export type SectionKind = 'normal' | 'firstOfOverlay' | 'ofOverlay';

/** An output section while it is laid out. */
export interface SectionState extends Base {
  readonly script: ParsedScript;
  readonly declaration: OutputSectionStatement | OverlaySection;
  readonly overlay: OverlayStatement | undefined;
  readonly kind: SectionKind;
  readonly address: Expression | undefined;
  readonly type: string | undefined;
  readonly at: Expression | undefined;
  readonly align: Expression | undefined;
  readonly alignWithInput: boolean;
  readonly subalign: Expression | undefined;
  readonly region: Name | undefined;
  readonly loadRegion: Name | undefined;
  /** The load region that counts: its own, or that of the section before it in the same region. */
  loadsFrom: Name | undefined;
  readonly contents: readonly Placed<Exclude<SectionContent, { kind: 'include' }>>[];
  /** Something that would be in it is not there. */
  readonly incomplete: boolean;
  readonly inputs: readonly InputPattern[];
  /** Input sections that each pattern takes; undefined while nothing is known of inputs. */
  taken: Map<InputPattern, readonly number[]> | undefined;
  size: bigint | undefined;
  lma: bigint | undefined;
  /** Takes addresses; has contents in the file. Undefined when unknown. */
  alloc: boolean | undefined;
  load: boolean | undefined;
  write: boolean;
  execute: boolean;
  alignment: bigint | undefined;
  placed: PlacedInput[];
}

export function sectionState(declaration: OutputSectionStatement, script: ParsedScript): SectionState {
  const { address, type, at, align, alignWithInput, subalign, region, loadRegion } = declaration;
  return newState(declaration, script, { overlay: undefined, kind: 'normal', address, type, at, align, alignWithInput, subalign, region, loadRegion });
}

/** The sections of an overlay: all at one address, loaded one after the other. */
export function overlayStates(overlay: OverlayStatement, script: ParsedScript): SectionState[] {
  const first = overlay.sections[0];
  return overlay.sections.map((declaration) => {
    const isFirst = declaration === first;
    const address: Expression | undefined = isFirst
      ? overlay.address
      : { kind: 'nameCall', function: 'ADDR', name: first!.name, range: declaration.name.range };
    const { subalign, region, loadRegion } = overlay;
    const kind = isFirst ? 'firstOfOverlay' : 'ofOverlay';
    return newState(declaration, script, {
      overlay,
      kind,
      address,
      type: undefined,
      at: isFirst ? overlay.at : undefined,
      align: undefined,
      alignWithInput: false,
      subalign,
      region,
      loadRegion,
    });
  });
}

function newState(
  declaration: OutputSectionStatement | OverlaySection,
  script: ParsedScript,
  head: Pick<SectionState, 'overlay' | 'kind' | 'address' | 'type' | 'at' | 'align' | 'alignWithInput' | 'subalign' | 'region' | 'loadRegion'>,
): SectionState {
  const contents = flatten(declaration.contents, script);
  const inputs: InputPattern[] = [];
  for (const { statement } of contents) if (statement.kind === 'input') inputs.push(statement.pattern);
  const { overlay, kind, address, type, at, align, alignWithInput, subalign, region, loadRegion } = head;
  return {
    name: declaration.name.text,
    script,
    declaration,
    overlay,
    kind,
    address,
    type,
    at,
    align,
    alignWithInput,
    subalign,
    region,
    loadRegion,
    loadsFrom: loadRegion,
    contents,
    incomplete: lacksInclude(declaration.contents),
    inputs,
    taken: undefined,
    vma: undefined,
    size: undefined,
    lma: undefined,
    alloc: undefined,
    load: undefined,
    write: false,
    execute: false,
    alignment: undefined,
    placed: [],
  };
}

/** Sections of these types take no addresses. */
export function isUnallocatedType(type: string | undefined): boolean {
  return type === 'DSECT' || type === 'COPY' || type === 'INFO' || type === 'OVERLAY';
}
