import { absolutePath } from './absolute-path.js';
import { bootImageMissing } from './boot-image-missing.js';
import { buildConfigUnknown } from './build-config-unknown.js';
import { duplicate } from './duplicate.js';
import { foreignMonitorCommand } from './foreign-monitor-command.js';
import { loaderDeviceMismatch } from './loader-device-mismatch.js';
import { loaderNotFound } from './loader-not-found.js';
import { loaderRange } from './loader-range.js';
import { loaderUnneeded } from './loader-unneeded.js';
import { malformed } from './malformed.js';
import { missingProgram } from './missing-program.js';
import { noExternalLoader } from './no-external-loader.js';
import { pinnedProbe } from './pinned-probe.js';
import { portConflict } from './port-conflict.js';
import { probeSettingsMixed } from './probe-settings-mixed.js';
import { projectMismatch } from './project-mismatch.js';
import { resetLosesMapping } from './reset-loses-mapping.js';
import { stopAtUnreachable } from './stop-at-unreachable.js';
import { symbolsMissing } from './symbols-missing.js';
import { windowsPath } from './windows-path.js';

export const launchRules = [
  noExternalLoader,
  loaderNotFound,
  loaderDeviceMismatch,
  loaderRange,
  malformed,
  missingProgram,
  projectMismatch,
  buildConfigUnknown,
  stopAtUnreachable,
  foreignMonitorCommand,
  bootImageMissing,
  resetLosesMapping,
  symbolsMissing,
  loaderUnneeded,
  probeSettingsMixed,
  portConflict,
  windowsPath,
  absolutePath,
  pinnedProbe,
  duplicate,
];
