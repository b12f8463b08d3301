import type { MetadataField } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { isIsoDate, readWrittenDate } from '../../text/iso-date.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Rule } from '../rule.ts';
import { textRange, yamlScalar } from './document-control.ts';
import { disagree } from './same-value.ts';

/** Keys of which a document has one value. */
const singleKeys = ['id', 'status', 'version', 'owner', 'approver', 'approved_date', 'effective_date', 'last_review_date'].concat(
  'next_review_date',
  'classification',
);

/** Names of a key that say a little more or less than the key: two of them may differ. */
const otherMeaning =
  /custodian|maint|contact|process|control|system|asset|data|risk|business|technical|tlp|sensitivity|confidentiality|acronym|^review date$|^reviewed$|^effective$/i;

/** Carriers in words. */
const places: Readonly<Record<string, string>> = {
  'front-matter': 'the front matter',
  table: 'the table',
  label: 'the line in the text',
  blockquote: 'the quoted block',
  badge: 'the badge',
  history: 'the version history',
};

/** ANX108: two places of a document state different values. */
export const metadataConflict: Rule = {
  meta: {
    code: 'ANX108',
    slug: 'metadata-conflict',
    summary: 'Two places of a document disagree on its control data',
    rationale:
      'Document control data that stand twice, in the front matter and in a table for the reader, drift apart with the first change. Then nobody knows which version is approved. Correct the stale one, or keep the data in one place only. Values that may both be true are not reported: a role and the person who holds it, an abbreviation and its long form, a placeholder.',
    clauses: ['7.5.2', '7.5.3'],
    severity: 'warning',
    fixable: true,
    scope: 'document',
  },
  examples: [
    {
      title: 'The same value, written in another way',
      text: exampleText(
        ...['---', 'type: policy', 'version: "2.1"', 'owner: CISO', 'effective_date: 2026-02-02', '---', '', '# Backup Policy', ''],
        ...['| Version | v2.1.0 |', '|---|---|', '| Owner | Chief Information Security Officer |', '| Effective date | 2 February 2026 |'],
      ),
    },
    {
      title: 'A role and whoever holds it',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy', '', '**Owner:** Jane Doe'),
    },
    {
      title: 'The table was forgotten',
      text: exampleText(
        ...['---', 'type: policy', 'version: "2.1"', 'owner: Head of IT', '---', '', '# Backup Policy', ''],
        ...['| Owner | Head of IT |', '|---|---|', '| Version | ⟦2.0⟧ |'],
      ),
      fixed: exampleText(
        ...['---', 'type: policy', 'version: "2.1"', 'owner: Head of IT', '---', '', '# Backup Policy', ''],
        ...['| Owner | Head of IT |', '|---|---|', '| Version | 2.1 |'],
      ),
    },
    {
      title: 'Approved here, a draft there',
      text: exampleText(
        ...['---', 'type: policy', 'status: approved', 'owner: Head of IT', 'approver: CEO', '---', '', '# Backup Policy', ''],
        ...['**Status:** ⟦Draft⟧'],
      ),
    },
  ],
  check({ document, report }) {
    // what a form shows is for its copies
    if (document.classification.type === 'template') return;
    for (const key of singleKeys) {
      const fields = document.metadata.fields.filter((field) => field.key === key && isDefinite(field));
      const [trusted, ...others] = fields;
      if (!trusted) continue;
      const differing = others.filter((other) => isElsewhere(trusted, other) && disagree(key, trusted.text, other.text));
      const [first] = differing;
      if (!first) continue;
      const same = differing.every((other) => other === first || !disagree(key, first.text, other.text));
      report({
        range: textRange(first),
        message: `${quoted(first.written)} is ${quoted(first.text)} here, but ${quoted(trusted.text)} in ${placeOf(trusted, first)}. Correct the one that is out of date.`,
        related: [trusted, ...differing.slice(1)].map((field) => ({
          uri: document.uri,
          range: textRange(field),
          message: `${quoted(field.written)} is ${quoted(field.text)}`,
        })),
        fixes: same ? fixesFor(document, trusted, differing) : [],
      });
    }
  },
};

function isDefinite({ blank, text, written, key, carrier }: MetadataField): boolean {
  if (blank || text === '' || text.length > 120 || /[[{<]/.test(text) || otherMeaning.test(written)) return false;
  // a history tells the newest version; its dates and names are those of the past
  return isHistory(carrier) ? key === 'version' : true;
}

function isHistory(carrier: string): boolean {
  return carrier === 'history';
}

/** Two carriers, or two keys of one front matter; two lines of a text may speak of two things. */
function isElsewhere(one: MetadataField, other: MetadataField): boolean {
  return one.carrier !== other.carrier || one.carrier === 'front-matter';
}

function placeOf(field: MetadataField, beside: MetadataField): string {
  return field.carrier === beside.carrier ? quoted(field.written) : (places[field.carrier] ?? 'another place');
}

/** Either value may be the right one: which, only the author knows. */
function fixesFor({ uri }: PolicyDocument, trusted: MetadataField, differing: readonly MetadataField[]): Fix[] {
  const fixes: Fix[] = [];
  const offer = (from: MetadataField, to: readonly MetadataField[], place: string): void => {
    if (!to.every(isReplaceable) || /[|\n`]/.test(from.text)) return;
    const edits = to.map((field) => ({ uri, range: field.valueRange, newText: written(field, takenFrom(from)) }));
    fixes.push({ title: `Take \`${takenFrom(from)}\` from ${place}`, preferred: false, edits });
  };
  const [first] = differing as [MetadataField];
  offer(trusted, differing, placeOf(trusted, first));
  offer(first, [trusted], placeOf(first, trusted));
  return fixes;
}

/** A date is taken over as ISO date. */
function takenFrom({ key, text }: MetadataField): string {
  return key.endsWith('_date') && !isIsoDate(text) ? (readWrittenDate(text) ?? text) : text;
}

function written({ carrier, key }: MetadataField, value: string): string {
  return carrier === 'front-matter' ? yamlScalar(key, value) : value;
}

/** A plain value whose whole text may go; a badge says it in its address too, and a history is never rewritten. */
function isReplaceable({ carrier, value, valueRange, text }: MetadataField): boolean {
  if (isHistory(carrier) || places[carrier] === places.badge) return false;
  if (value) return value.kind === 'scalar' && value.style !== 'block';
  return valueRange.end - valueRange.start === text.length;
}
