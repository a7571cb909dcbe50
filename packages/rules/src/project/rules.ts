import { deviceUnknown } from './device-unknown.js';

export const projectRules = [deviceUnknown];
