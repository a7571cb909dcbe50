import { LineIndex, type Location, type TextRange } from '@qspi-doctor/diagnostics';
import { relativePath, type ProjectFiles } from '@qspi-doctor/files';

/** A range of a text file as a Location; the file alone where there is no range or the file is gone. */
export function locateInFile(files: ProjectFiles, folder: string, path: string, range: TextRange | undefined): Location {
  const file = relativePath(folder, path);
  if (range === undefined) return { file };
  try {
    return { file, ...new LineIndex(files.readFileSync(path)).locate(range) };
  } catch {
    return { file };
  }
}
