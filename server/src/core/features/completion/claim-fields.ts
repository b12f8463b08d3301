/** Fields of a claim in its long form, with what they say. */
export const claimFields: readonly (readonly [string, string])[] = [
  ['ref', 'The control: its id.'],
  ['extent', 'How much of the control the document covers: `full`, `partial` or `supports`.'],
  ['section', 'The section that answers the control, as `"#anchor"`.'],
  ['note', 'A remark for reviewers.'],
];
