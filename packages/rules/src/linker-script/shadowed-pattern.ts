import { matchesGlob, type InputPattern, type NamePattern, type OutputSection } from '@qspi-doctor/linker-script';
import { defineRule } from '../define-rule.js';
import { obstacleIn } from './obstacle.js';
import { sample } from './samples.js';

interface Taken {
  readonly section: OutputSection;
  readonly input: InputPattern;
  readonly name: NamePattern;
}

/** More patterns than a person writes; scripts that tools write are cut short. */
const most = 2000;

export const shadowedPattern = defineRule({
  id: 'linker-script/shadowed-pattern',
  since: '0.1.0',
  severity: 'warning',
  needs: ['linkerScript'],
  docs: {
    what: 'A pattern for another memory takes nothing, because a pattern before it takes all that it could.',
    why: 'An input section goes to the first pattern that matches it, in the order of the script. `*(.text*)` takes `.text.fast` as well: a section for `.text.fast` in another memory must stand before it, or the general pattern must leave it out with EXCLUDE_FILE.',
    symptom: 'Functions that were meant for ITCM or external flash are in the internal flash.',
    wrong: sample(['  .stack :', '  .fast : { *(.text.fast) } > RAM AT> FLASH\n  .stack :']),
    right: sample(['  .text :', '  .fast : { *(.text.fast) } > RAM AT> FLASH\n  .text :']),
    sources: ['GNU ld 2.40 manual, Input Section Basics: "the first match in the linker script"'],
  },
  messages: {
    shadowed: ({ pattern, by, section }: { pattern: string; by: string; section: string }) => `${pattern} takes nothing: ${by} in ${section} stands before it and takes it all.`,
  },
  check({ linkerScript }, report) {
    const obstacle = obstacleIn(linkerScript);
    if (obstacle !== undefined) return report.unknown(obstacle);
    const { layout } = linkerScript;
    const before: Taken[] = [];
    for (const section of layout.sections) {
      const own: Taken[] = [];
      let told = false;
      for (const input of section.inputs) {
        for (const name of input.sections) {
          const by = before.find((earlier) => isElsewhere(earlier.section, section) && takesAll(earlier, { section, input, name }));
          if (by !== undefined && !told && !isBoilerplate(by, input, name, section)) {
            told = true;
            report({
              message: 'shadowed',
              data: { pattern: name.pattern.text, by: by.name.pattern.text, section: by.section.name },
              location: linkerScript.locate(name.pattern.range, section.script),
              related: [{ ...linkerScript.locate(by.name.pattern.range, by.section.script), message: `${by.name.pattern.text} takes it` }],
              remedies: [{ title: `Let ${section.name} stand before ${by.section.name}`, certainty: 'documented', steps: [`Move the section ${section.name} in front of ${by.section.name}.`] }],
            });
          }
          if (before.length + own.length < most && canHide(section, input, name)) own.push({ section, input, name });
        }
      }
      before.push(...own);
    }
  },
});

/** Only what changes the place of something: another output section with another memory. What is thrown away twice is thrown away. */
function isElsewhere(earlier: OutputSection, later: OutputSection): boolean {
  if (later.discarded || later.overlay || earlier.overlay) return false;
  if (earlier.discarded) return true;
  return earlier.name !== later.name && earlier.region !== undefined && later.region !== undefined && earlier.region !== later.region;
}

/** The same words as before, beside what the section is for: templates repeat `*(COMMON)` and `*(.gnu.linkonce.r.*)` in each section. */
function isBoilerplate(by: Taken, input: InputPattern, name: NamePattern, { inputs }: OutputSection): boolean {
  return input.file?.pattern.text === '*' && by.name.pattern.text === name.pattern.text && inputs.some(({ sections }) => sections.some(({ pattern }) => pattern.text !== name.pattern.text));
}

/** Takes every file's section, with nothing left out. */
function canHide({ declaration }: OutputSection, input: InputPattern, name: NamePattern): boolean {
  const constraint = 'constraint' in declaration ? declaration.constraint : undefined;
  return constraint === undefined && input.flags.length === 0 && name.exclude.length === 0 && input.file !== undefined && input.file.exclude.length === 0 && input.file.pattern.text === '*';
}

/** Does the one take whatever the other could? Stars of the second count as a character that only a star of the first takes. */
function takesAll(earlier: Taken, later: Taken): boolean {
  const wanted = later.name.pattern.text;
  if (/[?[\\]/.test(wanted) || /[?[\\]/.test(earlier.name.pattern.text)) return wanted === earlier.name.pattern.text;
  return matchesGlob(earlier.name.pattern.text, wanted.replaceAll('*', '\u0001'));
}
