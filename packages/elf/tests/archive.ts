/** The object files in a System V archive (`!<arch>`), in their order; the symbol index and the table of long names are left out. */
export function readArchive(bytes: Uint8Array): { name: string; content: Uint8Array }[] {
  const text = new TextDecoder('latin1');
  const members: { name: string; content: Uint8Array }[] = [];
  let longNames = '';
  for (let at = 8; at + 60 <= bytes.length;) {
    const name = text.decode(bytes.subarray(at, at + 16)).trimEnd();
    const size = Number(text.decode(bytes.subarray(at + 48, at + 58)));
    const content = bytes.subarray(at + 60, at + 60 + size);
    if (name === '//') longNames = text.decode(content);
    else if (name !== '/')
      members.push({ name: /^\/\d+$/.test(name) ? (longNames.slice(Number(name.slice(1))).split('/')[0] ?? '') : name.replace(/\/$/, ''), content });
    at += 60 + size + (size % 2);
  }
  return members;
}
