import { copyScript } from './copy.js';
import { filterScript } from './filter.js';
import { themeScript } from './theme.js';
import { zoomScript } from './zoom.js';

/** The page's only script. Whatever it adds is comfort: the page says everything without it. */
export const script = `'use strict';\n{${themeScript}}\n{${copyScript}}\n{${filterScript}}\n{${zoomScript}}\n`;
