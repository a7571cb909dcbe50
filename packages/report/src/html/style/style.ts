import { base } from './base.js';
import { diagnosis } from './diagnosis.js';
import { frame } from './frame.js';
import { map } from './map.js';
import { parts } from './parts.js';
import { print } from './print.js';
import { tokens } from './tokens.js';

/** The page's only style sheet. */
export const style = tokens + base + frame + diagnosis + map + parts + print;
