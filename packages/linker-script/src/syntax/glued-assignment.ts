/** `a = ` for `a=1`: what was meant by a name that holds an operator. */
export function gluedAssignment(text: string): string | undefined {
  const match = /^([^=+\-*/&|<>]+)([-+*/&|]?=|<<=|>>=)/.exec(text);
  return match === null ? undefined : `${match[1]} ${match[2]}`;
}

/** How to say it. */
export function gluedAdvice(glued: string, text: string): string {
  return `'${glued}' with blanks around the operator: ld reads '${shorten(text)}' as one name`;
}

export function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
