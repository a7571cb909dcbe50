import type { TextRange } from '@qspi-doctor/diagnostics';
import type { Name } from './expression.js';

export interface VersionPattern {
  readonly pattern: Name;
  readonly scope: 'global' | 'local';
  /** `C++` within `extern "C++" { … }`. */
  readonly language: string | undefined;
}

export interface VersionNode {
  /** Absent for an anonymous node. */
  readonly tag: Name | undefined;
  readonly patterns: readonly VersionPattern[];
  readonly dependsOn: readonly Name[];
  readonly range: TextRange;
}

export interface VersionStatement {
  readonly kind: 'version';
  readonly nodes: readonly VersionNode[];
  readonly range: TextRange;
}
