import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { escapeMarkdown, markdownLink } from './markdown-text.ts';
import { titlePlace } from './place.ts';

const shown: readonly (readonly [string, string])[] = [
  ['status', 'Status'],
  ['version', 'Version'],
  ['owner', 'Owner'],
  ['next_review_date', 'Next review'],
];

/** A document in a few lines of Markdown: title, id and where it is in its life. */
export function documentHover(document: PolicyDocument): string {
  const id = metadataText(document.metadata, 'id');
  const title = document.title?.text ?? id ?? document.uri.slice(document.uri.lastIndexOf('/') + 1);
  const head = `**${markdownLink(title, document.uri, titlePlace(document).range.start.line)}**`;
  const type = document.classification.type;
  const facts = shown.flatMap(([key, label]) => {
    const text = metadataText(document.metadata, key);
    return text === undefined ? [] : [`- ${label}: ${escapeMarkdown(text)}`];
  });
  const kind = [id, type].flatMap((text) => (text ? [escapeMarkdown(text)] : [])).join(' · ');
  return [head, kind, facts.join('\n')].filter((part) => part !== '').join('\n\n');
}
