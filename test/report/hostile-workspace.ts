import type { ReportContext } from '../../server/src/core/report/build/report-context.ts';
import { pathOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

/** What somebody may write where a report shows it. */
export const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '=cmd|" /C calc"!A0',
  '@SUM(A1)',
  '| cell | more |',
  ']]><!-- -->',
  '&lt;b&gt; &#x41;',
  '\u202egnp.exe\u2069\u200b',
  '[click](http://evil.example)',
  '@octocat and #12',
  '::error file=x::injected',
  '%0A::error::injected',
  '**bold** `code` _x_',
  "${{ github.token }} $(id) `id` '; id",
  'http://evil.example www.evil.example',
] as const;

/** An ISMS full of them: titles, owners, ids, statuses, controls, sections, links, names of files. */
export const hostileFiles: Readonly<Record<string, string>> = Object.fromEntries(
  attacks.flatMap((attack, i) => {
    const quoted = JSON.stringify(attack);
    const text = `---
id: ${quoted}
title: ${quoted}
type: policy
status: ${quoted}
owner: ${quoted}
approver: ${quoted}
approved_date: ${quoted}
next_review_date: ${quoted}
review_cycle: ${quoted}
classification: ${quoted}
version: ${quoted}
controls: [A.5.15, ${quoted}]
supersedes: ${quoted}
---

# Access control policy ${attack}

## Scope ${attack}

## Scope ${attack}

See [there](<./${attack.replace(/[<>]/g, '')}.md>) and A.5.99.
`;
    const name = attack.replace(/[/\\]/g, '-');
    return [
      [`policies/p${i}.md`, text],
      [`policies/${name}.md`, text],
    ];
  }),
);

/** The hostile ISMS, read, and what reports of it are made from. */
export async function hostileContext(): Promise<ReportContext> {
  const { service } = await scanWorkspace(hostileFiles);
  return { service, version: '0.1.0', complete: service.complete, pathOf: (uri) => pathOf(uri) ?? uri };
}
