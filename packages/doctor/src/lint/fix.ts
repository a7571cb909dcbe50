import type { Edit, Finding } from '@qspi-doctor/diagnostics';
import { joinPath, type ProjectFiles } from '@qspi-doctor/files';
import { encodeText, readTextFile } from '@qspi-doctor/workspace';
import { applyEdits } from './apply-edits.js';
import { OverlayFiles } from './overlay-files.js';

/** Edits of one file. */
export interface FixedFile {
  /** As locations name it. */
  readonly file: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly bytes: Uint8Array;
}

export interface FixOutcome {
  readonly files: readonly FixedFile[];
  /** Number of edits that were carried out. */
  readonly edits: number;
  /** Files that cannot hold the new text in the encoding that they have. */
  readonly refused: readonly string[];
}

/** An edit may bring to light what another one mends: a few rounds, then what is left is left. */
const mostRounds = 10;

/** Of the ways out of a finding, the first that can be done by machine. */
export function editsOf(findings: readonly Finding[]): readonly Edit[] {
  return findings.flatMap(({ remedies }) => remedies.find(({ edits }) => edits !== undefined && edits.length > 0)?.edits ?? []);
}

/**
 * Mends what can be mended by machine, round after round, until `lint` finds no more of it. Nothing is written: the outcome holds the new
 * contents. `folder` is what the files of edits are relative to.
 */
export async function fixFiles(base: ProjectFiles, folder: string, lint: (files: ProjectFiles) => Promise<readonly Finding[]>): Promise<FixOutcome> {
  const overlay = new OverlayFiles(base);
  const refused = new Set<string>();
  const names = new Map<string, string>();
  let count = 0;
  for (let round = 0; round < mostRounds; round++) {
    const byFile = new Map<string, Edit[]>();
    for (const edit of editsOf(await lint(overlay))) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
    let changed = false;
    for (const [file, edits] of byFile) {
      const path = joinPath(folder, file);
      const { text, encoding } = readTextFile(overlay, path);
      const result = applyEdits(text, edits.map((edit) => ({ ...edit, newText: withLineEndsOf(text, edit.newText) })));
      if (result.applied === 0 || result.text === text) continue;
      const bytes = encodeText(result.text, encoding);
      if (bytes === undefined) {
        refused.add(file);
        continue;
      }
      overlay.writeFileAtomicSync(path, bytes);
      names.set(path, file);
      count += result.applied;
      changed = true;
    }
    if (!changed) break;
  }
  const files = [...overlay.changes].map(([path, bytes]) => ({ file: names.get(path) ?? path, path, before: readTextFile(base, path).text, after: readTextFile(overlay, path).text, bytes }));
  return { files: files.filter(({ before, after }) => before !== after), edits: count, refused: [...refused] };
}

/** Lines that an edit brings end as the file's own do. */
function withLineEndsOf(text: string, newText: string): string {
  return /\r\n/.test(text) ? newText.replace(/\r?\n/g, '\r\n') : newText;
}
