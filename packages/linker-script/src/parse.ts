import { LineIndex, type TextProblem, type TextRange } from '@qspi-doctor/diagnostics';
import type { ParsedScript, ParseOptions, ScriptInclude } from './parsed-script.js';
import { type IncludeContext, Parser } from './parser/parser.js';
import { parseRegions } from './parser/parse-memory.js';
import { parseStatements } from './parser/parse-script.js';
import { parseSectionContents } from './parser/parse-section-contents.js';
import { parseSectionsContents } from './parser/parse-sections.js';
import type { Token } from './lexer/token.js';
import type { Name } from './syntax/expression.js';
import type { Statement } from './syntax/statement.js';
import { commentsBetween, type Comment } from './syntax/tree.js';
import { preprocess, type Preprocessed } from './preprocessor/preprocess.js';
import { findDirectives } from './preprocessor/directives.js';

/** Characters of one text, and of all included texts together, that are read; what lies beyond is reported. */
export const maximumText = 32 * 1024 * 1024;
/** ld's own limit of scripts within each other. */
const maximumDepth = 10;
const maximumIncludes = 2000;

interface Session {
  readonly options: ParseOptions;
  includes: number;
  characters: number;
}

/**
 * Reads a GNU ld script. Never throws and never loops: whatever the text is, there is a tree of it, with a problem for each place where ld
 * would see a syntax error (ld stops at the first one).
 */
export function parseLinkerScript(text: string, options: ParseOptions = {}): ParsedScript {
  return parseFile(text, options.file, 'script', [], { options, includes: 0, characters: 0 });
}

function parseFile(whole: string, file: string | undefined, context: IncludeContext, outer: readonly string[], session: Session): ParsedScript {
  const problems: TextProblem[] = [];
  const ignored: TextProblem[] = [];
  const room = Math.max(0, maximumText - session.characters);
  const text = whole.length <= room ? whole : whole.slice(0, room);
  session.characters += text.length;
  const directives = findDirectives(text, file);
  const mode = session.options.preprocess ?? 'never';
  const prepared: Preprocessed | undefined =
    mode === 'always' || (mode === 'auto' && directives.needed)
      ? preprocess(text, session.options.defines ?? new Map(), session.options.includes, problems)
      : undefined;

  const includes: ScriptInclude[] = [...(prepared?.includes ?? [])];
  const stack = file === undefined ? outer : [...outer, file];
  const include = (name: Name, inside: IncludeContext): ParsedScript | undefined => {
    const found = resolve(name, inside, stack, outer.length, session);
    includes.push({ name: name.text, range: name.range, resolved: found.resolved, ...(found.why === undefined ? {} : { why: found.why }) });
    return found.resolved;
  };

  const parser = new Parser(prepared?.text ?? text, prepared?.map, problems, ignored, include);
  const statements = parseContext(parser, context);
  if (whole.length > room)
    problems.push({ message: `the text is longer than ${maximumText} characters; the rest is not read`, range: { start: room, end: whole.length } });
  problems.sort((a, b) => a.range.start - b.range.start);
  return new Script(
    whole,
    file,
    parser,
    statements,
    problems,
    ignored,
    { needed: directives.needed, done: prepared !== undefined, directives: directives.ranges },
    includes,
  );
}

class Script implements ParsedScript {
  #lines: LineIndex | undefined;
  #comments: Comment[] | undefined;
  #tree: ParsedScript['tree'] | undefined;
  readonly #tokens: Parser['tokens'];
  readonly #nodes: Parser['nodes'];
  #tokenArray: readonly Token[] | undefined;
  readonly text: string;
  readonly file: string | undefined;
  readonly statements: readonly Statement[];
  readonly problems: readonly TextProblem[];
  readonly ignored: readonly TextProblem[];
  readonly preprocessed: { readonly needed: boolean; readonly done: boolean; readonly directives: readonly TextRange[] };
  readonly includes: readonly ScriptInclude[];

  constructor(
    text: string,
    file: string | undefined,
    parser: Parser,
    statements: readonly Statement[],
    problems: readonly TextProblem[],
    ignored: readonly TextProblem[],
    preprocessed: Script['preprocessed'],
    includes: readonly ScriptInclude[],
  ) {
    this.text = text;
    this.file = file;
    this.#tokens = parser.tokens;
    this.#nodes = parser.nodes;
    this.statements = statements;
    this.problems = problems;
    this.ignored = ignored;
    this.preprocessed = preprocessed;
    this.includes = includes;
  }

  get lines(): LineIndex {
    return (this.#lines ??= new LineIndex(this.text));
  }

  get tree(): ParsedScript['tree'] {
    return (this.#tree ??= this.#nodes.tree(this.#tokens, { start: 0, end: this.text.length }));
  }

  get tokens(): readonly Token[] {
    return (this.#tokenArray ??= this.#tokens.slice(0, this.#tokens.length));
  }

  get comments(): readonly Comment[] {
    return (this.#comments ??= collectComments(this));
  }
}

function collectComments(script: ParsedScript): Comment[] {
  const comments: Comment[] = [];
  let at = 0;
  for (const token of script.tokens) {
    if (token.start > at) comments.push(...commentsBetween(script.text, at, token.start));
    at = Math.max(at, token.end);
  }
  comments.push(...commentsBetween(script.text, at, script.text.length));
  return comments;
}

function parseContext(parser: Parser, context: IncludeContext): readonly Statement[] {
  switch (context) {
    case 'script':
      return parseStatements(parser);
    case 'memory':
      return parseRegions(parser, false);
    case 'sections':
      return parseSectionsContents(parser, false);
    case 'section':
      return parser.within('wild', () => parseSectionContents(parser, false));
  }
}

function resolve(name: Name, context: IncludeContext, stack: readonly string[], depth: number, session: Session): Pick<ScriptInclude, 'resolved' | 'why'> {
  if (depth + 1 >= maximumDepth || session.includes >= maximumIncludes) return { resolved: undefined, why: 'depth' };
  const found = session.options.includes?.(name.text);
  if (found === undefined) return { resolved: undefined, why: 'missing' };
  if (stack.includes(found.file)) return { resolved: undefined, why: 'cycle' };
  session.includes++;
  return { resolved: parseFile(found.text, found.file, context, stack, session) };
}
