import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync, writeFileSync, ftruncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readImage } from '@qspi-doctor/elf';
import { RealFiles } from '@qspi-doctor/files';
import { buildImage } from '@qspi-doctor/testkit';
import { best, median, wallTimes, type Row } from './measure.js';

const symbolCount = 60_000;

/** Symbols beside readelf, and memory for a large image of which only the symbols are asked. */
export async function images(runs: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-bench-'));
  try {
    const path = join(folder, 'symbols.elf');
    const text = new Uint8Array(symbolCount * 4);
    const bytes = buildImage({
      entry: 0x08000001,
      sections: [{ name: '.text', address: 0x08000000, bytes: text, executable: true }],
      symbols: Array.from({ length: symbolCount }, (_, index) => ({ name: `function_number_${index}_of_many`, value: (0x08000000 + index * 4) | 1, size: 4, type: 'function' as const, section: '.text' })),
    });
    writeFileSync(path, bytes);
    const [readelf = []] = wallTimes([['arm-none-eabi-readelf', '-sW', path]], runs);
    const files = new RealFiles();
    const ours = await best(5, async () => {
      const { value } = await readImage({ size: bytes.length, read: (offset, length) => files.readBytesSync(path, offset, length) });
      let characters = 0;
      for (const { name } of value?.symbols ?? []) characters += name.length;
      if (characters < symbolCount) throw new Error('names are missing');
    });
    const ratio = ours / median(readelf);
    return [
      { what: `${symbolCount.toLocaleString('en-US')} symbols with names (${ours.toFixed(0)} ms), beside readelf -sW (${median(readelf).toFixed(0)} ms)`, figure: `${ratio.toFixed(2)} ×`, budget: '1.5 ×', kept: ratio <= 1.5 },
      memoryForLargeImage(folder, bytes),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** 100 MB of what a debugger would read, behind the same symbols: a process of its own says how much memory it took at most. */
function memoryForLargeImage(folder: string, small: Uint8Array): Row {
  const path = join(folder, 'large.elf');
  const file = openSync(path, 'w');
  writeSync(file, small);
  ftruncateSync(file, 100 << 20);
  closeSync(file);
  const reader = fileURLToPath(new URL('./read-symbols.ts', import.meta.url));
  const peak = (args: readonly string[]) => {
    const { stdout, status, stderr } = spawnSync('node', args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return Number(stdout) / 1024;
  };
  const tsx = ['--import', 'tsx'];
  const more = peak([...tsx, reader, path]) - peak([...tsx, reader]);
  return { what: 'memory for an image of 100 MB when only symbols are asked, over the same process without it', figure: `+${more.toFixed(0)} MB`, budget: '+50 MB', kept: more <= 50 };
}
