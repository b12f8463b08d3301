import type { RuleMeta } from '../rules/rule.ts';

/** A JSON Schema as plain data. */
export type JsonSchema = { readonly [key: string]: unknown };

/** The parts of a rule the schema speaks of. */
export type RuleForSchema = Pick<RuleMeta, 'code' | 'slug' | 'summary' | 'options' | 'severity'>;

/** Defaults of every setting; the single source for loading, schema and documentation. */
export const configDefaults = {
  language: 'en',
  frameworks: ['iso27001-2022'],
  include: ['**/*.md', '**/*.markdown', '**/*.mdx'],
  graceDays: 0,
  tracing: 'any' as 'any' | 'policy-and-procedure',
  fileBytes: 2_000_000,
  files: 50_000,
  folders: 20_000,
  seconds: 60,
} as const;

/** A path that does not lead out of the folder. */
const baselinePattern = '^(?![/~])(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\:]+\\.json$';

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
 * @param frameworks ids of the catalogue
 * @param sectionKinds ids of section kinds
 * @param documentTypes ids of document types
 */
export function configSchema(
  rules: readonly RuleForSchema[],
  frameworks: readonly string[],
  sectionKinds: readonly string[],
  documentTypes: readonly string[],
): JsonSchema {
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
            enum: ['any', 'policy-and-procedure'],
            default: configDefaults.tracing,
            description:
              '`any`: a policy, standard or procedure covers a control. `policy-and-procedure`: it takes a policy and a procedure or standard.',
          },
        },
      },
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
