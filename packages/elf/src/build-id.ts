import type { ProblemLog } from './problem-log.js';

/** NT_GNU_BUILD_ID of notes whose owner is `GNU`. */
const buildIdType = 3;

/** Looks for the GNU build-id among the notes in `bytes` (gABI, "Note Section"), which stand at `offset` in the file. Lower-case hex digits. */
export function findBuildId(bytes: Uint8Array, littleEndian: boolean, offset: number, log: ProblemLog): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 12 <= bytes.length;) {
    const nameSize = view.getUint32(at, littleEndian);
    const contentSize = view.getUint32(at + 4, littleEndian);
    const name = at + 12;
    const content = name + roundUp(nameSize);
    if (content + contentSize > bytes.length) {
      log.add(offset + at, `a note of ${nameSize} and ${contentSize} bytes does not fit into the ${bytes.length - at} that are left`);
      return undefined;
    }
    const isGnu = nameSize === 4 && bytes[name] === 0x47 && bytes[name + 1] === 0x4e && bytes[name + 2] === 0x55;
    if (isGnu && view.getUint32(at + 8, littleEndian) === buildIdType) {
      return [...bytes.subarray(content, content + contentSize)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    }
    at = content + roundUp(contentSize);
  }
  return undefined;
}

function roundUp(size: number): number {
  return Math.ceil(size / 4) * 4;
}
