import { readFileSync } from 'node:fs';
import { terminalPicture } from './terminal-picture.js';

const guide = new URL('../../../docs/guides/target.md', import.meta.url);
const paint = (codes: string, text: string): string => `\u001b[${codes}m${text}\u001b[0m`;
/** Columns of a line: the mark, and the name behind it. */
const mark = { good: '✔', at: 2 } as const;
const name = { from: 4, to: 17 } as const;

/** What `qspi-doctor target` prints in the guide (a test compares that with the command's own words), in its colours. */
export function targetPicture(): { path: string; text: string } {
  const blocks = [...readFileSync(guide, 'utf8').matchAll(/```(?:sh|text)\n([^]*?)```/g)].map(([, text = '']) => text.trimEnd());
  const command = blocks.find((text) => text.includes('--prove main --resume')) ?? '';
  const [title = '', ...rows] = (blocks.find((text) => text.startsWith('Live target')) ?? '').split('\n');
  const painted = rows.map((row) => {
    const sign = row.charAt(mark.at);
    return `${row.slice(0, mark.at)}${sign.trim() === '' ? sign : paint(sign === mark.good ? '32' : '31', sign)} ${paint('2', row.slice(name.from, name.to))}${row.slice(name.to)}`;
  });
  return { path: 'docs/images/target.svg', text: terminalPicture([`${paint('2', '$')} ${command}`, '', paint('1;4', title), ...painted], 'qspi-doctor target measures a live STM32L476 and shows a breakpoint that halts in main') };
}
