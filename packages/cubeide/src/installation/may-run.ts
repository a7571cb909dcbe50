import type { ProjectFiles } from '@qspi-doctor/files';
import { isInside, type Host } from './host.js';

/** e_machine of ELF files that a Linux of this processor can run (System V ABI, registered machine numbers). */
const machines: Readonly<Record<string, readonly number[]>> = { x64: [62, 3], ia32: [3], arm64: [183, 40], arm: [40] };
const machO = new Set([0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe]);

/** Why a program is not run; undefined where it may be. What lies in the project is never run, by whatever way it was found. */
export function reasonNotToRun(files: ProjectFiles, host: Host, path: string, project: string | undefined): string | undefined {
  let real: string;
  let head: Uint8Array;
  try {
    real = files.realpathSync(path);
    head = files.readBytesSync(path, 0, 20);
  } catch (error) {
    return `it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`;
  }
  if (project !== undefined && [path, real].some((place) => isInside(project, place, host))) return 'it lies in the project, of which nothing is run';
  return isForThisMachine(head, host) ? undefined : `it is no program for this machine (${host.platform}, ${host.arch})`;
}

/** By the first bytes: a shell would take anything else for a script. */
function isForThisMachine(head: Uint8Array, { platform, arch }: Host): boolean {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 4) return false;
  if (platform === 'windows') return view.getUint16(0) === 0x4d5a;
  if (view.getUint16(0) === 0x2321) return true;
  if (platform === 'macos') return machO.has(view.getUint32(0));
  const known = machines[arch];
  return head.length === 20 && view.getUint32(0) === 0x7f454c46 && (known === undefined || known.includes(view.getUint16(18, head[5] === 1)));
}
