/**
 * Text inside the records of GDB's machine interface (GDB manual, "GDB/MI Output Syntax"): stream records `~"…"`, `@"…"`, `&"…"`, and the
 * message of an error record, `^error,msg="…"`. What GDB says to a person stands there, with C escapes and its own line ends.
 */
const record = /(?:[~@&]|\^error,msg=)"((?:[^"\\]|\\.)*)"/;

/** The lines in a record, or undefined where the line is none. */
export function linesInRecord(line: string): readonly string[] | undefined {
  if (!line.includes('"')) return undefined;
  const match = record.exec(line);
  if (match?.[1] === undefined) return undefined;
  return unescapeC(match[1])
    .split('\n')
    .filter((part) => part !== '');
}

function unescapeC(text: string): string {
  return text.replace(/\\(n|r|t|"|\\|[0-7]{3}|.)/g, (_, code: string) => {
    if (code === 'n') return '\n';
    if (code === 'r') return '';
    if (code === 't') return '\t';
    return /^[0-7]{3}$/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : code;
  });
}
