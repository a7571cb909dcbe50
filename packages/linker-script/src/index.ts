export { parseLinkerScript } from './parse.js';
export type { IncludeResolver, ParsedScript, ParseOptions, ScriptInclude } from './parsed-script.js';
export type { LexicalState, Token, TokenKind } from './lexer/token.js';
export { commentsBetween, ScriptNode } from './syntax/tree.js';
export type { Comment } from './syntax/tree.js';
export { operandsOf, walkExpression } from './syntax/expression.js';
export type {
  AssertExpression,
  BinaryExpression,
  BinaryOperator,
  CallExpression,
  ConditionalExpression,
  Expression,
  ExpressionFunction,
  MissingExpression,
  Name,
  NameCallExpression,
  NameExpression,
  NameFunction,
  NumberExpression,
  SegmentStartExpression,
  SizeofHeadersExpression,
  UnaryExpression,
  UnaryOperator,
} from './syntax/expression.js';
export type { InputPattern, NamePattern, SectionFlag, SortOrder } from './syntax/input-pattern.js';
export type {
  AssertStatement,
  AssignmentOperator,
  AssignmentStatement,
  CommandStatement,
  ConstructorsStatement,
  CreateObjectSymbolsStatement,
  DataStatement,
  EntryStatement,
  FillStatement,
  IncludeStatement,
  InputFilesStatement,
  InputStatement,
  InsertStatement,
  MemoryStatement,
  OutputSectionStatement,
  OverlaySection,
  OverlayStatement,
  PhdrsStatement,
  Placement,
  ProgramHeader,
  RegionAliasStatement,
  RegionDeclaration,
  SectionConstraint,
  SectionContent,
  SectionGroupStatement,
  SectionsContent,
  SectionsStatement,
  Statement,
} from './syntax/statement.js';
export type { VersionNode, VersionPattern, VersionStatement } from './syntax/version.js';
export { visitStatements } from './syntax/visit.js';
export type { StatementVisitor } from './syntax/visit.js';
export { layOut } from './layout/lay-out.js';
export type { InputSection, LayoutFacts } from './layout/facts.js';
export type { Layout, LayoutProblem, OutputSection, PlacedInput, Reference, Region, SymbolDefinition } from './layout/layout.js';
export { matchesGlob } from './layout/glob.js';
