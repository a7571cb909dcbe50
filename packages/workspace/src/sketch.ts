import type { BuildConfiguration, CubeProject } from '@qspi-doctor/cubeide';

/** A program as the folder's files suggest it, nothing opened yet. Paths are absolute. */
export interface ProgramSketch {
  readonly name: string;
  readonly folder: string;
  readonly project: CubeProject | undefined;
  readonly configuration: BuildConfiguration | undefined;
  readonly examined: string | undefined;
  readonly imagePath: string | undefined;
  readonly whyNoImage: string;
  readonly scriptPath: string | undefined;
  /** Candidates among which the image's addresses decide, where no project names the script. */
  readonly scriptCandidates: readonly string[];
  readonly whyNoScript: string;
}
