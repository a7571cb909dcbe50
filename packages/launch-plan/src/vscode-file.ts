import type { ProjectFiles } from '@qspi-doctor/files';
import { editLaunchJson, readLaunchJson } from '@qspi-doctor/launch-config';
import { textAt } from './cubeide-file.js';
import type { PlannedFile } from './planned-file.js';

/** `launch.json` with the entries: of one name and type each is brought up to date, others are added; comments and all else stay. */
export function vsCodeFile(files: ProjectFiles, path: string, entries: readonly Readonly<Record<string, unknown>>[]): PlannedFile {
  const before = textAt(files, path);
  const readable = before === undefined || before.trim() === '' || readLaunchJson(before).value !== undefined;
  let text = readable ? (before ?? '') : '';
  for (const entry of entries) text = editLaunchJson(text, entry).text;
  return { path, text, before, manner: before === undefined || !readable ? 'whole' : 'edited', foreign: readable ? undefined : 'it cannot be read as JSON with comments' };
}
