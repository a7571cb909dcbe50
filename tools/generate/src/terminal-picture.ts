/** Text with terminal colours as an SVG picture: for the README, where people would rather look than read. */

const palette: Readonly<Record<number, string>> = { 30: '#1f2430', 31: '#ff6b6b', 32: '#7fd88f', 33: '#f2c85b', 34: '#7aa2f7', 36: '#6fd3e0', 37: '#e6e6e6', 97: '#ffffff' };
const backgrounds: Readonly<Record<number, string>> = { 41: '#b3261e', 42: '#7fd88f', 43: '#f2c85b', 44: '#3558b0' };
const cell = { width: 8.4, height: 18 };
const margin = 16;

interface Look {
  color?: string | undefined;
  background?: string | undefined;
  bold?: boolean;
  dim?: boolean;
  underline?: boolean;
}

interface Run extends Look {
  readonly text: string;
  readonly column: number;
}

export function terminalPicture(lines: readonly string[], title: string): string {
  const columns = Math.max(...lines.map((line) => plain(line).length));
  const width = Math.round(columns * cell.width + 2 * margin);
  const height = lines.length * cell.height + 2 * margin;
  const body = lines.flatMap((line, row) => {
    const y = margin + (row + 0.72) * cell.height;
    return runsOf(line).flatMap(({ text, column, color, background, bold, dim, underline }) => {
      if (text.trim() === '' && !background) return [];
      const x = (margin + column * cell.width).toFixed(1);
      const box = background ? [`<rect x="${x}" y="${(margin + row * cell.height).toFixed(1)}" width="${(text.length * cell.width).toFixed(1)}" height="${cell.height}" rx="2" fill="${background}"/>`] : [];
      const attributes = [`fill="${color ?? '#d7dae0'}"`, bold ? 'font-weight="bold"' : '', dim ? 'opacity="0.6"' : '', underline ? 'text-decoration="underline"' : ''].filter(Boolean).join(' ');
      return [...box, `<text x="${x}" y="${y.toFixed(1)}" textLength="${(text.length * cell.width).toFixed(1)}" ${attributes}>${escape(text)}</text>`];
    });
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(title)}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve">
<title>${escape(title)}</title>
<rect width="100%" height="100%" rx="8" fill="#1f2430"/>
${body.join('\n')}
</svg>
`;
}

const escapeSequence = /\u001b\[([0-9;]*)m/g;

function plain(line: string): string {
  return line.replace(escapeSequence, '');
}

function runsOf(line: string): readonly Run[] {
  const runs: Run[] = [];
  let look: Look = {};
  let column = 0;
  let at = 0;
  for (const match of line.matchAll(escapeSequence)) {
    if (match.index > at) {
      const text = line.slice(at, match.index);
      runs.push({ ...look, text, column });
      column += text.length;
    }
    look = (match[1] ?? '').split(';').reduce((before, code) => change(before, Number(code)), look);
    at = match.index + match[0].length;
  }
  if (at < line.length) runs.push({ ...look, text: line.slice(at), column });
  return runs;
}

function change(look: Look, code: number): Look {
  if (code === 0) return {};
  if (code === 1) return { ...look, bold: true };
  if (code === 2) return { ...look, dim: true };
  if (code === 22) return { ...look, bold: false, dim: false };
  if (code === 4 || code === 24) return { ...look, underline: code === 4 };
  if (code === 39) return { ...look, color: undefined };
  if (code === 49) return { ...look, background: undefined };
  if (palette[code]) return { ...look, color: palette[code] };
  if (backgrounds[code]) return { ...look, background: backgrounds[code] };
  return look;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
