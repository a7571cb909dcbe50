export type ToolName = 'gdb-server' | 'programmer' | 'gdb' | 'openocd';

/** Why a program of an installation did not answer the question for its version. */
export type Trouble =
  | { readonly kind: 'glibc'; readonly needed: string }
  | { readonly kind: 'library'; readonly library: string }
  | { readonly kind: 'not-executable' }
  | { readonly kind: 'other-machine' }
  | { readonly kind: 'cannot-start'; readonly why: string }
  | { readonly kind: 'crashed'; readonly signal: string }
  | { readonly kind: 'hung'; readonly milliseconds: number }
  | { readonly kind: 'flooded' }
  | { readonly kind: 'unrecognised' };

/** What a program said of itself when it was asked for its version. */
export interface ToolAnswer {
  readonly version: string | undefined;
  /** The line that says it, or the first line where none does. */
  readonly said: string | undefined;
  readonly trouble: Trouble | undefined;
}

/** A program of an installation. */
export interface Tool {
  readonly name: ToolName;
  /** Absolute path of the executable. */
  readonly path: string;
  /** Version of the package that it came in: of the plug-in's or the bundle's folder. */
  readonly packageVersion: string | undefined;
  /** True where the plain name starts this one. */
  readonly onPath: boolean;
  /** Undefined where it was not asked: `notAsked` says why. */
  readonly answer: ToolAnswer | undefined;
  readonly notAsked: string | undefined;
}

export type InstallationKind = 'cubeide' | 'cubeclt' | 'bundles' | 'cubeprogrammer' | 'system';

/** A set of tools that came together. */
export interface Installation {
  readonly kind: InstallationKind;
  /** For people: `STM32CubeIDE 1.14.1`. */
  readonly title: string;
  /** By the name of its folder. */
  readonly version: string | undefined;
  /** Absolute. */
  readonly folder: string;
  /** What led here: a default folder, a variable, PATH. */
  readonly foundBy: readonly string[];
  readonly tools: readonly Tool[];
}

/** The version by which a tool is ranked: what it says of itself, else that of its package. */
export function versionOf({ answer, packageVersion }: Tool): string | undefined {
  return answer?.version ?? packageVersion;
}
