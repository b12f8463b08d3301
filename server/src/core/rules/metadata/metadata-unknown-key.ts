import type { Catalog } from '../../catalog/catalog.ts';
import type { FrontMatterEntry } from '../../document/front-matter/front-matter-value.ts';
import { frontMatterFields } from '../../document/metadata/front-matter-fields.ts';
import { metadataKeyByName, metadataKeys } from '../../document/metadata/metadata-keys.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { nearest } from '../../text/edit-distance.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Rule } from '../rule.ts';
import { changedNumbers } from './metadata-unquoted.ts';
import { valueProblem } from './value-checks.ts';

/** Names near a key of ours that people, site generators or other tools use on purpose for something else. */
const onPurpose: ReadonlySet<string> = new Set([
  ...['reviewer', 'reviewers', 'reviews', 'review', 'approved', 'approval', 'approvals', 'stage', 'titles', 'content', 'contents'],
  ...['authors', 'aliases', 'categories', 'cssclass', 'cssclasses', 'date', 'dates', 'description', 'draft', 'headline', 'hidden'],
  ...['hide_table_of_contents', 'image', 'images', 'keywords', 'label', 'labels', 'language_tabs', 'languages', 'layout', 'linktitle'],
  ...['menu', 'nav_order', 'parents', 'permalink', 'relatedposts', 'related_posts', 'sidebar_label', 'sidebar_position', 'slug'],
  ...['source', 'status_code', 'subtitle', 'tags', 'template', 'toc', 'type_of', 'versions', 'version_date', 'weight', 'control'],
  ...['exception', 'exempt', 'implemented', 'replaced', 'supersede', 'responsibility', 'satisfied', 'effect', 'frequencies', 'located'],
  ...['applied_to', 'evidences', 'locales', 'parameter', 'kinds', 'states', 'names', 'applicability', 'controller', 'ownership'],
]);

/** Shorter names are too near to too many words. */
const shortest = 5;

const names: readonly string[] = metadataKeys
  .flatMap(({ key, aliases }) => [key, ...(aliases ?? [])])
  .filter((name) => name.length >= shortest);

/** ANX104: a key of the front matter that is nearly a known one. */
export const metadataUnknownKey: Rule = {
  meta: {
    code: 'ANX104',
    slug: 'metadata-unknown-key',
    summary: 'A key of the front matter looks like a misspelt one',
    rationale:
      'A misspelt key is silently ignored: the owner is there for the reader and absent for every tool. Keys of your own are welcome; only names one slip away from a known key are reported, unless the option `strict` is set.',
    clauses: ['7.5.2'],
    severity: 'info',
    fixable: true,
    scope: 'document',
    formats: ['markdown', 'yaml'],
    options: {
      strict: { type: 'boolean', default: false, description: 'Tell of every key that is not known, not only of misspelt ones.' },
      known: { type: 'string-list', default: [], description: 'Keys of your own, which are right as they are.' },
    },
  },
  examples: [
    {
      title: 'Keys of your own are fine',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'reviewer: Jane Doe',
        'cost_centre: "4711"',
        '---',
        '',
        '# Backup Policy',
      ),
    },
    {
      title: 'Two letters are swapped',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', '⟦aprpover⟧: Jane Doe', '---', '', '# Backup Policy'),
      fixed: exampleText('---', 'type: policy', 'owner: Head of IT', 'approver: Jane Doe', '---', '', '# Backup Policy'),
    },
    {
      title: 'Where the config is strict, a key is one of ours or one of yours',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'cost_centre: "4711"',
        '⟦sponsor⟧: Jane Doe',
        '---',
        '',
        '# Backup Policy',
      ),
      files: { 'annexa.yaml': 'rules: { metadata-unknown-key: { strict: true, known: [cost_centre] } }\n' },
    },
  ],
  check({ document, catalog, asOf, options, report }) {
    const strict = options.strict === true && document.format === 'markdown';
    const own = new Set((options.known as readonly string[]).map(normalized));
    const read = document.metadata.fields.filter((field) => field.carrier === 'front-matter');
    const present = new Set(read.map((field) => field.key));
    // a key in another language is read by its label
    const understood = new Set(read.map((field) => field.keyRange.start));
    const claims = document.references.filter(({ place }) => place === 'front-matter');
    for (const entry of document.frontMatter.entries) {
      const { key, keyRange } = entry;
      const name = normalized(key);
      if (own.has(name) || understood.has(keyRange.start) || metadataKeyByName(key)) continue;
      // `tsc_controls: [CC6.1]` claims controls of another standard, and is read
      if (claims.some(({ range }) => entry.value.range.start <= range.start && range.end <= entry.value.range.end)) continue;
      const near = name.length < shortest || onPurpose.has(name) ? undefined : nearest(name, names, name.length < 10 ? 1 : 2);
      const meant = near !== undefined && present.has(metadataKeyByName(near)?.key ?? '') ? undefined : near;
      if (meant === undefined) {
        if (strict)
          report({
            range: keyRange,
            message: `${quoted(key)} is not a known key. Remove it, or name it in \`annexa.yaml\` under the option \`known\` of this rule.`,
          });
        continue;
      }
      const fix: Fix = {
        title: `Rename to \`${meant}\``,
        preferred: false,
        edits: [{ uri: document.uri, range: keyRange, newText: meant }],
      };
      report({
        range: keyRange,
        message: `${quoted(key)} is not a known key, so its value is ignored. Did you mean \`${meant}\`?`,
        fixes: isSound({ ...entry, key: meant }, document, catalog, asOf) ? [fix] : [],
      });
    }
  },
};

/** One spelling for names that differ in case, hyphens and blanks only. */
function normalized(key: string): string {
  return key.toLowerCase().replaceAll('-', '_').replaceAll(' ', '_');
}

/**
 * True if a value has nothing wrong with it under its right name. Claims and references have to be looked at anyway, once
 * they count; so has a date that has passed.
 */
function isSound(entry: FrontMatterEntry, document: PolicyDocument, catalog: Catalog, asOf: string): boolean {
  const [field] = frontMatterFields([entry], catalog);
  const key = field && metadataKeyByName(field.key);
  if (!key || field.blank || [...changedNumbers(field.value)].length > 0) return false;
  if (valueProblem(field, key, catalog, document)) return false;
  if (key.kind === 'date') return key.key !== 'last_review_date' && (key.key !== 'next_review_date' || field.text >= asOf);
  return key.kind === 'text' || key.kind === 'version' || key.kind === 'list' || key.key === 'status';
}
