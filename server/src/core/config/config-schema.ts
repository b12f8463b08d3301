import type { Catalog } from '../catalog/catalog.ts';
import type { RuleMeta } from '../rules/rule.ts';
import type { JsonSchema } from './json-schema.ts';
import { riskSchemas } from './risk-settings.ts';

/** The parts of a rule the schema speaks of. */
export type RuleForSchema = Pick<RuleMeta, 'code' | 'slug' | 'summary' | 'options' | 'severity'>;

/** Defaults of every setting; the single source for loading, schema and documentation. */
export const configDefaults = {
  language: 'en',
  frameworks: ['iso27001-2022'],
  include: ['**/*.md', '**/*.markdown', '**/*.mdx'],
  graceDays: 0,
  reviewCycle: 'annual',
  tracing: 'any' as 'any' | 'policy-and-procedure' | 'policy-procedure-and-evidence',
  fileBytes: 2_000_000,
  files: 50_000,
  folders: 20_000,
  seconds: 60,
} as const;

/** A path that does not lead out of the folder. */
const baselinePattern = '^(?![/~])(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\:]+\\.json$';

/** An id with a letter and a digit that nobody takes for one of Annex A. */
const ownControlPattern = '^(?!A[. ]?\\d)(?=[^\\d]*\\d)[A-Za-z\\u00c0-\\uffff][A-Za-z0-9\\u00c0-\\uffff._:/-]{1,39}$';
/** An id that can be counted up from. */
const idPattern = '^[^\\s#:,\\[\\]{}"\'`]{0,40}\\d$';
/** A folder that does not lead out of the one of the config. */
const folderPattern = '^(?![/~])(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\:]+$';

const globs = { type: 'array', items: { type: 'string', minLength: 1 } };

/** Names a rule in the schema: severity alone, or an object with severity and options. */
function ruleSchema(rule: RuleForSchema): JsonSchema {
  const level = { enum: ['off', 'hint', 'info', 'warning', 'error'] };
  const options = Object.fromEntries(
    Object.entries(rule.options ?? {}).map(([name, option]) => [
      name,
      {
        ...(option.type === 'string-list' ? { type: 'array', items: { type: 'string' } } : { type: option.type }),
        default: option.default,
        description: option.description,
      },
    ]),
  );
  return {
    description: `${rule.code}: ${rule.summary}`,
    default: rule.severity,
    anyOf: [level, { type: 'object', additionalProperties: false, properties: { severity: level, ...options } }],
  };
}

/**
 * JSON Schema (2020-12) of `annexa.yaml`.
 * @param rules every rule is offered under its slug and its code
 * @param catalog its ids of frameworks, section kinds, document types and registers are those a config may name
 */
