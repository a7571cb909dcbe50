export { openChromium } from './chromium.js';
export { pageOf, reportOf } from './page-of.js';
export { hostileNames, multiplied, withHostileNames } from './variations.js';
