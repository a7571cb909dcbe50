/** The repository checks itself: `npm run verify`. */
import { documentedRules, outputs, ruleDocs } from '@qspi-doctor/generate';
import { checkBoundaries } from './checks/boundaries.js';
import { checkProof } from './checks/proof.js';
import { checkRulesAndDocs } from './checks/rules-and-docs.js';
import { checkTidiness } from './checks/tidiness.js';
import { thisRepository, type Violation } from './repository.js';

const repository = thisRepository();
const pages = new Map(ruleDocs().map(({ path, text }) => [path, text]));
const violations: readonly Violation[] = [
  ...checkBoundaries(repository),
  ...checkRulesAndDocs(repository, documentedRules.map(({ id }) => ({ id, page: pages.get(`docs/rules/${id}.md`) ?? '' }))),
  ...checkProof(repository),
  ...checkTidiness(repository),
  ...(await outputs()).filter(({ path, text }) => !repository.paths.includes(path) || repository.read(path) !== text).map(({ path }) => ({ path, message: 'is out of date: run "npm run generate"' })),
];
for (const { path, line, message } of violations) process.stdout.write(`${path}${line === undefined ? '' : `:${line}`}: ${message}\n`);
process.stdout.write(violations.length === 0 ? `verify: ${repository.paths.length} files, nothing to complain about\n` : `verify: ${violations.length} to mend\n`);
process.exitCode = violations.length === 0 ? 0 : 1;
