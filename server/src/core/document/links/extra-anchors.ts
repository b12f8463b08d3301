import { slug } from 'github-slugger';
import { ownText } from '../../text/own-text.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { RawHeading } from '../read-heading.ts';

const attribute = /\s(?:id|name)\s?=\s?["']?([^"'\s>]{1,200})/gi;
const htmlHeading = /<h[1-6][^<>]{0,200}>([^<]{1,200})</gi;
const kramdown = /#([\w:.-]{1,200})/;

/** Anchors besides those of the headings: `<a id="x">`, HTML headings, `## Scope {#scope}`; without `#`, in lower case. */
export function readExtraAnchors(text: string, html: readonly TextRange[], headings: readonly RawHeading[]): readonly string[] {
  const found: string[] = [];
  for (const { start, end } of html) {
    const source = text.slice(start, end);
    if (source.startsWith('</') || source.startsWith('<!--')) continue;
    if (/\b(?:id|name)\s?=/i.test(source))
      for (const match of source.matchAll(attribute)) found.push(ownText((match[1] as string).toLowerCase()));
    if (/<h[1-6]/i.test(source)) for (const match of source.matchAll(htmlHeading)) found.push(slug((match[1] as string).trim()));
  }
  for (const { depth, titleRange, headingRange } of headings) {
    if (depth > 6 || titleRange.end >= headingRange.end) continue;
    const rest = text.slice(titleRange.end, headingRange.end);
    const match = rest.includes('{') ? kramdown.exec(rest) : null;
    if (match) found.push(ownText((match[1] as string).toLowerCase()));
  }
  return found.length === 0 ? none : found;
}

const none: readonly string[] = [];
