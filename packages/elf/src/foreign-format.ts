/** What a file that is not an ELF file looks like, by its first bytes: for the sentence that tells the user what was opened. */
export function describeForeignFormat(head: Uint8Array): string {
  if (head.length === 0) return 'the file is empty';
  const text = String.fromCharCode(...head.subarray(0, 64));
  const magic = [...head.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const known = formats.find(([pattern]) => pattern.test(text));
  if (known) return `not an ELF file but ${known[1]} (it starts with ${magic})`;
  if (head.every((byte) => byte === 0)) return 'not an ELF file: it starts with zeros';
  if (head.every((byte) => byte === 0xff)) return 'not an ELF file: it starts with 0xff bytes, as erased flash does';
  if (looksLikeVectors(head)) return `not an ELF file but apparently a raw binary that starts with a vector table (it starts with ${magic})`;
  if (head.every((byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte !== 127)))
    return `not an ELF file but text (it starts with ${magic})`;
  return `not an ELF file: it starts with ${magic} instead of 7f 45 4c 46`;
}

const formats: readonly (readonly [RegExp, string])[] = [
  [/^:[0-9A-Fa-f]{8}/, 'an Intel HEX file'],
  [/^S[0-9][0-9A-Fa-f]{4}/, 'a Motorola S-record file'],
  [/^@[0-9A-Fa-f]{1,8}\s/, 'a Verilog or TI-TXT hex file'],
  [/^!<(?:arch|thin)>\n/, 'an archive (a library of object files)'],
  [/^(?:\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe)/, 'a Mach-O file'],
  [/^MZ/, 'a Windows executable (PE)'],
  [/^UF2\n/, 'a UF2 file'],
  [/^DfuSe/, 'a DfuSe file'],
  [/^BC\xc0\xde/, 'LLVM bitcode'],
  [/^PK\x03\x04/, 'a ZIP archive'],
  [/^\x1f\x8b/, 'gzip-compressed data'],
  [/^(?:\xef\xbb\xbf)?<\?xml/, 'XML text'],
  [/^version https:\/\/git-lfs/, 'a Git LFS pointer: the content was never fetched'],
  [/^#!/, 'a script'],
];

function looksLikeVectors(head: Uint8Array): boolean {
  if (head.length < 16) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const stack = view.getUint32(0, true);
  return stack >>> 28 === 2 && stack % 4 === 0 && [4, 8, 12].every((at) => view.getUint32(at, true) % 2 === 1 && view.getUint32(at, true) < 0xa0000000);
}
