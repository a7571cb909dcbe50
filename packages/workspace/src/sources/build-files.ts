import { folderOf, joinPath, nameOf, type ProjectFiles } from '@qspi-doctor/files';
import type { Scan } from '../scan.js';

/** What make and CMake files say of a compiler's command line, as far as it stands there in plain words. */
export interface BuildFlags {
  readonly defines: readonly string[];
  /** Names that are defined to something that is worked out when make or CMake run, or to several things. */
  readonly unknownDefines: readonly string[];
  /** Nothing in them makes names of macros at build time. */
  readonly complete: boolean;
  readonly includePaths: readonly string[];
  /** Words that end like a source file, as written. */
  readonly sources: readonly string[];
  /** Sources are found by pattern. */
  readonly globs: boolean;
  readonly files: readonly string[];
}

const limits = { files: 64, size: 1 << 20 } as const;

/** Build files of a folder and below it, nearest first. */
export function readBuildFiles(files: ProjectFiles, scan: Scan, folder: string): BuildFlags | undefined {
  const paths = scan.buildFiles.filter((path) => path.startsWith(`${folder}/`) && /(?:makefile|\.mk|\.cmake|cmakelists\.txt)$/i.test(nameOf(path))).slice(0, limits.files);
  const values = new Map<string, string | undefined>();
  const includePaths: string[] = [];
  const sources = new Set<string>();
  let complete = paths.length > 0;
  let globs = false;
  for (const path of paths) {
    const text = read(files, path);
    if (text === undefined) {
      complete = false;
      continue;
    }
    const isCMake = /(?:\.cmake|cmakelists\.txt)$/i.test(nameOf(path));
    for (const define of isCMake ? cmakeDefines(text) : makeDefines(text)) {
      const [, name, value] = /^([A-Za-z_]\w*)(?:=([^]*))?$/.exec(define) ?? [];
      if (name === undefined) {
        complete &&= /^\$\{?\(?(?:CMAKE|ARCH|CPU)/.test(define);
        continue;
      }
      const plain = /\$/.test(value ?? '') ? undefined : define;
      values.set(name, values.has(name) && values.get(name) !== plain ? undefined : plain);
    }
    for (const [, directory] of text.matchAll(/(?:^|\s)-I\s*([\w./\\-]+)/g)) includePaths.push(joinPath(folderOf(path), (directory ?? '').replaceAll('\\', '/')));
    if (isCMake) for (const [, list] of text.matchAll(/\b(?:target_)?include_directories\s*\(([^)]*)\)/gi)) for (const each of (list ?? '').split(/\s+/)) if (/^[\w./-]+$/.test(each) || /^\$\{CMAKE_(?:CURRENT_)?SOURCE_DIR\}\/[\w./-]*$/.test(each)) includePaths.push(joinPath(folderOf(path), each.replace(/^\$\{\w+\}\//, '')));
    for (const [word] of text.matchAll(/[\w./\\${}()+-]+\.(?:c|cc|cpp|cxx|s|S)\b/g)) sources.add(word.replaceAll('\\', '/'));
    globs ||= /\bfile\s*\(\s*GLOB|\$\(wildcard\b|\$\(shell\s+find/i.test(text);
  }
  if (paths.length === 0) return undefined;
  return {
    defines: [...values.values()].filter((define) => define !== undefined),
    unknownDefines: [...values].filter(([, define]) => define === undefined).map(([name]) => name),
    complete,
    includePaths: [...new Set(includePaths)],
    sources: [...sources],
    globs,
    files: paths,
  };
}

function read(files: ProjectFiles, path: string): string | undefined {
  try {
    return files.statSync(path).size > limits.size ? undefined : files.readFileSync(path).replace(/(^|[^\\])#(?!include).*/gm, '$1');
  } catch {
    return undefined;
  }
}

function makeDefines(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|[\s="'])-D\s*((?:\$\([^)]*\)|\$\{[^}]*\}|\\.|'[^'\n]*'|"[^"\n]*"|[^\s"'\\])+)/g)].map(([, define]) => (define ?? '').replace(/\\(?=["'])|^["']|["']$/g, '').replace(/\\(.)/g, '$1'));
}

function cmakeDefines(text: string): readonly string[] {
  const listed = [...text.matchAll(/\b(target_compile_definitions|add_compile_definitions)\s*\(([^)]*)\)/gi)].flatMap(([, command, list]) => words(list ?? '').slice(/^target/i.test(command ?? '') ? 1 : 0).filter((word) => !/^(?:PUBLIC|PRIVATE|INTERFACE|BEFORE)$/.test(word)));
  const chosen = (word: string) => /^\$<.*?:([A-Za-z_]\w*(?:=[^>]*)?)>+$/.exec(word)?.[1];
  return [...listed.map((word) => (chosen(word) === undefined ? word.replace(/^-D/, '') : `${(chosen(word) ?? '').replace(/=.*/, '')}=$`)), ...makeDefines(text)];
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).map((word) => word.replace(/^"(.*)"$/, '$1')).filter((word) => word !== '');
}
