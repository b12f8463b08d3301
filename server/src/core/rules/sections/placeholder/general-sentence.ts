import { readBlocks } from '../../../document/lines/read-blocks.ts';
import type { Section } from '../../../document/policy-document.ts';
import { ownerOf, peopleFor } from '../../metadata/people.ts';
import type { Fix, MendContext } from '../../rule.ts';

/**
 * Makes the fix that writes a general sentence into a section that holds nothing but a text still to be filled in, or
 * nothing. @returns null if no such sentence is known for its kind, or it holds more
 */
export function generalSentence(context: MendContext, section: Section): Fix | null {
  const { document, text, catalog } = context;
  const { sections, frontMatter, uri, eol, language } = document;
  // `Objectives` may stand for the purpose too
  const kind = section.kinds.findLast((each) => Object.hasOwn(catalog.wording.general, each));
  const sentences = kind === undefined ? undefined : catalog.wording.general[kind];
  const written = sentences?.[language] ?? (language === 'en' ? undefined : sentences?.en);
  if (written === undefined || section.form !== 'heading') return null;
  const sentence = written.replace('{owner}', ownerOf(context) ?? peopleFor(context, 'owner')[0] ?? '');
  const end = sections[sections.indexOf(section) + 1]?.headingRange.start ?? text.length;
  const from = frontMatter.kind === 'none' ? 0 : frontMatter.range.end;
  const inside = readBlocks(text, document.lines, from).filter((block) => block.start >= section.headingRange.end && block.end <= end);
  const blocks = inside.filter(({ kind: form }) => form !== 'comment' && form !== 'list' && form !== 'item');
  const [only] = blocks;
  if (blocks.length > 1 || (only && only.kind !== 'paragraph')) return null;
  const mark = only ? (/^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(text.slice(only.start, only.end))?.[0].length ?? 0) : 0;
  // raw HTML, quotes and labels are more than a sentence
  if (only && /^[<>]/.test(text.slice(only.start, only.end))) return null;
  const heading = section.headingRange.end;
  const edit = only
    ? { range: { start: only.start + mark, end: only.end }, newText: sentence }
    : { range: { start: heading, end: heading }, newText: `${eol}${eol}${sentence}` };
  return { title: `Write \`${sentence}\``, preferred: false, edits: [{ ...edit, uri }] };
}
