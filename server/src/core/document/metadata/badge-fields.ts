import type { MetadataLabels } from '../../catalog/metadata-labels.ts';
import type { TextRange } from '../../text/text-range.ts';
import { type BodyField, bodyField, labelMeanings } from './body-field.ts';

/** An image or image tag that may be a badge; in Markdown or HTML. */
const image = /!\[([^\][\n]{0,120})\]\(([^()[\s]{1,400})\)|<img\s[^<>]{1,600}>/giu;
const badgePath = /\/badge\/([^/?#"'\s)]{3,200})/u;

/**
 * Document control data of badges: what the description says (`Owner: CISO`), else the path (`/badge/Owner-CISO-blue`),
 * whose label the description may complete (`Effective Date`).
 * @param range paragraph or HTML block
 */
export function badgeFields(text: string, range: TextRange, labels: MetadataLabels): BodyField[] {
  const fields: BodyField[] = [];
  const source = text.slice(range.start, range.end);
  if (!source.includes('/badge/')) return fields;
  for (const match of source.matchAll(image)) {
    const at = range.start + match.index;
    const [whole, markdownAlt, markdownUrl] = match;
    const tag = markdownUrl === undefined;
    const alt = tag ? attribute(whole, 'alt') : { text: markdownAlt ?? '', start: 2 };
    const url = tag ? attribute(whole, 'src') : { text: markdownUrl, start: whole.indexOf('](') + 2 };
    if (!url || !badgePath.test(url.text)) continue;
    const described = alt ? fromDescription(text, at + alt.start, alt.text, labels) : [];
    const placed = alt ? { ...alt, start: at + alt.start } : null;
    fields.push(...(described.length > 0 ? described : fromPath(text, at + url.start, url.text, placed, labels)));
  }
  return fields;
}

function attribute(tag: string, name: string): { text: string; start: number } | null {
  const match = new RegExp(`\\s${name}\\s?=\\s?(?:"([^"]*)"|'([^']*)')`, 'iu').exec(tag);
  if (!match) return null;
  const text = match[1] ?? match[2] ?? '';
  return { text, start: match.index + match[0].length - 1 - text.length };
}

function fromDescription(text: string, start: number, alt: string, labels: MetadataLabels): BodyField[] {
  const colon = alt.search(/[:：]/);
  if (colon < 1) return [];
  const value = alt.slice(colon + 1);
  const from = start + colon + 1 + value.length - value.trimStart().length;
  return bodyField(
    text,
    labels,
    { start, end: start + alt.slice(0, colon).trimEnd().length },
    { start: from, end: from + value.trim().length },
    'badge',
  );
}

/** `Owner-Jane__Doe-blue`: label, value and colour; a doubled sign stands for itself. */
function fromPath(
  text: string,
  start: number,
  url: string,
  alt: { text: string; start: number } | null,
  labels: MetadataLabels,
): BodyField[] {
  const path = badgePath.exec(url);
  const segment = path?.[1] as string;
  const base = start + (path?.index as number) + '/badge/'.length;
  const cuts = [...segment.matchAll(/(?<!-)-(?:--)*(?!-)/g)].map(({ index, 0: dashes }) => index + dashes.length - 1);
  const [first, last] = cuts;
  if (first === undefined || last === undefined || cuts.length !== 2) return [];
  const valueRange = { start: base + first + 1, end: base + last };
  const value = decoded(text.slice(valueRange.start, valueRange.end));
  // the description says it in more words than the badge has room for
  const isDescribed = alt !== null && labelMeanings(labels, alt.text).length > 0;
  const keyRange = isDescribed ? { start: alt.start, end: alt.start + alt.text.length } : { start: base, end: base + first };
  const label = isDescribed ? alt.text : decoded(segment.slice(0, first));
  const behind = label.length + 1;
  // judged as it is read, kept where it is written
  const found = bodyField(
    `${label}\n${value}`,
    labels,
    { start: 0, end: label.length },
    { start: behind, end: behind + value.length },
    'badge',
  );
  return found.map((one) => ({ ...one, field: { ...one.field, written: text.slice(keyRange.start, keyRange.end), keyRange, valueRange } }));
}

function decoded(part: string): string {
  const plain = part.replace(/--|__|_/g, (sign) => (sign === '--' ? '-' : sign === '__' ? '_' : ' '));
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
