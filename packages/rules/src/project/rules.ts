import { deviceMismatch } from './device-mismatch.js';
import { deviceUnknown } from './device-unknown.js';
import { linkerScriptMissing } from './linker-script-missing.js';

export const projectRules = [linkerScriptMissing, deviceMismatch, deviceUnknown];
