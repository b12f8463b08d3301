import { metadataField } from '../../document/metadata/metadata.ts';
import { isTextApproved } from '../../isms/life-cycle.ts';
import { raised } from '../../text/next-version.ts';
import { exampleText } from '../example-text.ts';
import { textRange } from '../metadata/document-control.ts';
import { isFix } from '../metadata/missing-field.ts';
import { writeField } from '../metadata/write-field.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { approvedStatus } from './is-stated-approved.ts';

const head = ['---', 'type: procedure', 'status: approved', 'version: "1.2"', 'owner: Head of IT', '---', '', '# Backup'];

/** ANX406: the text is another one than at the last commit, under the same version. */
export const versionNotRaised: Rule = {
  meta: {
    code: 'ANX406',
    slug: 'version-not-raised',
    summary: 'The text of an approved document has changed, but its version has not',
    rationale:
      'A version names one text. Where two texts go by the same one, nobody can say which of them was approved, and a printed copy looks up to date though it is not. The text is compared with that of the last commit of the Git repository, or with where the branch left the revision that `annexa check --since` names, by a fingerprint in which layout and document control do not show; without a repository nothing is told. Where `approved_hash` says that the text has changed, [edited-since-approval](edited-since-approval.md) speaks instead. Raise the version, or set the status to `in_review` while the document is being changed.',
    clauses: ['7.5.2', '7.5.3'],
    severity: 'warning',
    fixable: true,
    scope: 'workspace',
  },
  examples: [
    {
      title: 'Only the layout is another one',
      text: exampleText(...head, '', 'Every day, all', 'servers.'),
      committed: exampleText(...head, '', 'Every day, all servers.'),
    },
    {
      title: 'The version was raised with the text',
      text: exampleText(...head, '', 'Every week.'),
      committed: exampleText(...head, '', 'Every day.').replace('1.2', '1.1'),
    },
    {
      title: 'Another text, the same version',
      text: exampleText(...head.map((line) => line.replace('1.2', '⟦1.2⟧')), '', 'Every week.'),
      committed: exampleText(...head, '', 'Every day.'),
      fixed: exampleText(...head.map((line) => line.replace('1.2', '1.3')), '', 'Every week.'),
    },
  ],
  check({ document, index, report }) {
    if (!approvedStatus(document) || isTextApproved(document) === false) return;
    const before = index.committedState(document.uri);
    const field = metadataField(document.metadata, 'version');
    if (!before || !field || field.blank || document.fingerprint === null || document.fingerprint === before.fingerprint) return;
    if (comparable(before.version) !== comparable(field.text)) return;
    report({
      range: textRange(field),
      message: `The text has changed since ${before.since === null ? 'the last commit' : quoted(before.since)}, but the version is still ${quoted(field.text)}. Raise it, or set \`status\` to \`in_review\` while the document is being changed.`,
    });
  },
  mend(_, context) {
    const current = metadataField(context.document.metadata, 'version')?.text ?? '';
    return (['minor', 'major'] as const)
      .flatMap((change) => raised(current, change) ?? [])
      .map((version) => writeField(context, 'version', version))
      .filter(isFix);
  },
};

/** `v1.2` and `1.2` are one version. */
function comparable(version: string): string {
  return version
    .trim()
    .toLowerCase()
    .replace(/^v(?:ersion)?[. ]*(?=\d)/, '');
}
