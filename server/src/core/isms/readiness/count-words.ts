import type { RoadCount } from '../../catalog/catalog-files.ts';

/** What is counted for the steps of the road, in words, and what to do about what is open, Markdown. */
export const countWords: Readonly<Record<RoadCount, { readonly of: string; readonly next: string }>> = {
  decided: {
    of: 'controls decided in the Statement of Applicability',
    next: 'Say of each control whether it applies, why, and how far it is',
  },
  covered: {
    of: 'applicable controls covered by documents in force',
    next: 'Claim each in a policy, standard or procedure, see `annexa coverage`',
  },
  rated: { of: 'risks rated, owned and with a treatment', next: 'Give each an owner, likelihood and impact, and a treatment' },
  'in-force': { of: 'documents in force', next: 'Approve drafts and review what is overdue' },
  documented: { of: 'pieces of documented information in writing', next: 'Write or approve what is open' },
  operating: { of: 'kinds of records fresh', next: 'Do it and keep the record' },
  evidenced: { of: 'covered controls with fresh evidence', next: 'Collect evidence' },
};

/** What to do where there is no Statement of Applicability at all. */
export const noStatement = 'Create the statement: `annexa new soa`';
