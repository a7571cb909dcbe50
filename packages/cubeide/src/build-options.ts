import { childrenNamed, descendants } from './xml.js';
import type { XmlElement } from './xml.js';

/** An option of a build configuration with what it is set to. */
export interface BuildOption {
  /** What kind of option it is: an id of the plugin that defines it. Display names change between versions (CubeIDE 1.16 shortened them all). */
  readonly superClass: string;
  readonly element: XmlElement;
  readonly value: string | undefined;
  readonly list: readonly string[];
}

/** The options that hold for the whole project: those of single folders and files are not looked at. */
export function readOptions(configuration: XmlElement): BuildOption[] {
  const root = childrenNamed(configuration, 'folderInfo').find((info) => (info.attributes['resourcePath'] ?? '') === '');
  return (root ? descendants(root, 'option') : []).map((element) => ({
    superClass: element.attributes['superClass'] ?? (element.attributes['id'] ?? '').replace(/\.\d+$/, ''),
    element,
    value: element.attributes['value'],
    list: childrenNamed(element, 'listOptionValue').map((entry) => entry.attributes['value'] ?? ''),
  }));
}

/**
 * Ids of the options that matter here, in CubeIDE and in the tools that its projects came from (TrueSTUDIO, SW4STM32, Embedded CDT):
 * as the `.cproject` files of public projects have them.
 */
export const optionIds = {
  mcu: /(?:^|\.)(?:option\.target_mcu|option\.gnu\.cross\.mcu|toolchain_options\.mcu)$/,
  cpu: /\.option\.target_cpuid$/,
  core: /\.option\.target_coreid$/,
  board: /(?:\.option\.target_board|option\.gnu\.cross\.board)$/,
  toolchainType: /\.option\.internal\.toolchain\.type$/,
  toolchainVersion: /\.option\.internal\.toolchain\.version$/,
  cScript: /(?:\.c\.linker\.(?:option\.)?script(?:file)?|\.option\.c\.linker\.scriptfile|ld\.general\.scriptfile)$/,
  cppScript: /(?:\.cpp\.linker\.(?:option\.)?script(?:file)?|\.option\.cpp\.linker\.scriptfile|ldcc\.general\.scriptfile)$/,
  cLinkerFlags: /\.c\.linker\.(?:option\.)?(?:otherflags|ldflags|flags)$/,
  cppLinkerFlags: /\.cpp\.linker\.(?:option\.)?(?:otherflags|ldflags|flags)$/,
  cDefines: /(?:\.c\.compiler\.option\.definedsymbols|\.c\.compiler\.option\.preprocessor\.def\.symbols|\.option\.c\.compiler\.defs|\.gcc\.symbols\.defined)$/,
  cppDefines: /(?:\.cpp\.compiler\.option\.definedsymbols|\.cpp\.compiler\.option\.preprocessor\.def|\.option\.cpp\.compiler\.defs|\.gpp\.symbols\.defined)$/,
  cFlags: /\.c\.compiler\.option\.otherflags$/,
  cIncludes: /(?:\.c\.compiler\.option\.includepaths|\.c\.compiler\.option\.include\.paths|\.option\.c\.compiler\.include\.paths|\.gcc\.directories\.select)$/,
} as const;
