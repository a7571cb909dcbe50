import type { ParsedScript } from '@qspi-doctor/linker-script';
import { vectorSectionOf, type LinkerScriptInput } from '@qspi-doctor/workspace';

/** Why a script cannot be judged beyond its syntax, if that is so: what is half known would give false alarms. */
export function obstacleIn({ script, layout }: LinkerScriptInput): string | undefined {
  if (script.preprocessed.done) return 'the script goes through the C preprocessor first, and the macros that the build gives it are not known';
  if (scriptsOf(script).some(({ problems }) => problems.length > 0) || layout.problems.some(({ kind }) => kind === 'glued-assignment')) return 'the script has syntax errors; they come first';
  const missing = missingIncludes(script);
  if (missing.length > 0) return `the script includes ${missing.map((name) => `"${name}"`).join(', ')}, which is not beside it (qspi-doctor lint -L DIR names where else to look)`;
  if (layout.regions.length === 0 && layout.sections.some(({ region, loadRegion }) => region !== undefined || loadRegion !== undefined)) return 'the script declares no memory regions and its sections name some: it is a part of another script';
  if (layout.sections.length === 0 && layout.regions.length === 0) return 'the script neither declares memory regions nor sections: it is a part of another script';
  return undefined;
}

/** A file that other scripts include, in the midst of something or with names that they define: alone, its syntax cannot be judged. */
export function isFragment({ statements }: ParsedScript): boolean {
  return !statements.some(({ kind }) => kind === 'memory' || kind === 'sections');
}

/** Why what is known of Cortex-M does not hold for a script: it says that it is for something else, or it has no vector table. */
export function otherMachineIn({ script, layout }: LinkerScriptInput): string | undefined {
  const foreign = scriptsOf(script).some(({ statements }) =>
    statements.some((statement) => statement.kind === 'command' && /^OUTPUT_(?:ARCH|FORMAT)$/.test(statement.command) && !statement.arguments.some(({ text }) => /arm|^default$|binary/i.test(text))),
  );
  if (foreign) return 'the script is not for Arm';
  return vectorSectionOf(layout) === undefined ? 'the script places no vector table that is known by its name' : undefined;
}

/** External loaders of STM32CubeProgrammer put their StorageInfo into a segment of its own: `SgInfo` or a section `.Dev_Info`. */
export function isFlashAlgorithm({ layout }: LinkerScriptInput): boolean {
  return layout.sections.some(({ name, phdrs }) => /^\.?(?:dev_?inf(?:o|ormation)?|storage_?info|sg_?info)$/i.test(name) || phdrs.some((header) => /^sg_?info$/i.test(header)));
}

/** The script and everything that it includes. */
export function scriptsOf(script: ParsedScript): readonly ParsedScript[] {
  const all = [script];
  for (const one of all) {
    for (const { resolved } of one.includes) if (resolved !== undefined && !all.includes(resolved)) all.push(resolved);
  }
  return all;
}

function missingIncludes(script: ParsedScript): readonly string[] {
  return scriptsOf(script).flatMap(({ includes }) => includes.filter(({ resolved }) => resolved === undefined).map(({ name }) => name));
}
