import picomatch from 'picomatch/posix.js';
import { pathFor } from '../../config/config-set.ts';
import type { ResolvedConfig } from '../../config/resolved-config.ts';
import { metadataField } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { exampleText } from '../example-text.ts';
import type { Fix, Rule } from '../rule.ts';
import { controlKeyCount, controlPlace, insertEntry, isBroken, isInFrontMatter } from './document-control.ts';

/** ANX111: the front matter does not say what kind of document this is. */
export const typeMissing: Rule = {
  meta: {
    code: 'ANX111',
    slug: 'type-missing',
    summary: 'The front matter does not name the type of the document',
    rationale:
      'The type decides which sections and which control data are asked for. Where it is not named, Annexa guesses it from title, path and content, and a new title can change the guess. Name it as `type`, or give a whole folder its type under `documents.types` in `annexa.yaml`. Asked only where there is front matter with other document control data.',
    clauses: ['7.5.2'],
    severity: 'info',
    fixable: true,
    scope: 'document',
  },
  examples: [
    { title: 'The type is named', text: exampleText('---', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy') },
    {
      title: 'The config names it for the folder',
      text: exampleText('---', 'version: "1.0"', 'owner: Head of IT', '---', '', '# Backup Policy'),
      files: { 'annexa.yaml': exampleText('documents:', '  types:', '    policy: ["policies/**"]') },
    },
    {
      title: 'Owner, status and version, but no type',
      text: exampleText('---', '⟦id⟧: POL-007', 'version: "1.0"', 'owner: Head of IT', '---', '', '# Backup Policy'),
      fixed: exampleText('---', 'id: POL-007', 'type: policy', 'version: "1.0"', 'owner: Head of IT', '---', '', '# Backup Policy'),
      path: 'policies/backup-policy.md',
    },
    {
      title: 'The type is empty',
      text: exampleText('---', 'id: POL-007', '⟦type⟧:', 'version: "1.0"', 'owner: Head of IT', '---', '', '# Backup Policy'),
      path: 'policies/backup-policy.md',
    },
  ],
  check({ document, catalog, config, report }) {
    const { frontMatter, metadata, classification, uri } = document;
    const { type: id, assumed } = classification;
    if (frontMatter.kind !== 'yaml' || id === null || id === 'template') return;
    const field = metadataField(metadata, 'type');
    if (field && !field.blank) return;
    if (isBroken(document) || !metadata.fields.some(isInFrontMatter) || controlKeyCount(document) < 2) return;
    if (hasConfiguredType(document, config)) return;
    const edit = field || assumed ? null : insertEntry(document, 'type', `type: ${id}`);
    const fix: Fix[] = edit ? [{ title: `Insert \`type: ${id}\``, preferred: false, edits: [{ ...edit, uri }] }] : [];
    // `ISMS scope` keeps its abbreviation
    const name = (catalog.documentTypes.get(id)?.title.en ?? id).replace(/\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase());
    const article = /^[aeiou]/i.test(name) ? 'an' : 'a';
    const reading = assumed ? 'and nothing else tells what it is' : `and is read as ${article} ${name} by its title, path or content`;
    report({
      range: field ? field.keyRange : controlPlace(document),
      message: `This document does not name its type, ${reading}. Add \`type: ${assumed ? 'policy' : id}\`${assumed ? ' or another type' : ', or the type it is meant to be,'} to the front matter.`,
      fixes: fix,
    });
  },
};

const matchers = new WeakMap<ResolvedConfig, (path: string) => boolean>();

/** True if the globs of the config give the file its type. */
function hasConfiguredType({ uri }: PolicyDocument, config: ResolvedConfig): boolean {
  let matches = matchers.get(config);
  if (!matches) {
    const globs = Object.values(config.documents.types).flat();
    matches = globs.length === 0 ? () => false : picomatch(globs, { dot: true, nocase: true });
    matchers.set(config, matches);
  }
  return config.root !== null && matches(pathFor(uri, config, []));
}
