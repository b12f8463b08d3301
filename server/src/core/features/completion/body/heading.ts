import type { SectionKind } from '../../../catalog/catalog-files.ts';
import { metadataText } from '../../../document/metadata/metadata.ts';
import type { Section } from '../../../document/policy-document.ts';
import { headingNumberAt, sectionDepth, withoutNumber } from '../../../document/sections/section-layout.ts';
import { rangeTouches } from '../../../text/text-range.ts';
import type { Candidate } from '../completion-item.ts';
import { type CompletionList, completionItems } from '../items.ts';
import type { BodyRequest, LineAt } from './body-request.ts';

const headingMarks = /^( {0,3})(#{1,6})(?!#)/;
/** Synonyms of a title that a client may match. */
const mostWords = 12;

/**
 * Completes a heading at the start of a line with the sections that the type of the document asks for and that are still
 * missing: in template order, on the level the document uses, numbered as its siblings, with a stub to fill in; null
 * elsewhere. Sections that nobody asks for come last.
 */
export function completeHeading(request: BodyRequest, line: LineAt): CompletionList | null {
  const { document, offset, service, text } = request;
  const [opening = '', indent = '', marks = ''] = headingMarks.exec(line.before + line.after) ?? [];
  const rest = (line.before + line.after).slice(opening.length);
  const title = rest.trimStart();
  if (marks === '' || title.includes('{') || (rest !== '' && rest === title) || line.before.length < indent.length + marks.length)
    return null;
  const type = service.catalog.documentTypes.get(document.classification.type ?? '');
  const own = document.sections.find((section) => section.form === 'heading' && rangeTouches(section.headingRange, offset));
  const depth = levelOf(request, own, marks.length);
  const candidates: Candidate[] = [];
  const start = line.start + indent.length;
  if (marks.length === 1) candidates.push(...titleCandidate(request, own));
  if (type && marks.length <= depth) {
    const written = title.length - withoutNumber(title).length;
    const number = written > 0 ? { text: title.slice(0, written), renumbering: [] } : headingNumberAt(document, depth, offset, own);
    const present = new Set(document.sections.flatMap((section) => (section === own ? [] : section.kinds)));
    const missing = missingKinds(request);
    const isEmpty = isEmptyBelow(text, line.end);
    for (const { kind: id } of type.sections) {
      const kind = service.catalog.sectionKinds.get(id);
      if (!kind || present.has(id)) continue;
      const name = kind.title[document.language] ?? kind.title.en ?? id;
      const head = `${'#'.repeat(depth)} ${number.text}${name}`;
      const body = isEmpty ? stubBelow(request, kind, line.end) : '';
      candidates.push({
        label: name,
        kind: 'section',
        detail: missing.get(id) ?? (own?.kinds.includes(id) ? 'what this section is' : 'not asked for here'),
        topic: { about: 'section-kind', id },
        insert: head + body,
        ...(body !== '' && { snippet: escapeSnippet(head) + withBlank(body) }),
        words: synonymsOf(kind, document.language),
        last: !missing.has(id),
        additionalEdits: number.renumbering,
      });
    }
  }
  if (candidates.length === 0) return null;
  // marks stand in what is replaced, so they stand in what is matched
  const before = text.slice(start, offset);
  const list = completionItems(candidates, { range: { start, end: line.end }, typed: before }, false);
  const lead = before.slice(0, before.length - withoutNumber(before.slice(marks.length).trimStart()).length);
  return { ...list, items: list.items.map((item) => ({ ...item, filterText: `${lead}${item.filterText ?? item.label}` })) };
}

function levelOf({ document }: BodyRequest, own: Section | undefined, written: number): number {
  const depth = sectionDepth(document, own);
  return depth > 6 ? Math.max(2, written) : depth;
}

/** The name of the document as its first heading, where the metadata has it and the text does not. */
function titleCandidate({ document }: BodyRequest, own: Section | undefined): Candidate[] {
  const title = metadataText(document.metadata, 'title');
  if (title === undefined || document.sections.some((section) => section.depth === 1 && section !== own)) return [];
  return [{ label: title, kind: 'section', detail: 'title of this document', insert: `# ${title}` }];
}

/** Section kind → how strongly it is asked for, of those that a rule misses. */
function missingKinds({ service, uri }: BodyRequest): ReadonlyMap<string, string> {
  const kinds = new Map<string, string>();
  for (const { rule, severity } of service.findings(uri))
    if (rule.startsWith('missing-'))
      kinds.set(rule.slice('missing-'.length), severity === 'hint' ? 'recommended, missing' : 'required, missing');
  return kinds;
}

/** True if nothing is written yet between a line and the next heading. */
function isEmptyBelow(text: string, lineEnd: number): boolean {
  const next = /\S[^\r\n]*/.exec(text.slice(lineEnd, lineEnd + 2000))?.[0];
  return next === undefined || /^#{1,6}[ \t]/.test(next);
}

function stubBelow({ document, text }: BodyRequest, kind: SectionKind, lineEnd: number): string {
  const { eol, language } = document;
  const stub = kind.stub[language] ?? kind.stub.en ?? [];
  if (stub.length === 0) return '';
  // what follows on the next line is parted by an empty one
  const isTight = /^\r?\n[^\r\n]/.test(text.slice(lineEnd, lineEnd + 3));
  return `${eol}${eol}${stub.join(eol)}${isTight ? eol : ''}`;
}

function synonymsOf(kind: SectionKind, language: string): string[] {
  return (kind.headings[language] ?? kind.headings.en ?? '').split(';', mostWords);
}

/** A body with its first blank as a place to fill in. */
function withBlank(body: string): string {
  const start = body.indexOf('[');
  const end = body.indexOf(']', start) + 1;
  if (start < 0 || end === 0) return escapeSnippet(body);
  return `${escapeSnippet(body.slice(0, start))}\${1:${escapeSnippet(body.slice(start, end))}}${escapeSnippet(body.slice(end))}`;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