export function configSchema(
  rules: readonly RuleForSchema[],
  catalog: Pick<Catalog, 'frameworks' | 'sectionKinds' | 'documentTypes' | 'registers'>,
): JsonSchema {
  const [frameworks, sectionKinds, documentTypes, registerKinds] = [
    catalog.frameworks,
    catalog.sectionKinds,
    catalog.documentTypes,
    catalog.registers.kinds,
  ].map((entries) => [...entries.keys()]) as [string[], string[], string[], string[]];
  const { fileBytes, files, folders, seconds } = configDefaults;
  const limit = (value: number, description: string): JsonSchema => ({ type: 'integer', minimum: 1, default: value, description });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Annexa configuration',
    description: 'Settings of an ISMS kept as Markdown. The file governs its folder and everything below, up to the next `annexa.yaml`.',
    type: 'object',
    additionalProperties: false,
    properties: {
      organization: { type: 'string', description: 'The name of the organisation.' },
      language: {
        type: 'string',
        pattern: '^[a-z]{2,3}$',
        default: configDefaults.language,
        description: 'Language of documents that do not say, for example `de`.',
      },
      frameworks: {
        type: 'array',
        items: { enum: frameworks },
        minItems: 1,
        default: configDefaults.frameworks,
        description: 'Frameworks to report on. The first is the one `controls:` means.',
      },
      documents: {
        type: 'object',
        additionalProperties: false,
        description: 'Which Markdown files belong to the ISMS. Globs are relative to this file.',
        properties: {
          include: { ...globs, default: configDefaults.include, description: 'Only files that match one of these can be ISMS documents.' },
          exclude: { ...globs, default: [], description: 'Files that are no ISMS documents, whatever they look like.' },
          types: {
            type: 'object',
            description: 'Document type → files that have it unless their metadata say otherwise.',
            additionalProperties: false,
            properties: Object.fromEntries(documentTypes.map((type) => [type, globs])),
          },
        },
      },
      registers: {
        type: 'object',
        additionalProperties: false,
        description:
          'Registers kept as YAML or CSV: kind → files, relative to this file. By default those with usual names, such as `soa.yaml` and `risks.csv`.',
        properties: Object.fromEntries(registerKinds.map((kind) => [kind, globs])),
      },
      own_controls: {
        type: 'object',
        description: 'Controls of your own beside those of Annex A: id → short title, for example `NW.1: Signing of ingestion keys`.',
        propertyNames: { pattern: ownControlPattern },
        additionalProperties: { type: 'string', minLength: 1 },
      },
      baseline: {
        type: 'string',
        pattern: baselinePattern,
        description:
          'File of known findings that `annexa check` does not report, relative to this file, for example `annexa-baseline.json`. Editors show all findings.',
      },
      sections: {
        type: 'object',
        description: 'Further titles for kinds of sections.',
        additionalProperties: false,
        properties: Object.fromEntries(sectionKinds.map((kind) => [kind, { type: 'array', items: { type: 'string', minLength: 1 } }])),
      },
      new_documents: {
        type: 'object',
        additionalProperties: false,
        description: 'What a document begins with that is created from a template.',
        properties: {
          owner: { type: 'string', minLength: 1, description: 'The role or person that owns it, until another is named.' },
          approver: { type: 'string', minLength: 1, description: 'The role or person that approves it, until another is named.' },
          review_cycle: {
            enum: ['monthly', 'quarterly', 'semi-annual', 'annual', 'biennial', 'triennial'],
            default: configDefaults.reviewCycle,
            description: 'How often it is to be reviewed.',
          },
          ids: {
            type: 'object',
            description:
              'Document type → the first id of that type, for example `policy: ISMS-POL-001`. Later ones count up from the highest there is.',
            additionalProperties: false,
            properties: Object.fromEntries(documentTypes.map((type) => [type, { type: 'string', pattern: idPattern }])),
          },
          folders: {
            type: 'object',
            description:
              'Document type → folder it goes to, relative to this file. By default the one that holds most documents of the type.',
            additionalProperties: false,
            properties: Object.fromEntries(documentTypes.map((type) => [type, { type: 'string', pattern: folderPattern }])),
          },
        },
      },
      rules: {
        type: 'object',
        description: 'Severity and options of the rules, by slug or code.',
        additionalProperties: false,
        properties: Object.fromEntries(rules.flatMap((rule) => [rule.slug, rule.code].map((name) => [name, ruleSchema(rule)]))),
      },
      review: {
        type: 'object',
        additionalProperties: false,
        properties: {
          grace_days: {
            type: 'integer',
            minimum: 0,
            default: configDefaults.graceDays,
            description: 'Days after the review date until a document counts as overdue.',
          },
        },
      },
      coverage: {
        type: 'object',
        additionalProperties: false,
        properties: {
          tracing: {
            enum: ['any', 'policy-and-procedure', 'policy-procedure-and-evidence'],
            default: configDefaults.tracing,
            description:
              '`any`: a policy, standard or procedure covers a control. `policy-and-procedure`: it takes a policy and a procedure or standard. `policy-procedure-and-evidence`: it takes fresh evidence as well.',
          },
        },
      },
      ...riskSchemas,
      limits: {
        type: 'object',
        additionalProperties: false,
        description: 'Budgets. When one is hit the run is incomplete and says so.',
        properties: {
          file_bytes: limit(fileBytes, 'Largest Markdown file that is read, in bytes.'),
          files: limit(files, 'Most files that are listed.'),
          folders: limit(folders, 'Most folders that are listed.'),
          seconds: limit(seconds, 'Longest time a listing may take.'),
        },
      },
    },
  };
}
