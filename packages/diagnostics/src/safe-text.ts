/** Characters that move the cursor, change colours or turn the reading direction: never from a file to the terminal. */
const dangerous = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Text from a file, made fit for a terminal: what is not a plain character is shown as its code. Tabs and line ends become blanks. */
export function safeText(text: string): string {
  return text.replace(/[\t\n]+/g, ' ').replace(dangerous, (character) => `<${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}>`);
}

/** The same for a text of several lines, which stay lines. */
export function safeLines(text: string): string {
  return text.split('\n').map(safeText).join('\n');
}
