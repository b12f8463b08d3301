/** What a metadata value must look like. */
export type MetadataValueKind =
  | 'text'
  | 'list'
  | 'enum'
  | 'date'
  | 'version'
  | 'review-cycle'
  | 'language'
  | 'claims'
  | 'references'
  | 'structured';

/** One key of the document control data: the single table behind reading, completion, hover and the rules. */
export interface MetadataKey {
  readonly key: string;
  readonly kind: MetadataValueKind;
  /** One sentence for hover and completion. */
  readonly summary: string;
  /** Allowed values of an `enum`, canonical spelling. */
  readonly values?: readonly string[];
  /** Other spellings of the values, lower case, → canonical. */
  readonly valueAliases?: Readonly<Record<string, string>>;
  /** Other names of the key in front matter, snake_case, as met in practice. */
  readonly aliases?: readonly string[];
  /** Those of the aliases that site generators and other tools read too: no one should rename them. */
  readonly sharedAliases?: readonly string[];
}

const statusAliases: Readonly<Record<string, string>> = {
  entwurf: 'draft',
  brouillon: 'draft',
  borrador: 'draft',
  wip: 'draft',
  'in review': 'in_review',
  'in-review': 'in_review',
  review: 'in_review',
  'in prüfung': 'in_review',
  'en revue': 'in_review',
  'en revisión': 'in_review',
  freigegeben: 'approved',
  genehmigt: 'approved',
  approuvé: 'approved',
  aprobado: 'approved',
  final: 'approved',
  active: 'approved',
  effective: 'approved',
  aktiv: 'approved',
  gültig: 'approved',
  'in force': 'approved',
  current: 'approved',
  veröffentlicht: 'published',
  publié: 'published',
  publicado: 'published',
  live: 'published',
  withdrawn: 'retired',
  archived: 'retired',
  obsolete: 'retired',
  deprecated: 'retired',
  zurückgezogen: 'retired',
  ersetzt: 'superseded',
  replaced: 'superseded',
};

