import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { carriersOf, requirementsMeant } from '../isms/requirement-uses.ts';
import type { IsmsService } from '../service-api.ts';
import type { Hover } from './hover-content.ts';
import { escapeMarkdown, inlineCode, markdownLink } from './markdown-text.ts';
import { titlePlace } from './place.ts';
import { requirementAt, requirementUseAt } from './requirement-at.ts';

/** Of a requirement: who carries it out. Of what carries one out: what it says. Null elsewhere. */
export function requirementHover(service: IsmsService, document: PolicyDocument, offset: number): Hover | null {
  const requirement = requirementAt(document, offset);
  if (requirement?.idRange)
    return { contents: `**${inlineCode(requirement.id)}**\n\n${carried(service, document, requirement.id)}`, range: requirement.idRange };
  const use = requirementUseAt(document, offset);
  const meant = use ? requirementsMeant(service.index, use) : [];
  if (!use || meant.length === 0) return null;
  const contents = meant.map(
    ({ document: policy, requirement: { id, text } }) =>
      `**${inlineCode(id ?? '')}** of ${linkTo(policy)}\n\n> ${escapeMarkdown(text)}\n\n${carried(service, policy, id ?? '')}`,
  );
  return { contents: contents.join('\n\n---\n\n'), range: use.range };
}

function carried({ index }: IsmsService, policy: PolicyDocument, id: string): string {
  const carriers = carriersOf(index, policy, id);
  if (carriers.length === 0) return 'No other document says that it carries this out.';
  return `Carried out by\n\n${carriers.map(({ document }) => `- ${linkTo(document)}`).join('\n')}`;
}

function linkTo(document: PolicyDocument): string {
  const name = document.title?.text ?? metadataText(document.metadata, 'id') ?? document.uri.slice(document.uri.lastIndexOf('/') + 1);
  return markdownLink(name, document.uri, titlePlace(document).range.start.line);
}
