import { newDocument } from '../../authoring/new-document.ts';
import type { TemplateFile } from '../../catalog/catalog-files.ts';
import { currentEdition } from '../../catalog/control-ids.ts';
import { metadataText } from '../../document/metadata/metadata.ts';
import { addReference } from '../front-matter/add-reference.ts';
import { type ActionPlace, findingsAt, isAtDocumentControl, type Offer, type WorkspaceChange } from './offer.ts';

/** The type of the new document, which is also the id of its plain template. */
const procedure = 'procedure';
/** Types that carry a policy out. */
const carryingOut: ReadonlySet<string> = new Set([procedure, 'work-instruction']);
/** Rule that tells of it. */
const rule = 'policy-without-procedure';

/**
 * Creates the procedure that carries out a policy which has none: from the template that fits its controls best, where
 * procedures lie, under the next free id. It names the policy under `implements`, the policy names it under `related`.
 */
export function createProcedure(place: ActionPlace): Offer[] {
  const { service, document } = place;
  const id = metadataText(document.metadata, 'id');
  const findings = findingsAt(place, rule);
  if (document.classification.type !== 'policy' || id === undefined || (findings.length === 0 && !isAtDocumentControl(place))) return [];
  const named = [id, document.uri].flatMap((name) => service.index.documentsNaming(name, 'implements'));
  if (named.some(({ classification: { type } }) => type !== null && carryingOut.has(type))) return [];
  return [
    {
      id: 'create-procedure',
      title: `Create the procedure that carries out \`${id}\``,
      kind: findings.length > 0 ? 'quickfix' : 'refactor',
      findings,
      creates: true,
      change: () => creation(place, id),
    },
  ];
}

async function creation({ service, document, text }: ActionPlace, id: string): Promise<WorkspaceChange | null> {
  const controls = [
    ...new Set(
      document.references.flatMap((each) =>
        each.kind === 'claim' && each.framework === currentEdition && each.status === 'current' ? each.controls : [],
      ),
    ),
  ];
  const template = bestTemplate(await service.templates(), controls);
  if (!template) return null;
  const created = await newDocument(service, {
    template: template.id,
    title: procedureTitle(document.title?.text ?? id, document.language),
    controls: controls.length > 0 ? controls : template.controls,
    language: document.language,
    frontMatter: { implements: [id] },
  });
  if (!created) return null;
  const newId = metadataText(service.preview(created.uri, created.text).document.metadata, 'id');
  const link = newId === undefined ? null : addReference(document, text, 'related', newId);
  return { edits: new Map(link ? [[document.uri, [link]]] : []), created: [created] };
}

/** The procedure whose controls the policy claims for the most part, else the plain one. */
function bestTemplate(templates: readonly TemplateFile[], controls: readonly string[]): TemplateFile | undefined {
  let best: TemplateFile | undefined;
  let most = 0;
  for (const template of templates) {
    if (template.type !== procedure || template.controls.length === 0) continue;
    const shared = template.controls.filter((control) => controls.includes(control)).length;
    if (shared > most && shared * 2 >= template.controls.length) [best, most] = [template, shared];
  }
  return best ?? templates.find(({ id }) => id === procedure) ?? templates.find(({ type }) => type === procedure);
}

/** Words for a policy at the end or start of a title, and what a procedure is called instead. */
const titleWords: Readonly<Record<string, readonly [policy: RegExp, procedure: string]>> = {
  en: [/polic(?:y|ies)/iu, 'procedure'],
  de: [/richtlinie|leitlinie|policy/iu, 'verfahren'],
  fr: [/politique/iu, 'procédure'],
  es: [/política/iu, 'procedimiento'],
};

/** `Access Control Policy` → `Access Control Procedure`. */
export function procedureTitle(title: string, language: string): string {
  const [policy, word] = titleWords[language] ?? (titleWords.en as (typeof titleWords)[string]);
  const found = policy.exec(title);
  const capital = (text: string): string => text[0]?.toUpperCase() + text.slice(1);
  if (!found) return `${title}: ${capital(word)}`;
  const written = /^\p{Lu}/u.test(found[0]) ? capital(word) : word;
  return title.slice(0, found.index) + written + title.slice(found.index + found[0].length);
}
