import { AnchorMaker } from '../../document/links/anchors.ts';
import type { PolicyDocument, Section } from '../../document/policy-document.ts';
import type { IsmsService } from '../../service-api.ts';
import type { TextRange } from '../../text/text-range.ts';
import { uriKey } from '../../text/uri.ts';
import { type AnchorUse, anchorUses, leadsTo, writtenAnchors } from '../anchor-uses.ts';
import { plainScalar } from '../completion/quoting.ts';
import { type Refusal, RenameEdits, type RenameResult } from './rename-result.ts';

/**
 * Gives a heading another title. Links to it, in the whole workspace, get its new anchor; so do links to headings whose
 * number changes with it (`#scope-1`). Anchors written by hand stay. The title in the metadata goes along if it was the same.
 */
export async function renameHeading(
  service: IsmsService,
  document: PolicyDocument,
  section: Section,
  newTitle: string,
): Promise<RenameResult | Refusal> {
  const text = service.openText(document.uri)?.text;
  const title = newTitle
    .replace(/^#{1,6}[ \t]/, '')
    .replace(/(?<=[ \t])#{1,20}$/, '')
    .trim();
  if (text === undefined || title === '') return { refusal: 'A heading needs a title.' };
  const edits = new RenameEdits();
  edits.replace(document, section.titleRange, title);
  renameTitle(document, section, plainTitle(title), edits);
  const moved = movedAnchors(document, section, plainTitle(title));
  if (moved.size === 0) return edits.result();
  const written = new Map([...moved.keys()].map((one) => [one, writtenAnchors(document, one, text)]));
  const newAnchor = (use: AnchorUse): string | undefined => {
    for (const [one, anchor] of moved) {
      const own = written.get(one) ?? [];
      if (!own.includes(use.anchor.toLowerCase()) && leadsTo(use, document, one, own)) return anchor;
    }
    return undefined;
  };
  for (const other of service.markdownFiles())
    for (const use of anchorUses(other)) {
      if (uriKey(use.uri) !== uriKey(document.uri)) continue;
      const anchor = newAnchor(use);
      if (anchor === undefined) continue;
      const range = use.anchorRange ?? (await fragmentOf(service, other, use.range));
      if (range) edits.replace(other, range, anchor);
      else edits.leave(other, use.range, 'unread');
    }
  return edits.result();
}

/** The sections whose anchor becomes another, with the new one. */
function movedAnchors({ sections }: PolicyDocument, section: Section, title: string): Map<Section, string> {
  const maker = new AnchorMaker();
  const moved = new Map<Section, string>();
  for (const one of sections) {
    if (one.anchor === '') continue;
    const anchor = maker.make(one === section ? title : one.title);
    if (anchor !== one.anchor) moved.set(one, anchor);
  }
  return moved;
}

/** The metadata call the document as its first heading does. */
function renameTitle(document: PolicyDocument, section: Section, newTitle: string, edits: RenameEdits): void {
  const { metadata, title } = document;
  if (title?.range.start !== section.titleRange.start) return;
  for (const field of metadata.fields) {
    if (field.key !== 'title' || field.carrier === 'history' || field.text !== section.title) continue;
    const { start, end } = field.valueRange;
    const isQuoted = field.value?.kind === 'scalar' && field.value.style === 'quoted';
    if (end - start !== field.text.length && !isQuoted) continue;
    const value = isQuoted ? JSON.stringify(newTitle) : field.carrier === 'front-matter' ? plainScalar(newTitle) : newTitle;
    edits.replace(document, field.valueRange, value);
  }
}

/** A title as its readers see it, so without marks. */
function plainTitle(title: string): string {
  const linked = title
    .split('](')
    .map((part, at, parts) => {
      const text = at === 0 ? part : part.slice(part.indexOf(')') + 1);
      const open = at === parts.length - 1 ? -1 : text.lastIndexOf('[');
      // of a link the text is read, of an image nothing
      if (open < 0) return text;
      return text[open - 1] === '!' ? text.slice(0, open - 1) : text.slice(0, open) + text.slice(open + 1);
    })
    .join('');
  // in code, marks are text
  return linked
    .split('`')
    .map((part, at) => (at % 2 === 1 ? part : withoutEmphasis(part)))
    .join('')
    .trim();
}

function withoutEmphasis(text: string): string {
  return text.replaceAll('*', '').replace(/(?<![\p{L}\p{N}])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])/gu, '');
}

/** The place behind `#` in a target that is written in another way than it reads. */
async function fragmentOf(service: IsmsService, document: PolicyDocument, { start, end }: TextRange): Promise<TextRange | null> {
  const text = await service.sourceOf(document);
  if (text === null) return null;
  const target = text.indexOf('](', start);
  const hash = target < 0 ? -1 : text.indexOf('#', target);
  const fragment = hash < 0 || hash >= end ? null : /^[^\s)>"']{1,300}/.exec(text.slice(hash + 1, end));
  return fragment && { start: hash + 1, end: hash + 1 + fragment[0].length };
}
