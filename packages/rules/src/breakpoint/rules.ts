import { unreachable } from './unreachable.js';

export const breakpointRules = [unreachable];
