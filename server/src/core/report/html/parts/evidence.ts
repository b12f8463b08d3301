import { isFresh } from '../../../isms/compute-coverage.ts';
import type { EvidenceState } from '../../../isms/evidence/evidence.ts';
import type { ReportEvidence } from '../../model/isms-report.ts';
import { type Child, counted, el, part, table } from '../element.ts';
import type { HtmlContext } from '../html-context.ts';
import { documentText } from '../place-links.ts';
import { pill } from '../states.ts';

const looks: Readonly<Record<EvidenceState, readonly [text: string, tone: 'good' | 'warn' | 'bad' | 'calm']>> = {
  fresh: ['fresh', 'good'],
  'due-soon': ['due soon', 'warn'],
  expired: ['expired', 'bad'],
  none: ['no date', 'calm'],
};

/** What shows that controls operate, and until when it does. */
export function evidencePart(evidence: readonly ReportEvidence[], { link }: HtmlContext): Child {
  return part(
    'evidence',
    'Evidence',
    el(
      'p',
      { className: ['soft'] },
      `${evidence.filter(({ state }) => isFresh(state)).length} of ${counted(evidence.length, 'piece')} of evidence still count.`,
    ),
    table({
      caption: 'All pieces of evidence',
      tools: true,
      columns: [
        { title: 'Counts until', kind: 'short' },
        { title: 'Evidence', kind: 'name' },
        { title: 'Kind' },
        { title: 'Controls' },
        { title: 'Collected', kind: 'short' },
        { title: 'State' },
      ],
      rows: evidence.map(({ path, line, title, kind, controls, collected, until, state }) => ({
        cells: [until ?? '–', documentText(path, title, line, link), kind, controls.join(', '), collected ?? '–', pill(...looks[state])],
      })),
    }),
  );
}
