import type { CommandEntry, OptionEntry } from './entries.js';

export interface ManualFacts {
  readonly version: string;
  /** `2026-11-23`. */
  readonly date: string;
}

/** The manual page, section 1, in the language of man(7). */
export function manualPage(commands: readonly CommandEntry[], { version, date }: ManualFacts): string {
  const lines = [
    '.\\" Made from the table of commands by "npm run generate".',
    `.TH QSPI\\-DOCTOR 1 ${date} "qspi\\-doctor ${version}" "User Commands"`,
    '.SH NAME',
    'qspi\\-doctor \\- why the debugger does not halt in external flash of an STM32',
    '.SH SYNOPSIS',
    ...commands.flatMap(({ forms }) => forms).flatMap((form, index) => [...(index === 0 ? [] : ['.br']), `.B qspi\\-doctor`, roff(form)]),
    '.SH DESCRIPTION',
    'Firmware runs from external flash, mapped at 0x90000000 or 0x70000000 of an STM32, and the debugger does not halt in it.',
    ...paragraph('reads the core, the linker script, the image, the boot code and the debug configuration of a project, says which one is wrong and how it knows, and hands over the cure.', '.B qspi\\-doctor'),
    ...paragraph('It needs no hardware and no toolchain: it executes the image from its reset vector in a simulated core. Nothing of the project is run on this machine.'),
    '.SH COMMANDS',
    ...commands.flatMap(commandLines),
    '.SH EXIT STATUS',
    ...['0', 'nothing at or above the severity of \\-\\-fail\\-on was found', '1', 'something was', '2', 'bad usage, or nothing there to examine'].map((text, index) => (index % 2 === 0 ? `.TP\n.B ${text}` : text)),
    '.SH FILES',
    '.TP\n.I qspi\\-doctor.config.json',
    'in the examined folder: device, severities of rules, paths that are not looked at.',
    '.SH ENVIRONMENT',
    '.TP\n.BR NO_COLOR ", " FORCE_COLOR',
    'no colours, or colours whatever the terminal is.',
    '.TP\n.BR STM32CLT_PATH ", " STM32_PRG_PATH ", " CUBE_BUNDLE_PATH',
    'where',
    '.B qspi\\-doctor setup',
    'looks first.',
    '.SH SEE ALSO',
    '.BR gdb (1),',
    '.BR openocd (1)',
  ];
  return `${lines.flatMap(folded).join('\n')}\n`;
}

const longestLine = 78;

/** Text in lines of a length that can be read in the source; requests and lines that are shown as they are stay whole. */
function folded(line: string): readonly string[] {
  if (line.length <= longestLine || /^[. ]/.test(line)) return [line];
  const at = line.lastIndexOf(' ', longestLine);
  return at <= 0 ? [line] : [line.slice(0, at), ...folded(line.slice(at + 1).replace(/^([.'])/, '\\&$1'))];
}

function commandLines({ name, says, forms, options, examples }: CommandEntry): readonly string[] {
  return [
    `.SS ${roff(name)}`,
    `${roff(says.charAt(0).toUpperCase() + says.slice(1))}.`,
    ...forms.flatMap((form) => ['.PP', `.B qspi\\-doctor ${roff(form)}`]),
    ...options.flatMap(optionLines),
    '.PP',
    examples.length === 1 ? 'Example:' : 'Examples:',
    '.PP',
    '.nf',
    ...examples.map((example) => `    ${roff(example)}`),
    '.fi',
  ];
}

function optionLines({ name, short, value, says, repeatable }: OptionEntry): readonly string[] {
  const shown = value === undefined ? '' : value.optional === true ? ` [\\fI${roff(value.placeholder)}\\fR]` : ` \\fI${roff(value.placeholder)}\\fR`;
  const kinds = value !== undefined && typeof value.kind !== 'string' ? `: ${value.kind.join(', ')}` : '';
  return ['.TP', `${short === undefined ? '' : `\\fB\\-${short}\\fR, `}\\fB${roff(`--${name}`)}\\fR${shown}`, `${roff(says)}${roff(kinds)}${repeatable === true ? '; may be given several times' : ''}`];
}

function paragraph(text: string, start?: string): readonly string[] {
  return ['.PP', ...(start === undefined ? [] : [start]), roff(text)];
}

/** Text as roff takes it: dashes that are dashes, no letter beyond ASCII, nothing that begins a request. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('…', '...')
    .replace(/[‘’]/g, "'")
    .replace(/[^\n\x20-\x7e]/g, (character) => `\\[u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(/^([.'])/gm, '\\&$1');
}
