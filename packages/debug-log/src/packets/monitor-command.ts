/** The command in a `qRcmd` packet (GDB manual, "General Query Packets"): what `monitor …` sends, each byte as two digits. */
export function monitorCommandOf(data: string): string | undefined {
  const digits = /^qRcmd,((?:[0-9a-f]{2}){1,80})/i.exec(data)?.[1];
  if (digits === undefined) return undefined;
  return (digits.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('').replace(/[^\x20-\x7e]/g, ' ').trim();
}
