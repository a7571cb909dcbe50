import type { LaunchInput } from '@qspi-doctor/workspace';
import type { BreakpointPlan } from './breakpoint-plan.js';
import type { ChosenLoader } from './choose-loader.js';
import type { OpenOcdSetup } from './openocd.js';
import type { Session } from './session.js';

/** A session with everything that was decided for it. */
export interface Prepared {
  readonly session: Session;
  readonly existing: LaunchInput | undefined;
  readonly breakpoints: BreakpointPlan;
  readonly loader: ChosenLoader | undefined;
  readonly openOcd: OpenOcdSetup | undefined;
  readonly folder: string;
  readonly dwtPath: string | undefined;
}
