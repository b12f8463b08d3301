import type { FrontMatterEntry, FrontMatterValue } from '../document/front-matter/front-matter-value.ts';
import { sectionByAnchor } from '../document/links/anchor-match.ts';
import { metadataKeyByName } from '../document/metadata/metadata-keys.ts';
import type { PolicyDocument, Section } from '../document/policy-document.ts';
import type { TextRange } from '../text/text-range.ts';
import { decode, resolveUri, uriKey } from '../text/uri.ts';
import { documentReferences } from './document-reference.ts';

/** A link or value that names a heading: `policy.md#scope`, `#scope`. */
export interface AnchorUse {
  /** Of the file that holds the heading. */
  readonly uri: string;
  /** Decoded, without `#`. */
  readonly anchor: string;
  /** The whole target as written. */
  readonly range: TextRange;
  /** What stands behind `#`; null where the parser does not tell. */
  readonly anchorRange: TextRange | null;
}

/** All places of a document that name a heading: links, definitions of links, paths in the metadata, sections of claims. */
export function anchorUses(document: PolicyDocument): AnchorUse[] {
  const uses: AnchorUse[] = [];
  for (const { target, range, uri, anchor } of document.links) {
    if (anchor === null || anchor === '') continue;
    const isExact = range.end - range.start === target.length;
    uses.push({ uri, anchor, range, anchorRange: isExact ? { start: range.start + target.indexOf('#') + 1, end: range.end } : null });
  }
  for (const { text, range } of documentReferences(document)) {
    const hash = text.indexOf('#');
    if (hash < 1 || range.end - range.start !== text.length) continue;
    const uri = resolveUri(document.uri, decode(text.slice(0, hash)));
    uses.push({ uri, anchor: decode(text.slice(hash + 1)), range, anchorRange: { start: range.start + hash + 1, end: range.end } });
  }
  for (const { key, value } of document.frontMatter.entries) {
    const known = metadataKeyByName(key)?.kind;
    if (known === 'claims') sectionsOfClaims(value, document.uri, uses);
  }
  return uses;
}

/** `{ ref: A.8.2, section: "#privileged-access" }` */
function sectionsOfClaims(value: FrontMatterValue, uri: string, uses: AnchorUse[]): void {
  if (value.kind === 'list') for (const item of value.items) sectionsOfClaims(item, uri, uses);
  if (value.kind !== 'map') return;
  for (const entry of value.entries) {
    const use = entry.key.toLowerCase() === 'section' ? sectionOfClaim(entry, uri) : null;
    if (use) uses.push(use);
    else sectionsOfClaims(entry.value, uri, uses);
  }
}

function sectionOfClaim({ value }: FrontMatterEntry, uri: string): AnchorUse | null {
  if (value.kind !== 'scalar' || value.text === '' || value.style === 'block') return null;
  const quotes = value.style === 'quoted' ? 1 : 0;
  const range = { start: value.range.start + quotes, end: value.range.end - quotes };
  if (range.end - range.start !== value.text.length) return null;
  const anchor = value.text.replace(/^#/, '');
  return { uri, anchor, range, anchorRange: { start: range.end - anchor.length, end: range.end } };
}

const attribute = /#([\w:.-]{1,200})/;
const htmlId = /\s(?:id|name)\s?=\s?["']?([^"'\s>]{1,200})/gi;

/**
 * The anchors that are written at a heading: `## Scope {#scope}`, `<a id="scope"></a>` in it or right above it; in lower case.
 * @param text the text the document was read from
 */
export function writtenAnchors({ lines }: PolicyDocument, { headingRange, titleRange }: Section, text: string): string[] {
  const line = lines.lineAt(headingRange.start);
  const above = text.slice(lines.lineStart(Math.max(0, line - 2)), headingRange.start).trimEnd();
  const own = text.slice(headingRange.start, headingRange.end);
  const isAnchor = /<a\s[^<>]{1,200}>\s?(?:<\/a>)?$/i.exec(above)?.[0] ?? '';
  const found = [...`${isAnchor}\n${own}`.matchAll(htmlId)].map((match) => match[1] as string);
  const behind = text.slice(titleRange.end, headingRange.end);
  const named = behind.includes('{') ? attribute.exec(behind)?.[1] : undefined;
  if (named !== undefined) found.push(named);
  return found.map((anchor) => anchor.toLowerCase()).filter((anchor, at, all) => all.indexOf(anchor) === at);
}

/** True if an anchor leads to a section of a document. @param written anchors written at its heading */
export function leadsTo(use: AnchorUse, target: PolicyDocument, section: Section, written: readonly string[]): boolean {
  if (uriKey(use.uri) !== uriKey(target.uri)) return false;
  return written.includes(use.anchor.toLowerCase()) || sectionByAnchor(target, use.anchor) === section;
}
