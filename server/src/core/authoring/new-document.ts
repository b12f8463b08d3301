import type { NewDocument as CreatedDocument, DocumentTemplate, NewDocumentParams } from '../../lsp/protocol.ts';
import { controlKey } from '../catalog/catalog.ts';
import type { TemplateFile } from '../catalog/catalog-files.ts';
import { currentEdition } from '../catalog/control-ids.ts';
import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { plainScalar } from '../features/completion/quoting.ts';
import { frontMatterLine, keyOrder } from '../features/document-control/canonical-value.ts';
import { nextId } from '../isms/next-id.ts';
import type { IsmsService } from '../service-api.ts';
import { addMonths } from '../text/iso-date.ts';
import { readReviewCycle } from '../text/review-cycle.ts';
import { relativePath, uriKey } from '../text/uri.ts';
import { configIn, folderFor, freeUri } from './document-place.ts';
import { templateBody, wordsOf } from './template-text.ts';

/** What may be said of a new document beyond its template. */
export interface NewDocumentOptions extends Omit<NewDocumentParams, 'template'> {
  /** Id instead of the next free one. */
  readonly id?: string;
  /** Owner instead of the one of the config. */
  readonly owner?: string;
  /** BCP 47 primary tag instead of the language of the config. */
  readonly language?: string;
  /** Further front matter, or other than what would stand there: `{ implements: ['POL-003'] }`. */
  readonly frontMatter?: Readonly<Record<string, string | readonly string[]>>;
  /** Keys ({@link uriKey}) of URIs that are not free though the service does not know of them. */
  readonly taken?: ReadonlySet<string>;
}

/** The first version of a document. */
const firstVersion = '0.1';
/** Lists up to this many characters stand on one line. */
const longestFlow = 100;
/** Types whose documents carry a policy or standard out. */
const carryingOut: ReadonlySet<string> = new Set(['procedure', 'work-instruction']);

/** What documents can be created from, in the order to offer them, titles in the language of the workspace. */
export async function documentTemplates(service: IsmsService): Promise<DocumentTemplate[]> {
  const language = languageOf(service);
  return (await service.templates()).map((template) => ({
    id: template.id,
    type: template.type,
    title: template.title[language] ?? template.title.en ?? template.id,
    summary: template.summary,
    controls: template.controls,
  }));
}

/**
 * A new document as text, and where it should lie. Nothing is written.
 * @returns null if there is no such template, or no folder to put it in
 */
export async function newDocument(service: IsmsService, params: NewDocumentParams & NewDocumentOptions): Promise<CreatedDocument | null> {
  const template = (await service.templates()).find(({ id }) => id === params.template);
  if (!template) return null;
  const taken = new Set<string>();
  for (;;) {
    const created = composeDocument(service, template, { ...params, taken });
    // the index does not know of files that are ignored
    if (!created || !(await service.fileExists(created.uri))) return created;
    taken.add(uriKey(created.uri));
  }
}

/**
 * As {@link newDocument}, of a template that is at hand; for whoever creates documents together with other changes.
 * @returns null if there is no folder to put it in
 */
export function composeDocument(service: IsmsService, template: TemplateFile, options: NewDocumentOptions = {}): CreatedDocument | null {
  const isInside = (folder: string): boolean => service.folders.some((root) => relativePath(root, folder) !== null);
  const asked = options.folder?.replace(/\/$/, '');
  const folder = asked !== undefined && isInside(asked) ? asked : folderFor(service, template.type);
  if (folder === undefined) return null;
  const config = configIn(service, folder);
  const language = options.language ?? config.language;
  const title = options.title?.replace(/\s+/g, ' ').trim() || (template.title[language] ?? template.title.en ?? template.id);
  const controls = options.controls ?? template.controls;
  const { approver, reviewCycle } = config.newDocuments;
  const owner = options.owner ?? config.newDocuments.owner;
  const { blanks } = wordsOf(language);
  const type = service.catalog.documentTypes.get(template.type);
  const asks = new Set([...(type?.metadata.required ?? []), ...(type?.metadata.recommended ?? [])]);
  const parent = carryingOut.has(template.type) ? policyBehind(service, controls) : undefined;
  const isReviewed = asks.has('next_review_date');
  const months = readReviewCycle(reviewCycle) ?? 12;
  const defaultFramework = config.frameworks[0] ?? currentEdition;

  const entries: Record<string, string | readonly string[] | undefined> = {
    id: options.id ?? nextId(service, template.type, config.newDocuments),
    title,
    type: template.type,
    // what has an approver is not approved yet
    status: asks.has('status') || asks.has('approver') ? 'draft' : undefined,
    version: asks.has('version') ? firstVersion : undefined,
    owner: owner ?? blanks.owner,
    approver: asks.has('approver') ? (approver ?? blanks.approver) : undefined,
    next_review_date: isReviewed ? addMonths(service.asOf, months) : undefined,
    review_cycle: isReviewed ? reviewCycle : undefined,
    classification: 'internal',
    controls: type?.coverage && controls.length > 0 && defaultFramework === currentEdition ? controls : undefined,
    clauses: template.clauses.length > 0 ? template.clauses : undefined,
    implements: parent,
    language: language === config.language ? undefined : language,
    ...options.frontMatter,
  };
  const lines = Object.keys(entries)
    .sort((a, b) => keyOrder(a) - keyOrder(b))
    .flatMap((key) => entryLines(key, entries[key]));
  if (type?.coverage && controls.length > 0 && defaultFramework !== currentEdition)
    lines.push('satisfies:', `  ${currentEdition}: [${controls.join(', ')}]`);
  const body = templateBody(template, language, service.catalog, {
    organization: config.organization,
    owner,
    approver,
    reviewCycle,
    today: service.asOf,
    controls,
  });
  const text = ['---', ...lines, '---', '', `# ${headingText(title)}`, '', body.trim(), ''].join('\n');
  return { uri: freeUri(service, folder, title, options.taken), text };
}

/** The language that new documents of the workspace have. */
function languageOf(service: IsmsService): string {
  const folder = folderFor(service, 'policy');
  return folder === undefined ? 'en' : configIn(service, folder).language;
}

/** Ids of the policy or standard in the workspace that claims most of the controls, as a list for `implements`. */
function policyBehind(service: IsmsService, controls: readonly string[]): readonly string[] | undefined {
  const counts = new Map<PolicyDocument, number>();
  for (const control of controls)
    for (const document of new Set(service.index.claimsOf(controlKey(currentEdition, control)).map((claim) => claim.document)))
      if (document.classification.type === 'policy' || document.classification.type === 'standard')
        counts.set(document, (counts.get(document) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0].uri < b[0].uri ? -1 : 1));
  const id = best && metadataText(best[0].metadata, 'id');
  return id === undefined ? undefined : [id];
}

function entryLines(key: string, value: string | readonly string[] | undefined): string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [frontMatterLine(key, value)];
  const items = value.map(plainScalar);
  const flow = `${key}: [${items.join(', ')}]`;
  return flow.length <= longestFlow ? [flow] : [`${key}:`, ...items.map((item) => `  - ${item}`)];
}

/** A title as text of a heading, so that nothing in it means something in Markdown. */
function headingText(title: string): string {
  return title.replace(/[\\`*_[\]<>#]/g, '\\$&');
}
