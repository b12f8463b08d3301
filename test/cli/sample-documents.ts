/** A policy that nothing is to be said about. */
export const soundPolicy = `---
id: POL-001
title: Access control policy
type: policy
status: approved
version: "1.0"
owner: Head of IT
approver: CEO
approved_date: 2026-03-02
effective_date: 2026-03-02
next_review_date: 2027-03-02
controls: [A.5.15, A.5.18]
---

# Access control policy

## Purpose

This policy says how access to systems is granted and taken away.

## Scope

It applies to all staff and all systems of the company.

## Objectives

- Nobody has more access than the work needs.

## Policy statements

Access follows the need to know. A.5.15 and A.5.18 are answered here.

## Compliance

It serves the contract with our customers and data protection law.

## Roles and responsibilities

The head of IT owns this policy; team leads decide on access. Access is removed on the day somebody leaves or changes roles. Users sign in with multi-factor authentication. Privileged access rights are granted for hours, not for good.

## Consequences

Whoever breaks this policy faces disciplinary action.

## Exceptions

The head of IT grants exceptions in writing, for half a year at most.

## Review

It is reviewed every year and after each major incident.

## Related documents

The password standard and the procedure for new staff.
`;

/** The same with a claim that the 2022 edition numbers anew, which has one right mend, and one that does not exist. */
export const faultyPolicy = soundPolicy.replace('[A.5.15, A.5.18]', '[A.9.2.3, A.5.99]').replace('A.5.15 and A.5.18 are', 'Both are');

/** Plain notes: no ISMS document. */
export const notes = '# Shopping list\n\n- apples\n- pears\n';