/** The document control keys of Annexa (front matter, snake_case). Order is the order of completion and of formatting. */
export const metadataKeys: readonly MetadataKey[] = [
  {
    key: 'id',
    kind: 'text',
    summary: 'The stable id of the document, for example `POL-003`. Other documents refer to it.',
    aliases: ['document_id', 'doc_id', 'policy_id', 'document_reference', 'acronym'],
    sharedAliases: ['acronym'],
  },
  {
    key: 'title',
    kind: 'text',
    summary: 'The name of the document. It should equal the first heading.',
    aliases: ['name'],
    sharedAliases: ['name'],
  },
  {
    key: 'type',
    kind: 'enum',
    summary: 'What the document is. It decides which sections and metadata are asked for.',
    aliases: ['document_type', 'doc_type', 'policy_type', 'kind'],
  },
  {
    key: 'status',
    kind: 'enum',
    summary: 'Where the document is in its life cycle. Only `approved` and `published` documents are in force.',
    values: ['draft', 'in_review', 'approved', 'published', 'retired', 'superseded'],
    valueAliases: statusAliases,
    aliases: ['state', 'document_status'],
  },
  {
    key: 'version',
    kind: 'version',
    summary: 'The version of the text, in quotes: unquoted, YAML reads `1.10` as 1.1.',
    aliases: ['document_version'],
  },
  {
    key: 'owner',
    kind: 'text',
    summary: 'The one accountable role or person.',
    aliases: ['policy_owner', 'document_owner', 'owner_group', 'responsible'],
  },
  {
    key: 'approver',
    kind: 'text',
    summary: 'Who approved the document: a name or role other than the owner.',
    aliases: ['approved_by', 'policy_approver'],
  },
  {
    key: 'author',
    kind: 'text',
    summary: 'Who wrote the document. Not a substitute for an owner.',
  },
  {
    key: 'approved_date',
    kind: 'date',
    summary: 'The day of approval, as `YYYY-MM-DD`.',
    aliases: ['approval_date', 'date_approved', 'approved_on'],
  },
  {
    key: 'effective_date',
    kind: 'date',
    summary: 'The day from which the document is in force, as `YYYY-MM-DD`.',
    aliases: ['effective', 'effective_from', 'valid_from'],
  },
  {
    key: 'last_review_date',
    kind: 'date',
    summary: 'The day of the last review, even if nothing changed, as `YYYY-MM-DD`.',
    aliases: ['last_reviewed', 'last_review', 'last_reviewed_at', 'reviewed'],
  },
  {
    key: 'next_review_date',
    kind: 'date',
    summary: 'The day by which the document must be reviewed again, as `YYYY-MM-DD`.',
    aliases: ['next_review', 'review_due', 'next_review_due', 'review_by'],
  },
  {
    key: 'review_cycle',
    kind: 'review-cycle',
    summary: 'How often the document is reviewed: `annual`, `semi-annual`, `quarterly`, `biennial` or a period such as `P12M`.',
    aliases: ['review_frequency', 'review_cadence', 'frequency', 'review_interval'],
  },
  {
    key: 'classification',
    kind: 'text',
    summary: 'How confidential the document itself is, for example `internal`.',
    aliases: ['tlp', 'sensitivity', 'confidentiality'],
  },
  {
    key: 'applies_to',
    kind: 'list',
    summary: 'Who the document is for. It does not replace the scope section.',
    aliases: ['audience', 'distribution', 'target_audience'],
  },
  { key: 'satisfies', kind: 'claims', summary: 'The controls this document covers, by framework.' },
  {
    key: 'controls',
    kind: 'claims',
    summary: 'The controls this document covers, of the default framework (ISO/IEC 27001:2022 Annex A).',
    aliases: ['iso_controls', 'iso27001_controls', 'annex_a', 'annex_a_controls', 'iso_control', 'control_mappings'],
  },
  {
    key: 'clauses',
    kind: 'list',
    summary: 'The ISMS clauses this document answers, quoted: `"5.2"`.',
    aliases: ['clause_mappings', 'iso_clause', 'iso_clauses'],
  },
  {
    key: 'implements',
    kind: 'references',
    summary: 'Ids of the policies this procedure or standard carries out.',
    aliases: ['parent_policy', 'parent'],
  },
  { key: 'supersedes', kind: 'references', summary: 'Ids of the documents this one replaces.', aliases: ['replaces'] },
  { key: 'superseded_by', kind: 'references', summary: 'Id of the document that replaces this one.', aliases: ['replaced_by'] },
  { key: 'related', kind: 'references', summary: 'Ids or paths of related documents.', aliases: ['related_documents'] },
  { key: 'evidence', kind: 'structured', summary: 'Records that show the document is followed.' },
  { key: 'exceptions', kind: 'references', summary: 'Ids of entries in the exceptions register.', aliases: ['waivers'] },
  {
    key: 'language',
    kind: 'language',
    summary: 'The language of the document, for example `en` or `de`.',
    aliases: ['lang', 'locale'],
    sharedAliases: ['lang', 'locale'],
  },
  {
    key: 'translation_of',
    kind: 'references',
    summary: 'Id of the document this one translates. A translation shares the coverage of its original.',
  },
  {
    key: 'revisions',
    kind: 'structured',
    summary: 'The history of the document: version, date, author, change.',
    aliases: ['majorRevisions', 'changelog', 'history', 'revision_history'],
  },
  { key: 'approved_hash', kind: 'text', summary: 'Fingerprint of the approved text, written by the tool.' },
];

const byName = new Map<string, MetadataKey>();
for (const entry of metadataKeys) for (const name of [entry.key, ...(entry.aliases ?? [])]) byName.set(name.toLowerCase(), entry);

/** Finds a key by its front matter name or an alias of it, whatever its case; hyphens count as underscores. */
export function metadataKeyByName(name: string): MetadataKey | undefined {
  return byName.get(name.trim().toLowerCase().replaceAll('-', '_').replaceAll(' ', '_'));
}
