import type { ProjectFiles } from '@qspi-doctor/files';
import type { Planned, Surroundings } from './plan.js';
import { gitConfig, lineEndOf, textOf, within } from './surroundings.js';

/** A job for GitHub or GitLab, whichever the repository is for. */
export function planCi(files: ProjectFiles, around: Surroundings): Planned {
  const { root, inPackageJson, source } = around;
  if (root === undefined) return { part: 'ci', left: 'the folder is in no git repository' };
  const { remotes } = gitConfig(files, root);
  const hasGitlab = files.fileExistsSync(`${root}/.gitlab-ci.yml`);
  const isGithub = files.directoryExistsSync(`${root}/.github`) || (!hasGitlab && remotes.some((url) => /\bgithub\b/i.test(url)));
  const isGitlab = hasGitlab || remotes.some((url) => /\bgitlab\b/i.test(url));
  if (!isGithub && !isGitlab) return { part: 'ci', left: 'the repository is neither for GitHub (.github) nor for GitLab (.gitlab-ci.yml)' };
  if (source === undefined && !inPackageJson) return { part: 'ci', left: 'a build needs to know where qspi-doctor comes from: --source OWNER/NAME names its repository, or add it to package.json' };
  return isGithub ? planGithub(files, root, around) : planGitlab(files, root, around);
}

function planGithub(files: ProjectFiles, root: string, { folder, source, device, deviceNamed }: Surroundings): Planned {
  const path = `${root}/.github/workflows/qspi-doctor.yml`;
  const before = textOf(files, path);
  const where = within(root, folder);
  const steps =
    source === undefined
      ? ['      - uses: actions/setup-node@v4', '        with: { node-version: 20 }', '      - run: npm ci', `      - run: npx qspi-doctor lint ${quoted(where)} --format github${!deviceNamed || device === undefined ? '' : ` --device ${device}`}`]
      : [`      - uses: ${source.repository}@${source.tag}`, '        with:', `          paths: ${quoted(where)}`, ...(!deviceNamed || device === undefined ? [] : [`          device: ${device}`])];
  const text = ['name: qspi-doctor', 'on: [push, pull_request]', 'permissions:', '  contents: read', 'jobs:', '  linker-scripts:', '    runs-on: ubuntu-latest', '    steps:', '      - uses: actions/checkout@v4', ...steps, ''].join('\n');
  if (before === text) return { part: 'ci', done: '.github/workflows/qspi-doctor.yml is there' };
  return { part: 'ci', file: { path, before, text, ...(before === undefined ? {} : { foreign: 'it is there, and differs' }) } };
}

function planGitlab(files: ProjectFiles, root: string, { folder, source, device, deviceNamed }: Surroundings): Planned {
  const path = `${root}/.gitlab-ci.yml`;
  const before = textOf(files, path);
  if (before?.includes('qspi-doctor') === true) return { part: 'ci', done: '.gitlab-ci.yml has the job' };
  // Beside the project, not in it: its own examples would be linted as well.
  const fetched = source === undefined ? ['    - npm ci'] : [`    - git clone --depth 1 --branch ${source.tag} https://github.com/${source.repository} /tmp/qspi-doctor`, '    - (cd /tmp/qspi-doctor && npm ci)'];
  const command = source === undefined ? 'npx qspi-doctor' : 'node /tmp/qspi-doctor/dist/qspi-doctor.js';
  const job = [
    'qspi-doctor:',
    '  image: node:20',
    '  script:',
    ...fetched,
    `    - ${command} lint ${quoted(within(root, folder))} --format junit --output qspi-doctor.xml${!deviceNamed || device === undefined ? '' : ` --device ${device}`}`,
    '  artifacts:',
    '    when: always',
    '    reports:',
    '      junit: qspi-doctor.xml',
  ];
  const end = lineEndOf(before ?? '');
  return { part: 'ci', file: { path, before, text: before === undefined || before.trim() === '' ? `${job.join('\n')}\n` : `${before}${before.endsWith('\n') ? '' : end}${end}${job.join(end)}${end}` } };
}

/** A path as YAML and sh both take it. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
