export { outputs } from './outputs.js';
