import { ts } from '@ts-morph/common';
import type { Repository, Violation } from '../repository.js';

/**
 * The law of imports: downwards only, through the front door, and only what the package's manifest names. ESLint checks the first part by
 * tags; this check stands without ESLint.
 */
export const layersBelow: Readonly<Record<string, readonly string[]>> = {
  diagnostics: [],
  files: [],
  facts: ['diagnostics'],
  machine: ['diagnostics', 'files', 'facts'],
  workspace: ['diagnostics', 'files', 'facts', 'machine'],
  rules: ['diagnostics', 'files', 'facts', 'machine', 'workspace'],
  doctor: ['diagnostics', 'files', 'facts', 'machine', 'workspace', 'rules'],
  report: ['diagnostics', 'facts', 'doctor', 'workspace'],
  app: ['diagnostics', 'files', 'facts', 'machine', 'workspace', 'rules', 'doctor', 'report'],
  testkit: ['diagnostics', 'files', 'facts', 'machine', 'workspace', 'rules', 'doctor', 'report'],
  tools: ['diagnostics', 'files', 'facts', 'machine', 'workspace', 'rules', 'doctor', 'report', 'testkit', 'tools'],
};

/** Packages of the file system are for these layers alone: everybody else goes through the port. */
const mayTouchTheMachine = new Set(['files', 'app', 'testkit', 'tools']);
const machineModules = /^node:(?:fs|child_process|net|http|https|os|worker_threads)(?:\/|$)/;

interface Package {
  readonly name: string;
  readonly folder: string;
  readonly layer: string;
  readonly dependencies: ReadonlySet<string>;
}

export function checkBoundaries(repository: Repository): readonly Violation[] {
  const packages = readPackages(repository);
  const byName = new Map(packages.map((item) => [item.name, item]));
  const violations: Violation[] = [];
  for (const path of repository.paths) {
    if (!/^(?:packages|apps|tools)\/[^/]+\/src\/.*\.ts$/.test(path)) continue;
    const owner = packages.find(({ folder }) => path.startsWith(`${folder}/`));
    if (owner === undefined) {
      violations.push({ path, message: 'belongs to no package: a package.json with a layer tag is missing' });
      continue;
    }
    const isTest = /\.test\.ts$/.test(path);
    const text = repository.read(path);
    for (const { fileName, pos } of ts.preProcessFile(text, true, true).importedFiles) {
      const message = judge(fileName, path, owner, byName, isTest);
      if (message !== undefined) violations.push({ path, line: text.slice(0, pos).split('\n').length, message });
    }
  }
  return violations;
}

function judge(imported: string, path: string, owner: Package, byName: ReadonlyMap<string, Package>, isTest: boolean): string | undefined {
  if (imported.startsWith('.')) {
    const target = new URL(imported, `file:///${path}`).pathname.slice(1);
    return target.startsWith(`${owner.folder}/`) ? undefined : `reaches into another folder by "${imported}": import the package by its name`;
  }
  if (imported.startsWith('node:')) return machineModules.test(imported) && !mayTouchTheMachine.has(owner.layer) && !isTest ? `imports ${imported}: only ${[...mayTouchTheMachine].join(', ')} touch the machine` : undefined;
  if (!imported.startsWith('@qspi-doctor/')) {
    if (isTest) return undefined;
    const name = imported.split('/').slice(0, imported.startsWith('@') ? 2 : 1).join('/');
    return owner.dependencies.has(name) ? undefined : `imports ${name}, which ${owner.folder}/package.json does not name`;
  }
  const name = imported.split('/').slice(0, 2).join('/');
  const target = byName.get(name);
  if (target === undefined) return `imports ${imported}, which is no package of this repository`;
  if (imported !== name) return `enters ${name} by a side door: import "${name}"`;
  if (isTest || target.name === owner.name) return undefined;
  if (!(layersBelow[owner.layer] ?? []).includes(target.layer)) return `${owner.name} (${owner.layer}) must not import ${name} (${target.layer}): imports run downwards only`;
  return owner.dependencies.has(name) ? undefined : `imports ${name}, which ${owner.folder}/package.json does not name`;
}

function readPackages(repository: Repository): readonly Package[] {
  return repository.paths
    .filter((path) => /^(?:packages|apps|tools)\/[^/]+\/package\.json$/.test(path))
    .map((path) => {
      const manifest = JSON.parse(repository.read(path)) as { name: string; dependencies?: Record<string, string>; nx?: { tags?: string[] } };
      const layer = manifest.nx?.tags?.find((tag) => tag.startsWith('layer:'))?.slice('layer:'.length) ?? '';
      return { name: manifest.name, folder: path.slice(0, -'/package.json'.length), layer, dependencies: new Set(Object.keys(manifest.dependencies ?? {})) };
    });
}
