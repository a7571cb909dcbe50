export { openChromium } from './chromium.js';
