/** What `init` puts into a project. */
export const parts = ['config', 'hook', 'ci', 'vscode'] as const;
export type Part = (typeof parts)[number];

/** A file as it is to be. */
export interface PlannedFile {
  /** Absolute. */
  readonly path: string;
  /** Undefined where there is no such file. */
  readonly before: string | undefined;
  readonly text: string;
  /** Why it is not replaced without --force: it is there, and nothing of it was made here. */
  readonly foreign?: string;
  readonly executable?: boolean;
}

/** What is to be done for one part: a file, or a sentence that says why nothing is. */
export interface Planned {
  readonly part: Part;
  readonly file?: PlannedFile;
  /** It is there already. */
  readonly done?: string;
  /** It cannot be done by machine; the sentence says what a person can do. */
  readonly left?: string;
}

/** Where things go, and what they call. */
export interface Surroundings {
  /** The folder that is initialised. Absolute. */
  readonly folder: string;
  /** The root of the git repository around it; undefined where there is none. */
  readonly root: string | undefined;
  /** How hooks and CI call the program: `qspi-doctor`, or `npx qspi-doctor` where package.json has it. */
  readonly command: string;
  readonly inPackageJson: boolean;
  /** `OWNER/NAME` on GitHub, and the tag. */
  readonly source: { readonly repository: string; readonly tag: string } | undefined;
  /** Of --device, else of all programs of the folder. */
  readonly device: string | undefined;
  /** True where --device named it: what the folder says itself need not be said again. */
  readonly deviceNamed: boolean;
}
