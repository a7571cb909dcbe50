import { budget } from './budget.js';
import { softwareInFlash } from './software-in-flash.js';
import { unreachable } from './unreachable.js';

export const breakpointRules = [unreachable, softwareInFlash, budget];
