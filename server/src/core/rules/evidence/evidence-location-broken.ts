import { readEvidence } from '../../isms/evidence/read-evidence.ts';
import { decode, resolveUri } from '../../text/uri.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import { isWithoutEffect, reportAll } from '../register-reports.ts';
import type { Report, Rule } from '../rule.ts';

/** A relative path with a folder or an ending; not an address, an id or the name of a system. */
const path = /^(?:\.{1,2}\/|[\w-]+\/)?[^\s:<>|*?"#]+\.[a-z][a-z0-9]{1,4}(?:#\S*)?$/i;

/** ANX803: evidence is not where its register says. */
export const evidenceLocationBroken: Rule = {
  meta: {
    code: 'ANX803',
    slug: 'evidence-location-broken',
    summary: 'There is no file where evidence is said to be',
    rationale:
      'An auditor asks to see the evidence, and follows the path. Relative paths are checked, from the document or from the root of the workspace; links, ids and names of systems are not, since what lies outside of the workspace is never read.',
    clauses: ['7.5.3'],
    severity: 'warning',
    fixable: false,
    scope: 'workspace',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    {
      title: 'The file is there; systems are not checked',
      path: 'registers/evidence.csv',
      text: exampleText(
        'id,title,controls,collected,location',
        'EV-01,Restore test,A.8.13,2026-09-30,../records/restore.md',
        'EV-02,Access review,A.5.18,2026-09-30,Okta export',
      ),
      files: { 'records/restore.md': '# Restore' },
    },
    {
      title: 'There is none',
      path: 'registers/evidence.csv',
      text: exampleText('id,title,controls,collected,location', 'EV-01,Restore test,A.8.13,2026-09-30,⟦../records/restore.md⟧'),
    },
    {
      title: 'A page on the web, and a path from the root of the repository',
      path: 'registers/evidence.yaml',
      text: exampleText(
        'evidence:',
        '  - { id: EV-01, title: Scan, controls: A.8.8, collected: 2026-09-30, location: https://scan.example/42.pdf }',
        '  - { id: EV-02, title: Restore test, controls: A.8.13, collected: 2026-09-30, location: records/restore.md }',
      ),
      files: { 'records/restore.md': '# Restore' },
    },
    {
      title: 'In the front matter of a procedure',
      path: 'procedures/restore.md',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        'controls: [A.8.13]',
        'evidence:',
        '  - { ref: ⟦../records/restore.md⟧, collected: 2026-09-30 }',
        '---',
        '',
        '# Restore Procedure',
      ),
    },
  ],
  check(context) {
    const { document, index } = context;
    if (isWithoutEffect(document)) return;
    const found: Report[] = [];
    for (const { location } of readEvidence(document)) {
      if (!location || !path.test(location.text)) continue;
      const target = decode(location.text.split('#', 1)[0] as string);
      const name = target.slice(target.lastIndexOf('/') + 1);
      if (index.fileExists(resolveUri(document.uri, target)) || index.filesNamed(name).some((uri) => uri.endsWith(`/${target}`))) continue;
      found.push({
        range: location.range,
        message: `There is no file at ${quoted(location.text)}. Correct the path, or put the evidence there.`,
      });
    }
    reportAll(
      context,
      found,
      (count) => `${count} pieces of evidence in this document are not where it says, this is the first. Correct the paths.`,
    );
  },
};
