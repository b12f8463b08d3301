import { countsUntil, evidenceFreshness } from '../../isms/evidence/evidence-freshness.ts';
import { readEvidence } from '../../isms/evidence/read-evidence.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import { isWithoutEffect, reportAll } from '../register-reports.ts';
import type { Report, Rule } from '../rule.ts';

const register = (...rows: readonly string[]): string => exampleText('id,title,controls,collected,expires', ...rows);

/** ANX802: evidence is too old, and no other has taken its place. */
export const evidenceExpired: Rule = {
  meta: {
    code: 'ANX802',
    slug: 'evidence-expired',
    summary: 'The evidence of a control is too old',
    rationale:
      'Evidence shows that a control operates now, not that it once did. It counts until the day it names, else for as long as `evidence.cadence` in `annexa.yaml` says, which may differ by control; a year by default. Older evidence may stay in the register: only where nothing newer proves a control is the newest of it reported.',
    clauses: ['8.1', '9.1'],
    severity: 'warning',
    fixable: false,
    scope: 'workspace',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    {
      title: 'Fresh, or replaced by newer evidence',
      path: 'registers/evidence.csv',
      text: register(
        'EV-01,Restore test,A.8.13,2026-09-30,',
        'EV-02,Restore test,A.8.13,2024-09-30,',
        'EV-03,Access review,A.5.18,2025-01-31,2026-12-31',
      ),
    },
    {
      title: 'Older than the cadence',
      path: 'registers/evidence.csv',
      text: register('EV-01,Restore test,A.8.13,⟦2026-06-30⟧,', 'EV-02,Access review,A.5.18,2026-06-30,'),
      files: { 'annexa.yaml': exampleText('evidence:', '  controls: { A.8.13: quarterly }') },
    },
    {
      title: 'A record that has expired',
      path: 'records/certificate.md',
      text: exampleText(
        '---',
        'type: record',
        'owner: CISO',
        'controls: [A.5.22]',
        'collected_date: 2025-10-01',
        'expires_date: ⟦2026-09-30⟧',
        '---',
        '',
        '# Certificate of the hosting provider',
      ),
    },
  ],
  check(context) {
    const { document, index, config, asOf } = context;
    if (isWithoutEffect(document)) return;
    const found: Report[] = [];
    const states = new Map<string, string | null>();
    for (const evidence of readEvidence(document))
      for (const control of evidence.controls) {
        const until = countsUntil(evidence, control, config.evidence);
        if (!until || until >= asOf) continue;
        let best = states.get(control);
        if (best === undefined) {
          best = evidenceFreshness(
            index.evidenceOf(control).map((placed) => placed.evidence),
            control,
            config.evidence,
            asOf,
          ).until;
          states.set(control, best);
        }
        if (best !== until) continue;
        found.push({
          range: evidence.range,
          message: `This evidence of ${quoted(control)} counted until \`${until}\`, and there is none that is newer. Collect it anew, or say until when it counts.`,
        });
        break;
      }
    reportAll(context, found, (count) => `${count} pieces of evidence in this document are too old, this is the first. Collect them anew.`);
  },
};
