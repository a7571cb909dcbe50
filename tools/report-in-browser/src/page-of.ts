import { examine, pictureOf } from '@qspi-doctor/doctor';
import { joinPath, RealFiles } from '@qspi-doctor/files';
import { formatHtml, type HtmlReport } from '@qspi-doctor/report';
import { programRules } from '@qspi-doctor/rules';
import { openWorkspace } from '@qspi-doctor/workspace';

/** The report about a folder, as `--format html` is given it. `name` is how the page calls the folder. */
export async function reportOf(folder: string, name: string): Promise<HtmlReport> {
  const files = new RealFiles();
  const workspace = await openWorkspace(files, folder);
  const diagnosis = await examine(workspace, { folder: name });
  const pictures = await Promise.all(workspace.programs.map(pictureOf));
  const sourceOf = (file: string) => {
    try {
      return files.readFileSync(joinPath(folder, file));
    } catch {
      return undefined;
    }
  };
  return { diagnosis, pictures, rules: programRules, sourceOf, toolVersion: '0.1.0' };
}

export async function pageOf(folder: string, name: string): Promise<string> {
  return formatHtml(await reportOf(folder, name));
}
