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

/** Words for a status by canonical value, lower case, several languages. */
const statusWords: Readonly<Record<string, string>> = {
  draft:
    'wip|work in progress|working draft|initial draft|first draft|in draft|drafting|in progress|new|proposed|proposal|entwurf|vorläufig|in bearbeitung|in arbeit|arbeitsfassung|brouillon|projet|ébauche|en cours|en rédaction|borrador|en elaboración|en desarrollo|propuesta|rascunho|minuta|em elaboração|bozza|in lavorazione|concept|ontwerp|draf|konsep|草案|草稿|ドラフト|下書き|作成中|初稿|초안|작성중|taslak|προσχέδιο|σχέδιο',
  in_review:
    'in review|in-review|review|under review|in approval|pending|pending review|pending approval|awaiting approval|for review|for approval|to be approved|submitted|final draft|in prüfung|zur prüfung|in freigabe|zur freigabe|in überprüfung|in abstimmung|freigabe ausstehend|en revue|en révision|en validation|à valider|en relecture|en cours de validation|en revisión|pendiente|pendiente de aprobación|en aprobación|em revisão|pendente|em aprovação|in revisione|in approvazione|in attesa di approvazione|in beoordeling|ter goedkeuring|dalam peninjauan|レビュー中|承認待ち|確認中|審查中|審核中|待核准|待批准|검토중|검토 중|승인대기|incelemede|υπό αναθεώρηση|υπό έγκριση',
  approved:
    'final|active|effective|in effect|in force|current|valid|adopted|ratified|signed|signed off|authorized|authorised|accepted|baseline|freigegeben|genehmigt|gültig|aktiv|in kraft|verabschiedet|beschlossen|verbindlich|final freigegeben|approuvé|approuvée|validé|validée|en vigueur|actif|active|applicable|appliqué|adopté|aprobado|aprobada|vigente|activo|activa|en vigor|aprovado|aprovada|em vigor|ativo|ativa|approvato|approvata|in vigore|attivo|goedgekeurd|vastgesteld|actief|van kracht|definitief|disetujui|disahkan|berlaku|aktif|final|承認済|承認済み|有効|施行中|已核准|已批准|核准|生效|生效中|有效|승인|승인됨|승인완료|시행중|시행|onaylandı|onaylı|yürürlükte|εγκεκριμένο|εγκρίθηκε|σε ισχύ',
  published:
    'live|released|issued|veröffentlicht|herausgegeben|publié|publiée|diffusé|publicado|publicada|pubblicato|pubblicata|gepubliceerd|diterbitkan|公開|発行|発行済|公開済|已發布|已发布|發布|發行|발행|게시|배포|yayınlandı|yayımlandı|δημοσιευμένο|δημοσιεύθηκε',
  retired:
    'withdrawn|archived|obsolete|deprecated|expired|inactive|cancelled|canceled|decommissioned|revoked|void|historical|zurückgezogen|archiviert|außer kraft|ungültig|aufgehoben|veraltet|obsolète|archivé|archivée|retiré|retirée|abrogé|obsoleto|obsoleta|retirado|retirada|archivado|derogado|arquivado|revogado|ritirato|archiviato|abrogato|ingetrokken|gearchiveerd|vervallen|dicabut|kedaluwarsa|廃止|失効|廢止|作廢|已廢止|폐지|폐기|yürürlükten kalktı|iptal|καταργήθηκε|αποσύρθηκε',
  superseded:
    'replaced|superseeded|ersetzt|abgelöst|remplacé|remplacée|sustituido|reemplazado|reemplazada|substituído|sostituito|sostituita|vervangen|digantikan|改廃|被取代|已取代|대체됨',
};

const statusAliases: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(statusWords).flatMap(([value, words]) => words.split('|').map((word) => [word, value])),
);

