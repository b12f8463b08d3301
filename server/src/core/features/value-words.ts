/** What the values of enumerated metadata mean, in our own words, by canonical key and value in lower case. */
export const valueWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: {
    draft: 'It is being written. Nobody has to follow it yet, and its claims do not count as coverage.',
    in_review: 'It is written and waits for its reviewers or its approval. Its claims do not count as coverage yet.',
    approved: 'Its approver agreed to it. From its effective date on it is in force and its claims count.',
    published: 'It is approved and those who must follow it have it. It is in force and its claims count.',
    retired: 'It no longer applies and nothing takes its place. Its claims do not count.',
    superseded: 'Another document takes its place; name it under `superseded_by`. Its claims do not count.',
  },
  classification: {
    public: 'Anybody may read it.',
    internal: 'Everybody in the organization may read it; it is not given to others without a reason.',
    confidential: 'Only those who need it for their work may read it.',
    restricted: 'Only persons named for it may read it.',
    secret: 'Only persons named for it may read it.',
    'strictly confidential': 'Only persons named for it may read it.',
    'tlp:clear': 'Traffic Light Protocol: it may be passed on without limits.',
    'tlp:white': 'Traffic Light Protocol, older name of `TLP:CLEAR`: it may be passed on without limits.',
    'tlp:green': 'Traffic Light Protocol: it may be passed on within the community, not in public.',
    'tlp:amber': 'Traffic Light Protocol: it stays in the organization and with its clients, and goes to those who need it.',
    'tlp:amber+strict': 'Traffic Light Protocol: it stays in the organization and goes to those who need it.',
    'tlp:red': 'Traffic Light Protocol: it stays with the persons it was given to.',
  },
  extent: {
    full: 'The document covers all of the control.',
    partial: 'The document covers a part of the control; `note` may say which.',
    supports: 'The document helps with the control, but does not cover it.',
  },
};

/** Keys inside the values of others: canonical key → key → what it is. */
export const nestedKeys: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  satisfies: {
    ref: 'The id of the control.',
    extent: 'How much of the control the document covers: `full` (the default), `partial` or `supports`.',
    section: 'The section that answers the control, as `#anchor` of its heading.',
    note: 'What should be known of the claim, for readers.',
  },
  evidence: {
    ref: 'The id of a record, or the path of a file.',
    kind: 'What sort of proof it is, for example `record`, `report` or `screenshot`.',
    collected_date: 'The day on which it was collected, as `YYYY-MM-DD`.',
    expires_date: 'The day after which it proves nothing any more, as `YYYY-MM-DD`.',
  },
};
