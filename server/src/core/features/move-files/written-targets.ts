import type { FrontMatterValue } from '../../document/front-matter/front-matter-value.ts';
import { readBlocks } from '../../document/lines/read-blocks.ts';
import { metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { IsmsService } from '../../service-api.ts';
import { rangeTouches, type TextRange } from '../../text/text-range.ts';
import { decode, resolveUri } from '../../text/uri.ts';
import { documentReferences } from '../document-reference.ts';
import type { TargetForm } from './relative-target.ts';

/** A relative path to a file as it is written in a text. */
export interface WrittenTarget {
  /** As written, query and fragment included. */
  readonly raw: string;
  readonly range: TextRange;
  readonly form: TargetForm;
  /** URI it leads to, without fragment. */
  readonly uri: string;
}

/** All relative paths of a document: links, images, definitions, `src` and `href` in HTML, and paths in the metadata. */
export function writtenTargets(service: IsmsService, document: PolicyDocument, text: string): WrittenTarget[] {
  return [...linkTargets(document, text), ...htmlTargets(document, text), ...metadataTargets(service, document)];
}

function linkTargets(document: PolicyDocument, text: string): WrittenTarget[] {
  return document.links.flatMap(({ target, range, uri }): WrittenTarget[] => {
    if (/^[?#]/.test(target)) return [];
    const place = text.slice(range.start, range.end) === target ? range : targetPlace(text, range);
    if (!place) return [];
    const form = text[place.start - 1] === '<' ? 'bracketed' : 'plain';
    return [{ raw: text.slice(place.start, place.end), range: place, form, uri }];
  });
}

/** The place of a target that is written with escapes, so that the parser gives the place of the whole link only. */
function targetPlace(text: string, { start, end }: TextRange): TextRange | null {
  const link = text.slice(start, end);
  const match = /(?:\]\(|\]:)[ \t]{0,20}<?([^\s<>]{1,1000})/.exec(link);
  const raw = match?.[1]?.replace(/\)$/, '');
  if (!match || !raw || /[&\\]/.test(raw)) return null;
  const from = start + match.index + match[0].length - (match[1] as string).length;
  return { start: from, end: from + raw.length };
}

const tag = /<(?:img|a|source|video|audio|iframe)\s[^<>]{1,1000}>/gi;
const attribute = /\s(?:src|href)\s?=\s?(?:"([^"]{1,500})"|'([^']{1,500})')/gi;
/** Another scheme, a path from the root of a site, an anchor, a template. */
const notRelative = /^(?:[a-z][a-z0-9+.-]*:|[/\\?#])|[{}<>$]/i;

function htmlTargets(document: PolicyDocument, text: string): WrittenTarget[] {
  const tags = [...text.matchAll(tag)].filter(({ index }) => index >= document.frontMatter.range.end && text[index - 1] !== '`');
  if (tags.length === 0) return [];
  const code = readBlocks(text, document.lines, document.frontMatter.range.end).filter(({ kind }) => kind === 'code' || kind === 'comment');
  return tags.flatMap(({ 0: source, index }) => {
    if (code.some((block) => rangeTouches(block, index))) return [];
    return [...source.matchAll(attribute)].flatMap((match): WrittenTarget[] => {
      const raw = (match[1] ?? match[2]) as string;
      if (notRelative.test(raw)) return [];
      const start = index + match.index + match[0].length - raw.length - 1;
      return [{ raw, range: { start, end: start + raw.length }, form: 'attribute', uri: uriOf(document, raw) }];
    });
  });
}

/** Paths that look like paths: an id of a document is none. */
function metadataTargets(service: IsmsService, document: PolicyDocument): WrittenTarget[] {
  const found: WrittenTarget[] = [];
  const take = (text: string, range: TextRange, form: TargetForm): void => {
    const isPath = /\/|\.[a-z][a-z\d]{1,4}(?:[?#]|$)/i.test(text) && !notRelative.test(text);
    if (!isPath || range.end - range.start !== text.length || service.index.documentsById(text).length > 0) return;
    found.push({ raw: text, range, form, uri: uriOf(document, text) });
  };
  const { contentRange, kind } = document.frontMatter;
  const formAt = ({ start }: TextRange): TargetForm => (kind !== 'none' && start < contentRange.end ? 'yaml' : 'plain');
  for (const { text, range } of documentReferences(document)) take(text, range, formAt(range));
  const takeAll = (value: FrontMatterValue): void => {
    if (value.kind === 'list') value.items.forEach(takeAll);
    else if (value.kind === 'map') for (const entry of value.entries) takeAll(entry.value);
    else if (value.style !== 'block') {
      const quotes = value.style === 'quoted' ? 1 : 0;
      take(value.text, { start: value.range.start + quotes, end: value.range.start + quotes + value.text.length }, 'yaml');
    }
  };
  for (const { key, value } of document.frontMatter.entries)
    if (['evidence', 'exceptions'].includes(metadataKeyByName(key)?.key ?? '')) takeAll(value);
  return found;
}

function uriOf(document: PolicyDocument, raw: string): string {
  return resolveUri(document.uri, decode(raw.split(/[?#]/, 1)[0] as string));
}
