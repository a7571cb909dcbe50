import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

// Imports run downwards only: each layer names the layers that it may enter. `tools/verify` checks the same law without ESLint.
const layers = {
  diagnostics: [],
  files: [],
  facts: ['diagnostics'],
  machine: ['diagnostics', 'files', 'facts'],
  workspace: ['diagnostics', 'files', 'facts', 'machine'],
  rules: ['diagnostics', 'files', 'facts', 'machine', 'workspace'],
  doctor: ['diagnostics', 'files', 'facts', 'machine', 'workspace', 'rules'],
  report: ['diagnostics', 'facts', 'doctor', 'workspace'],
  app: ['diagnostics', 'files', 'facts', 'machine', 'workspace', 'rules', 'doctor', 'report'],
};
const everything = Object.keys(layers);

export default tseslint.config(
  { ignores: ['**/dist/**', '**/out-tsc/**', '**/node_modules/**', '**/*.generated.ts', 'examples/**/*.c', '.nx/**'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts', '**/*.mjs', '**/*.js'],
    plugins: { '@nx': nx },
    rules: {
      // TypeScript knows what is defined; for the few plain modules Node does.
      'no-undef': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      'no-control-regex': 'off',
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    files: ['{packages,apps,tools}/*/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          // Commands load what they need when they run; who may depend on whom is judged all the same.
          checkDynamicDependenciesExceptions: ['.*'],
          banTransitiveDependencies: false,
          depConstraints: [
            ...Object.entries(layers).map(([layer, below]) => ({ sourceTag: `layer:${layer}`, onlyDependOnLibsWithTags: below.map((name) => `layer:${name}`) })),
            { sourceTag: 'layer:testkit', onlyDependOnLibsWithTags: everything.map((name) => `layer:${name}`) },
            { sourceTag: 'layer:tools', onlyDependOnLibsWithTags: [...everything, 'testkit', 'tools'].map((name) => `layer:${name}`) },
          ],
        },
      ],
    },
  },
  {
    // Only the command line writes to the terminal or ends the process.
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-console': 'error', 'no-restricted-properties': ['error', { object: 'process', property: 'exit' }, { object: 'process', property: 'stdout' }, { object: 'process', property: 'stderr' }] },
  },
);
