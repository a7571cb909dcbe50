import type { LexicalState } from './token.js';

/** Words that are keywords in each state, and only there (ld/ldlex.l of 2.40): `KEEP` is a plain name at the top, `MEMORY` one in a body. */
const everywhere = 'INCLUDE';
const scriptAndExpression =
  'ORIGIN BLOCK BIND LENGTH ALIGN DATA_SEGMENT_ALIGN DATA_SEGMENT_RELRO_END DATA_SEGMENT_END ADDR LOADADDR ALIGNOF ABSOLUTE MAX MIN LOG2CEIL ' +
  'NEXT SIZEOF_HEADERS SEGMENT_START SIZEOF DEFINED NOCROSSREFS NOCROSSREFS_TO OVERLAY ONLY_IF_RO ONLY_IF_RW SPECIAL ALIGN_WITH_INPUT SUBALIGN CONSTANT';
const notInLists = 'ASSERT AT HIDDEN PROVIDE PROVIDE_HIDDEN';
const scriptOnly =
  'MEMORY REGION_ALIAS LD_FEATURE VERSION ENTRY EXTERN MAP TARGET SEARCH_DIR OUTPUT INPUT GROUP FORCE_COMMON_ALLOCATION FORCE_GROUP_ALLOCATION ' +
  'INHIBIT_COMMON_ALLOCATION SECTIONS INSERT AFTER BEFORE STARTUP OUTPUT_FORMAT OUTPUT_ARCH HLL SYSLIB FLOAT NOFLOAT PHDRS';
const expressionOnly = 'NOLOAD READONLY DSECT COPY INFO TYPE';
const wildOnly =
  'CREATE_OBJECT_SYMBOLS CONSTRUCTORS FILL QUAD SQUAD LONG SHORT BYTE SORT_BY_NAME SORT_BY_ALIGNMENT SORT_BY_INIT_PRIORITY SORT_NONE ' +
  'INPUT_SECTION_FLAGS KEEP EXCLUDE_FILE';

function table(words: string, aliases: Record<string, string> = {}): ReadonlyMap<string, string> {
  return new Map([...words.split(' ').map((word): [string, string] => [word, word]), ...Object.entries(aliases)]);
}

const none: ReadonlyMap<string, string> = new Map();

/** Spelling → token kind, for each state. */
export const keywords: Readonly<Record<LexicalState, ReadonlyMap<string, string>>> = {
  script: table(`${everywhere} ${scriptAndExpression} ${notInLists} ${scriptOnly}`, { o: 'ORIGIN', org: 'ORIGIN', l: 'LENGTH', len: 'LENGTH' }),
  expression: table(`${everywhere} ${scriptAndExpression} ${notInLists} ${expressionOnly}`),
  wild: table(`${everywhere} ${notInLists} ${wildOnly}`, { SORT: 'SORT_BY_NAME' }),
  inputList: table('AS_NEEDED'),
  versionStart: none,
  versionScript: none,
  versionNode: new Map([
    ['global', 'global'],
    ['local', 'local'],
    ['extern', 'extern'],
  ]),
};
