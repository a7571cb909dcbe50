/** Builds the images of examples/causes and writes their reports: `npm run generate -- --examples`. Needs arm-none-eabi-gcc. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { examine } from '@qspi-doctor/doctor';
import { RealFiles } from '@qspi-doctor/files';
import { formatJson } from '@qspi-doctor/report';
import { openWorkspace } from '@qspi-doctor/workspace';
import { causes, causesFolder } from './index.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url)).replace(/\/$/, '');
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };

export async function buildExamples(): Promise<void> {
  for (const { name, variants } of causes) {
    for (const variant of Object.keys(variants)) {
      const folder = `${causesFolder}/${name}/${variant}`;
      execFileSync('sh', [`${root}/${folder}/build.sh`], { stdio: ['ignore', 'inherit', 'inherit'] });
      const workspace = await openWorkspace(new RealFiles(), `${root}/${folder}`, {});
      writeFileSync(`${root}/${folder}/expected.json`, formatJson(await examine(workspace, { folder }), version));
    }
  }
}
