export { checkBoundaries, layersBelow } from './checks/boundaries.js';
export { checkProof } from './checks/proof.js';
export { checkRulesAndDocs } from './checks/rules-and-docs.js';
export { checkTidiness } from './checks/tidiness.js';
export { thisRepository } from './repository.js';
export type { Repository, Violation } from './repository.js';
