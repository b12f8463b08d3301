import { metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Rule } from '../rule.ts';

/** Other names of our keys that say a little more or less than the key, or that are keys of other vocabularies too. */
const otherMeaning: ReadonlySet<string> = new Set(
  'kind|state|parent|audience|distribution|target_audience|history|changelog|majorrevisions|revision_history|tlp|sensitivity|confidentiality|owner_group|effective|reviewed|frequency|control_mappings'.split(
    '|',
  ),
);

/** Aliases that name a framework; they mean the same as the canonical key only where that is the default framework. */
const namesFramework = /^(?:iso|annex)/;

/** ANX105: a key is written by another name. */
export const metadataAlias: Rule = {
  meta: {
    code: 'ANX105',
    slug: 'metadata-alias',
    summary: 'A key of the front matter has another name than Annexa gives it',
    rationale:
      'Annexa reads the names that are common elsewhere, such as `policy_owner`. One name for one thing in all documents helps whoever searches them or writes a script over them. Names that other tools need, such as `lang` and `name`, are left alone. If your tools need others, switch this rule off.',
    clauses: ['7.5.2'],
    severity: 'info',
    fixable: true,
    scope: 'document',
    formats: ['markdown', 'yaml'],
  },
  examples: [
    {
      title: 'The names of Annexa',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'next_review_date: 2027-01-31', '---', '', '# Backup Policy'),
    },
    {
      title: 'Names that site generators read',
      text: exampleText('---', 'type: policy', 'name: Backup', 'lang: en', 'owner: Head of IT', '---', '', '# Backup Policy'),
    },
    {
      title: 'The owner by another name',
      text: exampleText('---', 'type: policy', '⟦policy_owner⟧: Head of IT', '---', '', '# Backup Policy'),
      fixed: exampleText('---', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy'),
    },
    {
      title: 'Both names in one document',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', '⟦policy_owner⟧: Head of IT', '---', '', '# Backup Policy'),
    },
  ],
  check({ document, config, report }) {
    const { entries, kind } = document.frontMatter;
    // a head without a fence belongs to another tool, which reads it by its own names
    if (kind !== 'yaml') return;
    const count = new Map<string, number>();
    for (const { key } of entries) {
      const canonical = metadataKeyByName(key)?.key;
      if (canonical) count.set(canonical, (count.get(canonical) ?? 0) + 1);
    }
    for (const { key, keyRange } of entries) {
      const entry = metadataKeyByName(key);
      const canonical = entry?.key;
      const name = key.trim().toLowerCase().replaceAll('-', '_').replaceAll(' ', '_');
      if (!entry || !canonical || name === canonical) continue;
      if (otherMeaning.has(name) || entry.sharedAliases?.includes(name)) continue;
      if (namesFramework.test(name) && !config.frameworks[0]?.startsWith('iso27001')) continue;
      const isTwice = (count.get(canonical) ?? 0) > 1;
      const fix: Fix = {
        title: `Rename to \`${canonical}\``,
        preferred: true,
        edits: [{ uri: document.uri, range: keyRange, newText: canonical }],
      };
      const message = isTwice
        ? `${quoted(key)} is another name of \`${canonical}\`, which this document states twice. Keep one of the two.`
        : `${quoted(key)} is read as \`${canonical}\`. Call it \`${canonical}\`, so that all documents and tools name it alike.`;
      report({ range: keyRange, message, fixes: isTwice ? [] : [fix] });
    }
  },
};
