import { metadataField, metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { exampleText } from '../example-text.ts';
import type { Fix, MendContext, Rule, RuleExample, RuleMeta } from '../rule.ts';
import { blankState, howToAdd, isKeyAsked, missingPlace } from './document-control.ts';
import { writeField } from './write-field.ts';

/** What differs between the rules on one missing key of the document control data. */
export interface MissingField {
  readonly code: string;
  /** Canonical key. */
  readonly key: string;
  readonly slug: string;
  readonly severity: RuleMeta['severity'];
  readonly rationale: string;
  readonly clauses: readonly string[];
  /** Example of an entry in the front matter, and of a line in the text. */
  readonly entry: string;
  readonly label: string;
  /** What the key is good for, to follow "Add …, so that ". */
  readonly purpose: string;
  readonly examples: readonly RuleExample[];
  /** True if the document says it in another way. */
  readonly isSaidElsewhere?: (document: PolicyDocument) => boolean;
  /** What the fixes write, best first. */
  readonly values: (context: MendContext) => readonly string[];
}

/** For filters. */
export function isFix(fix: Fix | null): fix is Fix {
  return fix !== null;
}

/**
 * Makes the rule for one key. It asks only documents that have document control data and whose type names the key. A
 * blank value counts as missing, and is where the finding stands.
 */
export function missingField(options: MissingField): Rule {
  const { code, key, slug, severity, rationale, clauses, entry, label, purpose, examples, isSaidElsewhere, values } = options;
  return {
    meta: {
      code,
      slug,
      summary: `The document control data have no ${key}`,
      rationale,
      clauses,
      severity,
      fixable: true,
      scope: 'document',
      formats: ['markdown', 'yaml'],
    },
    examples: [
      {
        title: 'A document without any document control data lacks more than this',
        text: exampleText('# Backup Policy', '', '## Scope', '', 'All servers.'),
      },
      ...examples,
    ],
    check({ document, catalog, report }) {
      if (metadataText(document.metadata, key) !== undefined || !isKeyAsked(document, catalog, key)) return;
      const field = metadataField(document.metadata, key);
      if (!field && isSaidElsewhere?.(document)) return;
      const message = field
        ? `${blankState(field)}. Write it, so that ${purpose}.`
        : `The document control data have no ${key}. Add ${howToAdd(document, entry, label)}, so that ${purpose}.`;
      report({ range: missingPlace(document, key), message });
    },
    mend: (_, context) =>
      values(context)
        .map((value) => writeField(context, key, value))
        .filter(isFix),
  };
}
