import { gluedAssignment, shorten } from '../syntax/glued-assignment.js';
import type { Name } from '../syntax/expression.js';
import type { ParsedScript } from '../parsed-script.js';
import type { LayoutProblem } from './layout.js';
import type { Linker } from './linker.js';

/** Sections that name a region which nothing declares, or say twice where they are loaded. ld warns of the former and makes a region up. */
export function checkRegionNames(linker: Linker): void {
  const seen = new Set<Name>();
  const check = (name: Name | undefined, script: ParsedScript): void => {
    if (name === undefined || seen.has(name)) return;
    seen.add(name);
    if (linker.regionNames.has(name.text) || linker.incomplete || name.text === '*default*' || name.text === '') return;
    add(linker, 'undefined-region', 'warning', `no memory region '${name.text}' is declared`, name.range, script);
  };
  for (const { region, loadRegion, at, script, overlay } of linker.sections) {
    check(region, script);
    check(loadRegion, script);
    if (loadRegion !== undefined && (at ?? overlay?.at) !== undefined && !(overlay && at === undefined)) {
      add(linker, 'two-load-addresses', 'error', 'the section has both a load address, AT(…), and a load region, AT>', loadRegion.range, script);
    }
  }
}

/** `x=1;` in a section is the name of a file to ld, which then cannot find it. */
export function checkGluedAssignments(linker: Linker): void {
  for (const { contents } of linker.sections) {
    for (const { statement, script } of contents) {
      if (statement.kind !== 'input' || statement.pattern.sections.length > 0 || statement.pattern.keep) continue;
      const name = statement.pattern.file?.pattern;
      const glued = name === undefined || name.quoted || /[*?[]/.test(name.text) ? undefined : gluedAssignment(name.text);
      if (glued !== undefined)
        add(
          linker,
          'glued-assignment',
          'error',
          `ld reads '${shorten(name!.text)}' as the name of a file: write '${glued}' with blanks around the operator`,
          name!.range,
          script,
        );
    }
  }
}

function add(
  linker: Linker,
  kind: LayoutProblem['kind'],
  severity: LayoutProblem['severity'],
  message: string,
  range: Name['range'],
  script: ParsedScript,
): void {
  linker.problems.push({ kind, severity, message, range: { start: range.start, end: range.end }, script });
}
