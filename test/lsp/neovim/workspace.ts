import { document } from '../fixture.ts';

const policyLines = 'controls: [A.5.15, A.5.18, A.5.99]';
const policyBody = '\n## Rules 🔐\n\n🔐 See A.5.15, and A.5.18 in [scope](#scope).\n\nSee [joiners](../procedures/joiners.md).\n';
const procedureLines = 'implements: [POL-AC]\nevidence: [../records/q3.pdf]\ncontrols: [A.5.15]';
const unordered = `---
version: 1.0
id:  POL-KY
# who answers for it 🔐
owner: "Head of IT"
title: Keys policy
type: policy
status: approved
approver: Managing Director
next_review_date: 2027-03-01
controls: [A.8.24]
---
# Keys policy

## Purpose

This document says how keys are kept, and why.
`;

/** The ISMS of the session in Neovim, as path → text. Its documents have faults for the actions to mend. */
export const neovimWorkspace: Readonly<Record<string, string>> = {
  'annexa.yaml': 'organization: Example Ltd\nframeworks: [iso27001-2022]\n',
  'policies/access.md': document('POL-AC', 'Access control policy', 'policy', policyLines, policyBody),
  'policies/closed.md': document('POL-CL', 'Clear desk policy', 'policy', 'controls: [A.7.7, A.7.7]'),
  'policies/keys.md': unordered,
  'procedures/joiners.md': withCrlf(
    document('PRO-JO', 'Joiners procedure', 'procedure', procedureLines, '\nÜ See [scope](../policies/access.md#scope) and A.5.15.\n'),
  ),
  'procedures/leavers.md': withCrlf(
    document('PRO-LE', 'Leavers procedure', 'procedure', 'implements: [POL-CL]\ncontrols: [A.6.5, A.6.5]', '\n🔐 Leavers follow A.5.31.\n'),
  ),
  'records/q3.pdf': 'x',
};

function withCrlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
