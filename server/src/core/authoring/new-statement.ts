import type { Catalog } from '../catalog/catalog.ts';
import { currentEdition } from '../catalog/control-ids.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import { readFrontMatter } from '../document/front-matter/front-matter.ts';
import { claimingIds } from '../isms/statement/claimants.ts';
import { documentChanges } from '../isms/statement/documents-column.ts';
import { registerEdits } from '../isms/statement/edit/register-edits.ts';
import { yamlText } from '../isms/statement/edit/yaml-scalars.ts';
import type { IsmsService } from '../service-api.ts';
import { applyEdits } from '../text/text-edit.ts';
import { newDocument } from './new-document.ts';

/** A Statement of Applicability to be written. */
export interface NewStatement {
  readonly uri: string;
  readonly text: string;
}

/** What a YAML statement says above its rows. */
const help = [
  '# One row for each control of Annex A, and for those of your own.',
  '#   applicable      yes, no or undecided',
  '#   reasons         risk, legal, contractual, business: what calls for the control',
  '#   justification   why it is needed, or why nothing in the scope calls for it',
  '#   status          implemented, partial, planned or not_started; target_date where it is partial or planned',
  '#   documents       filled by `annexa soa sync` from what the documents claim',
  '# Further keys: summary, risks, owner, target_date, evidence, evidence_date, provider, maturity.',
];

/**
 * A new statement with all controls undecided, and with the documents that claim them. Nothing is written.
 * @returns null if there is no folder to put it in
 */
export async function newStatement(service: IsmsService, format: 'yaml' | 'markdown'): Promise<NewStatement | null> {
  const created = await newDocument(service, { template: 'soa' });
  if (!created) return null;
  const config = service.configFor(created.uri);
  const context = { catalog: service.catalog, index: service.index, config, asOf: service.asOf };
  if (format === 'yaml') {
    const folder = created.uri.slice(0, created.uri.lastIndexOf('/'));
    const claims = (control: string): string[] => claimingIds([control], context);
    return { uri: `${folder}/soa.yaml`, text: yamlStatement(created.text, config, service.catalog, claims) };
  }
  const { document } = service.preview(created.uri, created.text);
  const edits = registerEdits(document, created.text, 'soa', service.catalog)?.setCells(documentChanges(document, context)) ?? [];
  return { uri: created.uri, text: applyEdits(created.text, edits).text };
}

/** The rows below the document control data that the Markdown form would have. */
function yamlStatement(markdown: string, { ownControls }: ResolvedConfig, catalog: Catalog, claims: (control: string) => string[]): string {
  const { contentRange } = readFrontMatter(markdown).frontMatter;
  const head = markdown.slice(contentRange.start, contentRange.end).trimEnd().split('\n');
  const framework = catalog.frameworks.get(currentEdition);
  const row = (id: string, title: string, documents: readonly string[]): string[] => [
    `  - control: ${yamlText(id, false)}`,
    `    title: ${yamlText(title, false)}`,
    '    applicable: undecided',
    '    justification:',
    '    status:',
    ...(documents.length > 0 ? [`    documents: [${documents.map((each) => yamlText(each, true)).join(', ')}]`] : []),
  ];
  const groups = (framework?.groups ?? []).map((group) => [
    `  # ${group.id} ${group.title}`,
    ...[...(framework?.controls.values() ?? [])]
      .filter((each) => each.group === group.id)
      .flatMap(({ id, title }) => row(id, title, claims(id))),
  ]);
  const own = Object.entries(ownControls).flatMap(([id, title]) => row(id, title, []));
  if (own.length > 0) groups.push(['  # Controls of our own', ...own]);
  return [
    ...head.filter((line) => !line.startsWith('type:')),
    'edition: ISO/IEC 27001:2022',
    '',
    ...help,
    'controls:',
    ...groups.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines])),
    '',
  ].join('\n');
}
