import type { ProjectFiles } from '@qspi-doctor/files';

/** What the first bytes of a file say: `foreign` is a linked ELF file for another processor, `other` is none at all. */
export type ElfHead = 'arm-executable' | 'foreign' | 'unlinked' | 'damaged' | 'other';

/** ELF identification, e_type at 16, e_machine at 18 (System V ABI, ELF header). */
export function elfHead(files: ProjectFiles, path: string): ElfHead {
  let head: Uint8Array;
  try {
    head = files.readBytesSync(path, 0, 20);
  } catch {
    return 'damaged';
  }
  if (head[0] !== 0x7f || head[1] !== 0x45 || head[2] !== 0x4c || head[3] !== 0x46) return 'other';
  if (head.length < 20) return 'damaged';
  const little = head[5] !== 2;
  const half = (offset: number) => (little ? (head[offset] ?? 0) | ((head[offset + 1] ?? 0) << 8) : ((head[offset] ?? 0) << 8) | (head[offset + 1] ?? 0));
  if (half(18) !== armMachine) return 'foreign';
  return half(16) === relocatable ? 'unlinked' : 'arm-executable';
}

const armMachine = 40;
const relocatable = 1;
