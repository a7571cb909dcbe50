/** A start tag of a page, with its attributes as they stand (not decoded). */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const startTag = /^<([a-zA-Z][\w-]*)((?:\s+[\w:-]+="[^"<>]*")*)\s*\/?>/;
const endTag = /^<\/[a-zA-Z][\w-]*>/;

/**
 * All start tags of a page. Throws where a `<` opens neither a tag with attributes in double quotes nor the document type: that is how
 * text that was not escaped shows itself. Style and script are left out.
 */
export function tagsOf(page: string): readonly Tag[] {
  const text = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1></$1>').replace(/^<!DOCTYPE html>/, '');
  const tags: Tag[] = [];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const rest = text.slice(at, at + 20_000);
    const match = startTag.exec(rest);
    if (match) tags.push({ name: match[1] ?? '', attributes: Object.fromEntries([...(match[2] ?? '').matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name ?? '', value ?? ''])) });
    else if (!endTag.test(rest)) throw new Error(`no tag: ${rest.slice(0, 80)}`);
  }
  return tags;
}
