/** A small generator of pseudo-random numbers (mulberry32), so that every run mutates alike. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const insertions =
  '{ } ( ) ; , : = + - * / ? ! ~ & | < > [ ] # " \' @ ^ % $ \\ /* */ // >> << += == && .text RAM x 0x10 4K 10H ABH ORIGIN LENGTH org ' +
  'l o ALIGN SIZEOF ADDR DEFINED KEEP SORT AT > AT> ' +
  'PROVIDE MEMORY SECTIONS ENTRY INCLUDE ASSERT EXCLUDE_FILE SORT_NONE INPUT_SECTION_FLAGS NOLOAD READONLY TYPE OVERLAY PHDRS VERSION ' +
  'BYTE LONG FILL INPUT GROUP MAX CONSTANT BLOCK NEXT . * *(.text) /DISCARD/ \n';
const pool = [...insertions.split(' '), ' '];

export function tokensOf(text: string): string[] {
  return text.match(/\/\*[\s\S]*?\*\/|"[^"\n]*"|#[^\n]*|[\w.$~\\]+|\s+|[\s\S]/g) ?? [];
}

/** The text with one to three tokens deleted, doubled, swapped, replaced or inserted. */
export function mutate(text: string, random: (below: number) => number): string {
  const tokens = tokensOf(text);
  const count = 1 + random(3);
  for (let i = 0; i < count; i++) {
    const at = random(tokens.length);
    const other = random(2) === 0 ? pool[random(pool.length)]! : tokens[random(tokens.length)]!;
    switch (random(5)) {
      case 0:
        tokens.splice(at, 1);
        break;
      case 1:
        tokens.splice(at, 0, tokens[at] ?? '');
        break;
      case 2: {
        const to = Math.min(tokens.length - 1, at + 1 + random(3));
        const moved = tokens[at] ?? '';
        tokens[at] = tokens[to] ?? '';
        tokens[to] = moved;
        break;
      }
      case 3:
        tokens[at] = other;
        break;
      default:
        tokens.splice(at, 0, random(2) === 0 ? other : ` ${other} `);
    }
  }
  return tokens.join('');
}
