import { cubeIdeMissing } from './cubeide-missing.js';
import { cubeProgrammerMissing } from './cubeprogrammer-missing.js';
import { gdbMissing } from './gdb-missing.js';
import { gdbServerVersion } from './gdb-server-version.js';
import type { SetupRule } from './inputs.js';
import { loaderMissing } from './loader-missing.js';
import { loadersDamaged } from './loaders-damaged.js';
import { memoryMapWritable } from './memory-map-writable.js';
import { portTaken } from './port-taken.js';
import { probePermission } from './probe-permission.js';
import { programDoesNotStart } from './program-does-not-start.js';
import { severalInstallations } from './several-installations.js';

/** Rules about a machine, in the order in which they keep a session from starting. */
export const setupRules: readonly SetupRule[] = [
  cubeIdeMissing,
  programDoesNotStart,
  gdbMissing,
  cubeProgrammerMissing,
  loaderMissing,
  loadersDamaged,
  probePermission,
  portTaken,
  memoryMapWritable,
  gdbServerVersion,
  severalInstallations,
];
