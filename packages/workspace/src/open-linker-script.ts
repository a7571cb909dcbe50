import { folderOf, joinPath, nameOf, relativePath, type ProjectFiles } from '@qspi-doctor/files';
import { layOut, parseLinkerScript, type ParseOptions } from '@qspi-doctor/linker-script';
import type { Available } from './available.js';
import type { LinkerScriptInput } from './inputs.js';
import { readTextFile } from './text-file.js';

/** Linker scripts are written by hand: what is larger than this is something else. */
const maxScriptBytes = 16 << 20;

/**
 * `preprocess`: STM32CubeIDE hands a script to ld as it is (`never`); elsewhere a script that is written for the C preprocessor goes through it.
 * `searchFolders`: where INCLUDE looks after the folder of the script, in this order, as ld does with its options -L (GNU ld manual, File Commands).
 */
export function openLinkerScript(files: ProjectFiles, folder: string, path: string, preprocess: ParseOptions['preprocess'] = 'auto', searchFolders: readonly string[] = []): Available<LinkerScriptInput> {
  const file = relativePath(folder, path);
  let text: string;
  try {
    if (files.statSync(path).size > maxScriptBytes) return { absent: `${file} is larger than ${maxScriptBytes >> 20} MB, which no linker script is` };
    text = readTextFile(files, path).text;
  } catch (error) {
    return { absent: `${file} cannot be read: ${(error as Error).message}` };
  }
  const script = parseLinkerScript(text, { file: nameOf(path), includes: (name) => readInclude(files, [folderOf(path), ...searchFolders], name), preprocess });
  return { value: { file, script, layout: layOut(script), locate: (range, inScript = script) => ({ file: inScript === script ? file : relativePath(folder, inScript.file ?? file), ...inScript.lines.locate(range) }) } };
}

function readInclude(files: ProjectFiles, folders: readonly string[], name: string): { file: string; text: string } | undefined {
  const path = folders.map((folder) => joinPath(folder, name.replaceAll('\\', '/'))).find((candidate) => files.fileExistsSync(candidate));
  return path !== undefined && files.statSync(path).size <= maxScriptBytes ? { file: path, text: readTextFile(files, path).text } : undefined;
}
