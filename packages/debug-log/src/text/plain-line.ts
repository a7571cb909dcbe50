/** Colours and cursor movements of a terminal (ECMA-48 control sequences and operating system commands). */
const terminalSequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/** What a terminal shows of a line. */
export function withoutTerminalSequences(line: string): string {
  return line.includes('\u001b') ? line.replace(terminalSequences, '') : line;
}

/**
 * Marks in front of a line that are of whoever showed or pasted it: quotation marks of a forum, times of CubeIDE's consoles (`531,834 `),
 * cortex-debug (`[2024-04-21T16:43:45.402Z] `, `0000000145+00001: `, `-> `), cpptools (`1: (419) ->`), STM32CubeProgrammer (`10:19:26 : `) and
 * the ST-LINK GDB server (`[0.022] initContext():  `), and the level of OpenOCD (`Info : `, `Debug: 660 7431 `).
 */
const marks = [
  /^\s*(?:>|\|)\s?/,
  /^\s*\[[\dT:.\-Z ]{1,32}\]\s+/,
  /^\s*\d{1,6},\d{3} /,
  /^\s*\d{6,12}\+\d{4,6}: /,
  /^\s*\d{1,2}: \(\d+\) /,
  /^\s*\d{2}:\d{2}:\d{2}(?:[:.,]\d{1,6})?(?: ?:)? /,
  /^\s*(?:->|<-)\s?/,
  /^\s*[A-Za-z_]\w{2,40}\(\): +/,
  /^\s*(?:Info|Warn|Error|Debug|User) ?: (?:\d+ \d+ )?/,
];

/** The line without such marks. Patterns that want the beginning of a line are matched with this. */
export function withoutMarks(line: string): string {
  let text = line;
  for (let round = 0; round < 4; round++) {
    const before = text;
    for (const mark of marks) text = text.replace(mark, '');
    if (text === before) break;
  }
  return text;
}
