import type { Catalog } from '../../catalog/catalog.ts';
import type { ElementLevel, TopicElement } from '../../catalog/catalog-files.ts';
import type { Severity } from '../../config/severity.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { documentPlace } from '../places.ts';
import type { RuleContext } from '../rule.ts';

/** How loudly what is missing is told; of a policy in a lower voice, as its procedures may say it. */
const severities: Readonly<Record<'policy' | 'other', Readonly<Record<ElementLevel, Severity>>>> = {
  policy: { essential: 'info', required: 'hint', recommended: 'hint' },
  other: { essential: 'warning', required: 'info', recommended: 'hint' },
};

/**
 * What the topic of a document asks for and the document does not say, in order of the topic; empty where no topic asks,
 * and for documents that have no text yet, of which other rules tell.
 */
export function missingContent({ topic, classification }: PolicyDocument, catalog: Catalog): TopicElement[] {
  if (!topic || (classification.assumed && !classification.declared)) return [];
  const missing = new Set(topic.elements.filter(({ range }) => range === null).map(({ id }) => id));
  return catalog.topics.get(topic.id)?.elements.filter(({ id }) => missing.has(id)) ?? [];
}

/** What a document is called in a message: `procedure`. */
export function typeName({ classification }: PolicyDocument, catalog: Catalog): string {
  return catalog.documentTypes.get(classification.type ?? '')?.title.en?.toLowerCase() ?? 'document';
}

/** Reports what is missing at the title, what weighs the same in one finding. @param advice what to do, a sentence */
export function reportMissing({ document, catalog, report }: RuleContext, missing: readonly TopicElement[], advice: string): void {
  const loudness = severities[document.classification.type === 'policy' ? 'policy' : 'other'];
  for (const severity of new Set(Object.values(loudness))) {
    const elements = missing.filter(({ level }) => loudness[level] === severity);
    if (elements.length === 0) continue;
    const lacks = elements.map(({ lacks: words, serves }) => `${words} (${serves.join(', ')})`);
    const why = elements.length === 1 ? ` ${elements[0]?.why}` : '';
    report({
      range: documentPlace(document),
      severity,
      message: `This ${typeName(document, catalog)} does not say ${inWords(lacks, ';')}.${why} ${advice}`,
    });
  }
}

/** `a, b and c`. @param mark between the parts but the last two */
export function inWords(parts: readonly string[], mark = ','): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(`${mark} `)}${mark === ',' ? '' : mark} and ${parts.at(-1)}`;
}
