import { missingProgram } from './missing-program.js';
import { noExternalLoader } from './no-external-loader.js';
import { stopAtUnreachable } from './stop-at-unreachable.js';

export const launchRules = [noExternalLoader, missingProgram, stopAtUnreachable];