/** The document control keys of Annexa (front matter, snake_case). Order is the order of completion and of formatting. */
export const metadataKeys: readonly MetadataKey[] = [
  {
    key: 'id',
    kind: 'text',
    summary: 'The stable id of the document, for example `POL-003`. Other documents refer to it.',
    aliases: [
      'document_id',
      'doc_id',
      'policy_id',
      'document_reference',
      'acronym',
      'document_number',
      'doc_number',
      'policy_number',
      'procedure_id',
      'control_document_id',
    ],
    sharedAliases: ['acronym'],
  },
  {
    key: 'title',
    kind: 'text',
    summary: 'The name of the document. It should equal the first heading.',
    aliases: ['name', 'document_title', 'policy_title'],
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
    aliases: ['state', 'document_status', 'doc_status', 'policy_status', 'approval_status', 'lifecycle_status'],
  },
  {
    key: 'version',
    kind: 'version',
    summary: 'The version of the text, in quotes: unquoted, YAML reads `1.10` as 1.1.',
    aliases: ['document_version', 'doc_version', 'policy_version', 'revision'],
  },
  {
    key: 'owner',
    kind: 'text',
    summary: 'The one accountable role or person.',
    aliases: [
      'policy_owner',
      'document_owner',
      'owner_group',
      'responsible',
      'owners',
      'doc_owner',
      'procedure_owner',
      'standard_owner',
      'process_owner',
      'maintainer',
      'maintainers',
      'custodian',
      'responsible_person',
      'policy_owners',
    ],
  },
  {
    key: 'approver',
    kind: 'text',
    summary: 'Who approved the document: a name or role other than the owner.',
    aliases: ['approved_by', 'policy_approver', 'approvers', 'approval_authority', 'document_approver'],
  },
  {
    key: 'author',
    kind: 'text',
    summary: 'Who wrote the document. Not a substitute for an owner.',
    aliases: ['prepared_by', 'written_by', 'document_author', 'authors'],
    sharedAliases: ['authors'],
  },
  {
    key: 'approved_date',
    kind: 'date',
    summary: 'The day of approval, as `YYYY-MM-DD`.',
    aliases: ['approval_date', 'date_approved', 'approved_on', 'approved_at', 'date_of_approval', 'approval_on'],
  },
  {
    key: 'effective_date',
    kind: 'date',
    summary: 'The day from which the document is in force, as `YYYY-MM-DD`.',
    aliases: [
      'effective',
      'effective_from',
      'valid_from',
      'date_effective',
      'effective_on',
      'effective_as_of',
      'in_force_since',
      'valid_since',
    ],
  },
  {
    key: 'last_review_date',
    kind: 'date',
    summary: 'The day of the last review, even if nothing changed, as `YYYY-MM-DD`.',
    aliases: [
      'last_reviewed',
      'last_review',
      'last_reviewed_at',
      'reviewed',
      'last_reviewed_date',
      'last_reviewed_on',
      'date_last_reviewed',
      'reviewed_at',
      'reviewed_on',
    ],
  },
  {
    key: 'next_review_date',
    kind: 'date',
    summary: 'The day by which the document must be reviewed again, as `YYYY-MM-DD`.',
    aliases: [
      'next_review',
      'review_due',
      'next_review_due',
      'review_by',
      'next_review_on',
      'review_due_date',
      'next_reviewed',
      'review_due_on',
      'date_of_next_review',
      'scheduled_review',
      'scheduled_review_date',
    ],
  },
  {
    key: 'review_cycle',
    kind: 'review-cycle',
    summary: 'How often the document is reviewed: `annual`, `semi-annual`, `quarterly`, `biennial` or a period such as `P12M`.',
    aliases: ['review_frequency', 'review_cadence', 'frequency', 'review_interval', 'review_period', 'review_schedule'],
  },
  {
    key: 'edition',
    kind: 'text',
    summary: 'The edition of the standard that a Statement of Applicability is for, such as `ISO/IEC 27001:2022`.',
    aliases: ['standard_edition', 'iso_edition'],
  },
  {
    key: 'classification',
    kind: 'text',
    summary: 'How confidential the document itself is, for example `internal`.',
    aliases: [
      'tlp',
      'sensitivity',
      'confidentiality',
      'security_classification',
      'document_classification',
      'confidentiality_level',
      'information_classification',
    ],
  },
  {
    key: 'applies_to',
    kind: 'list',
    summary: 'Who the document is for. It does not replace the scope section.',
    aliases: ['audience', 'distribution', 'target_audience', 'intended_audience'],
  },
  { key: 'satisfies', kind: 'claims', summary: 'The controls this document covers, by framework.' },
  {
    key: 'controls',
    kind: 'claims',
    summary: 'The controls this document covers, of the default framework (ISO/IEC 27001:2022 Annex A).',
    aliases: [
      'iso_controls',
      'iso27001_controls',
      'annex_a',
      'annex_a_controls',
      'iso_control',
      'control_mappings',
      'iso_27001_controls',
      'iso27001_annex_a',
      'annex_a_control',
    ],
  },
  {
    key: 'clauses',
    kind: 'list',
    summary: 'The ISMS clauses this document answers, quoted: `"5.2"`.',
    aliases: ['clause_mappings', 'iso_clause', 'iso_clauses', 'iso27001_clauses', 'iso_27001_clauses'],
  },
  {
    key: 'implements',
    kind: 'references',
    summary: 'Ids of the policies this procedure or standard carries out.',
    aliases: ['parent_policy', 'parent'],
  },
  {
    key: 'carries_out',
    kind: 'references',
    summary: 'Requirements of policies this document carries out, each as the id of the policy and its own: `POL-003#req-ac-01`.',
  },
  { key: 'supersedes', kind: 'references', summary: 'Ids of the documents this one replaces.', aliases: ['replaces'] },
  { key: 'superseded_by', kind: 'references', summary: 'Id of the document that replaces this one.', aliases: ['replaced_by'] },
  {
    key: 'related',
    kind: 'references',
    summary: 'Ids or paths of related documents.',
    aliases: ['related_documents', 'related_docs', 'related_policies'],
  },
  { key: 'evidence', kind: 'structured', summary: 'Records that show the document is followed.' },
  { key: 'collected_date', kind: 'date', summary: 'For a record or report: the day on which the evidence was collected, as `YYYY-MM-DD`.' },
  { key: 'expires_date', kind: 'date', summary: 'For a record or report: the last day on which it counts as evidence, as `YYYY-MM-DD`.' },
  {
    key: 'evidence_kind',
    kind: 'text',
    summary: 'For a record or report: what kind of evidence it is, for example `log` or `screenshot`.',
  },
  { key: 'location', kind: 'text', summary: 'For a record or report: where the evidence itself is kept: a path, link or system.' },
  {
    key: 'exceptions',
    kind: 'references',
    summary: 'Ids of entries in the exceptions register, or the exceptions themselves: exception, owner, approver, expires.',
    aliases: ['waivers'],
  },
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
    aliases: [
      'majorRevisions',
      'changelog',
      'history',
      'revision_history',
      'version_history',
      'change_history',
      'change_log',
      'major_revisions',
      'document_history',
    ],
  },
  { key: 'approved_hash', kind: 'text', summary: 'Fingerprint of the approved text, written by the tool.' },
];

const byName = new Map<string, MetadataKey>();
for (const entry of metadataKeys) for (const name of [entry.key, ...(entry.aliases ?? [])]) byName.set(name.toLowerCase(), entry);

/** Finds a key by its front matter name or an alias of it, whatever its case; hyphens count as underscores. */
export function metadataKeyByName(name: string): MetadataKey | undefined {
  // most are written as they stand in the table
  return byName.get(name) ?? byName.get(name.trim().toLowerCase().replaceAll('-', '_').replaceAll(' ', '_'));
}
