import { pictureOf, type Diagnosis } from '@qspi-doctor/doctor';
import type { RuleHead } from '@qspi-doctor/diagnostics';
import { joinPath, type ProjectFiles } from '@qspi-doctor/files';
import { formatHtml } from '@qspi-doctor/report';
import type { Workspace } from '@qspi-doctor/workspace';
import { version } from '../version.js';

/** Larger files are no sources that anybody reads. */
const largestSource = 4 << 20;

/** The diagnosis as a page, with what only the page shows: drawings, and the lines round each location. `more`: what else was asked, as plain text with a title. */
export async function htmlReport(diagnosis: Diagnosis, workspace: Workspace, files: ProjectFiles, rules: readonly RuleHead[], more: readonly string[] = []): Promise<string> {
  const pictures = [];
  for (const program of workspace.programs) pictures.push(await pictureOf(program));
  return formatHtml({ diagnosis, pictures, rules, sourceOf: sourceReader(files, workspace.folder), toolVersion: version, more });
}

/** Texts of the folder's files, each read once. */
function sourceReader(files: ProjectFiles, folder: string): (file: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (file) => {
    if (!known.has(file)) known.set(file, read(files, joinPath(folder, file)));
    return known.get(file);
  };
}

function read(files: ProjectFiles, path: string): string | undefined {
  try {
    if (files.statSync(path).size > largestSource) return undefined;
    const text = files.readFileSync(path);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
