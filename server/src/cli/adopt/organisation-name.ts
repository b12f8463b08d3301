import { isPlaceholder } from '../../core/document/sections/titles.ts';

/** `Organization: Example Ltd`, in front matter, a table row, a bold or a plain line. */
const named =
  /^[ \t>|*_-]{0,12}(?:organi[sz]ation|company|organization name|company name|unternehmen|firma|organisation|société|entreprise|empresa|organización)[ \t*_]{0,4}[:|][ \t*_|]{0,6}([^|\r\n]{2,80}?)[ \t*_|]{0,6}$/gim;

/** The organisation that documents name, if at least two name one and none names another. */
export function organisationName(texts: Iterable<string>): string | undefined {
  const names = new Map<string, number>();
  for (const text of texts) {
    const own = new Set<string>();
    for (const match of text.slice(0, 4000).matchAll(named)) {
      const name = (match[1] as string).replace(/^["']|["']$/g, '').trim();
      if (!isPlaceholder(name) && !/[[\]{}<>]/.test(name)) own.add(name);
    }
    for (const name of own) names.set(name, (names.get(name) ?? 0) + 1);
  }
  const [only, ...others] = [...names];
  return only && others.length === 0 && only[1] >= 2 ? only[0] : undefined;
}
