import type { PolicyDocument } from '../../document/policy-document.ts';
import { kindTitle } from '../../document/sections/insert-sections.ts';
import { isBroken } from '../metadata/document-control.ts';
import { isFix } from '../metadata/missing-field.ts';
import { approverOf, ownerOf, peopleFor } from '../metadata/people.ts';
import { writeField } from '../metadata/write-field.ts';
import { documentPlace } from '../places.ts';
import { quoted } from '../quoted.ts';
import type { Rule, RuleExample } from '../rule.ts';
import { insertSection } from './insert-section.ts';
import { generalSentence } from './placeholder/general-sentence.ts';
import { blankField, blankLabel, ownerAskedAs, sectionNeed } from './section-need.ts';

/** What differs between the rules on missing sections. */
export interface MissingSection {
  readonly code: string;
  /** Section kind id of the catalogue. */
  readonly kind: string;
  readonly slug: string;
  /** What the document does not say, to follow "The {type} does not say ": `whom and what it binds`. */
  readonly lacks: string;
  readonly rationale: string;
  readonly clauses: readonly string[];
  readonly examples: readonly RuleExample[];
}

/**
 * Makes the rule for one section kind. It asks only documents whose type lists the kind; a section that is empty or
 * holds only a placeholder counts as missing.
 */
export function missingSection({ code, kind, slug, lacks, rationale, clauses, examples }: MissingSection): Rule {
  return {
    meta: {
      code,
      slug,
      summary: `A document whose type needs it does not say ${lacks}`,
      rationale,
      clauses,
      severity: 'warning',
      fixable: true,
      scope: 'document',
    },
    examples,
    check({ document, catalog, report }) {
      const need = sectionNeed(document, catalog, kind);
      if (!need || need.state === 'met') return;
      if (kind === 'ownership' && (isBroken(document) || ownerAskedAs(document, catalog) !== 'section')) return;
      const severity = need.level === 'required' ? 'warning' : 'hint';
      const title = kindTitle(document, catalog, kind);
      const { type: typeId, assumed } = document.classification;
      const type = assumed ? undefined : catalog.documentTypes.get(typeId ?? '');
      const name = type?.title.en?.replace(/\b\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase()) ?? 'document';
      if (hasNoText(document)) {
        const first = type?.sections.find(({ level }) => level === 'required');
        if (first?.kind !== kind) return;
        const message = `This ${name} has no text yet. Write it, beginning with ${lacks}.`;
        report({ range: documentPlace(document), severity, message, fixes: [insertSection(document, catalog, kind)] });
        return;
      }
      if (need.evidence) {
        const line = document.lines.lineAt(need.evidence.range.start) + 1;
        const message = `Only a sentence (line ${line}) says ${lacks}, no section of its own. Add a section ${quoted(title)}, where people find it.`;
        report({ range: need.evidence.range, severity: 'info', message, fixes: [insertSection(document, catalog, kind)] });
        return;
      }
      if (need.section) {
        const { title: written, titleRange, content } = need.section;
        const state = content === 'placeholder' ? 'still holds only a placeholder' : 'is empty';
        report({ range: titleRange, severity, message: `The section ${quoted(written)} ${state}. Write ${lacks}.` });
        return;
      }
      const blank = blankField(document, kind);
      if (blank) {
        const { written, keyRange, valueRange } = blank;
        const range = valueRange.end > valueRange.start ? valueRange : keyRange;
        report({ range, severity, message: `${quoted(written)} is still to be filled in, so this ${name} does not say ${lacks}.` });
        return;
      }
      const label = blankLabel(document, kind);
      if (label) {
        report({ range: label, severity, message: `${quoted(title)} is still to be filled in, so this ${name} does not say ${lacks}.` });
        return;
      }
      report({
        range: documentPlace(document),
        severity,
        message: `This ${name} does not say ${lacks}. Add a section ${quoted(title)}${otherwise[kind] ?? ''}.`,
        fixes: [insertSection(document, catalog, kind)],
      });
    },
    mend(_, context) {
      const { document, catalog } = context;
      const need = sectionNeed(document, catalog, kind);
      const general = need?.section ? generalSentence(context, need.section) : null;
      if (general) return [general];
      const key = need?.section ? undefined : blankField(document, kind)?.key;
      if (key !== 'approver' && key !== 'owner') return [];
      return peopleFor(context, key, key === 'approver' ? ownerOf(context) : approverOf(context))
        .map((name) => writeField(context, key, name))
        .filter(isFix);
    },
  };
}

/** Titles that only promise a text. */
const promise =
  /^(?:coming soon|under construction|work in progress|to be (?:written|done|completed)|tbd|todo|in arbeit|folgt|à venir|próximamente|作成中|準備中)\W*$/iu;

/** True for a document that only promises a text: what is missing is all one. */
function hasNoText({ sections, prose }: PolicyDocument): boolean {
  return sections.length > 0 && prose.length === 0 && sections.every(({ title, content }) => content !== 'text' && promise.test(title));
}

/** Other ways to satisfy a kind, told in the message. */
const otherwise: Readonly<Record<string, string>> = {
  ownership: ' or name the owner as `owner` in the front matter',
  review: ' or give `next_review_date` in the front matter',
  consequences: ' or link to the document that says it',
  references: ' or link to them in the text',
  'control-mapping': ' or list them as `satisfies` in the front matter',
  approval: ' or name the `approver` in the front matter',
};
