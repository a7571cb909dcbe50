import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RealFiles } from '@qspi-doctor/files';
import { openWorkspace } from '@qspi-doctor/workspace';
import { best, type Row } from './measure.js';

const fileCount = 20_000;

/** The search of a large tree, beside `git ls-files` and a stat of each file. */
export async function trees(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-tree-'));
  try {
    for (let index = 0; index < fileCount; index++) {
      const place = join(folder, `part${index % 100}`, `group${index % 1000}`);
      if (index < 1000) mkdirSync(place, { recursive: true });
      writeFileSync(join(place, `file${index}.${index % 3 === 0 ? 'c' : index % 3 === 1 ? 'h' : 'txt'}`), '');
    }
    writeFileSync(join(folder, 'STM32L476VGTX_FLASH.ld'), 'MEMORY { FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 1M }\n');
    spawnSync('git', ['init', '-q'], { cwd: folder });
    spawnSync('git', ['add', '-A'], { cwd: folder });
    const git = await best(3, () => {
      const listed = execFileSync('git', ['ls-files', '-z'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 }).split('\0');
      for (const path of listed) if (path !== '') statSync(join(folder, path));
    });
    const ours = await best(3, async () => {
      if ((await openWorkspace(new RealFiles(), folder)).programs.length !== 1) throw new Error('the script was not found');
    });
    const ratio = ours / git;
    return [{ what: `a tree of ${fileCount.toLocaleString('en-US')} files (${ours.toFixed(0)} ms), beside git ls-files and stat (${git.toFixed(0)} ms)`, figure: `${ratio.toFixed(2)} ×`, budget: '2 ×', kept: ratio <= 2 }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
