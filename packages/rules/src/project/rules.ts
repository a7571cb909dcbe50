import { deviceMismatch } from './device-mismatch.js';
import { deviceUnknown } from './device-unknown.js';
import { linkerScriptMissing } from './linker-script-missing.js';
import { sourcesDifferFromImage } from './sources-differ-from-image.js';
import { vectorBaseMacro } from './vector-base-macro.js';

export const projectRules = [vectorBaseMacro, linkerScriptMissing, deviceMismatch, sourcesDifferFromImage, deviceUnknown];
