/** A small ISMS with known faults, as path → text. Line numbers in it are used by tests. */
export const fixture: Readonly<Record<string, string>> = {
  'annexa.yaml': 'organization: Example Ltd\nframeworks: [iso27001-2022]\n',
  'policies/access.md': document('POL-AC', 'Access control policy', 'policy', 'controls: [A.5.15, A.5.99]'),
  'policies/closed.md': document('POL-CL', 'Clear desk policy', 'policy', 'controls: [A.7.7, A.7.99]'),
  'procedures/joiners.md': document('PRO-JO', 'Joiners procedure', 'procedure', 'implements: [POL-AC]\ncontrols: [A.5.15]'),
  'README.md': '# How to build\n\nRun the build; see A.5.99.\n',
};

/** Zero-based line of the first line of front matter that {@link document} was given. */
export const givenLine = 9;

/** A document with complete document control and the further lines of front matter given, then title and body. */
export function document(id: string, title: string, type: string, lines: string, body = ''): string {
  return `---
id: ${id}
title: ${title}
type: ${type}
status: approved
version: "1.0"
owner: Head of IT
approver: Managing Director
next_review_date: 2027-03-01
${lines}
---
# ${title}

## Purpose

This document says who may use what, and why.

## Scope

It applies to all staff and all systems.
${body}`;
}
