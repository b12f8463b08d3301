import type { Catalog } from '../catalog/catalog.ts';
import { currentEdition, expandRange, judgeId } from '../catalog/control-ids.ts';
import { ownText } from '../text/own-text.ts';
import type { Reference, Section } from './policy-document.ts';
import { findIds, type IdToken } from './reference-grammar.ts';
import { sectionAt } from './sections.ts';
import type { TextSpan } from './walk-markdown.ts';

/** Another standard named right before an id: the id is of that one (`ISO 42001 A.6.2.4`, `SOC 2 A1.2`). */
const otherStandard = /(?:42001|27701|27017|27018|22301|SOC ?2|TSC|BSI|C5|CSF|PCI)[^.;|\n]{0,20}$/;

/**
 * Reads the control ids of the running text.
 * @param markdown the text as the parser saw it
 * @param spans text that counts: no code, comments, link targets
 * @param declares2013 the document is written against the 2013 edition
 */
export function readMentions(
  markdown: string,
  spans: readonly TextSpan[],
  sections: readonly Section[],
  catalog: Catalog,
  declares2013: boolean,
): Reference[] {
  const mentions: Reference[] = [];
  let at = 0;
  for (const token of findIds(markdown)) {
    while (at < spans.length && (spans[at] as TextSpan).end <= token.range.start) at++;
    const span = spans[at];
    if (!span || span.start > token.range.start || span.end < token.range.end) continue;
    if (otherStandard.test(markdown.slice(Math.max(span.start, token.range.start - 40), token.range.start))) continue;
    const mention = judge(token, catalog, declares2013);
    if (!mention) continue;
    const text = ownText(markdown.slice(token.range.start, token.range.end));
    const section = sectionAt(sections, token.range.start);
    mentions.push({
      kind: 'mention',
      text,
      range: token.range,
      itemRange: token.range,
      framework: currentEdition,
      frameworkRange: null,
      ...mention,
      extent: 'supports',
      section,
      place: span.place,
    });
  }
  return mentions;
}

function judge(token: IdToken, catalog: Catalog, declares2013: boolean): Pick<Reference, 'status' | 'controls' | 'form'> | null {
  const verdict = judgeId(catalog, token.id, declares2013 || token.declared2013);
  if (!token.certain && verdict.status !== 'current') return null;
  if (token.to === null) return { ...verdict, form: 'id' };
  const members = expandRange(catalog, token.id, token.to);
  if (members) return { status: 'current', controls: members, form: 'range' };
  return { status: verdict.status === 'legacy' ? 'legacy' : 'unknown', controls: verdict.controls, form: 'range' };
}
