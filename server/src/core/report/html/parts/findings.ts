import { type Child, counted, el, part, table } from '../element.ts';
import type { HtmlContext } from '../html-context.ts';
import { placeText } from '../place-links.ts';
import { pill } from '../states.ts';
import { withCode } from '../text.ts';

/** A page with more rows than this serves nobody; the JSON report has all. */
const most = 2000;

const tones = { error: 'bad', warning: 'warn', info: 'calm', hint: 'calm' } as const;
const order = ['error', 'warning', 'info', 'hint'];

/** The findings, the heaviest first. Hints are left to authors. */
export function findingsPart({ report, link }: HtmlContext): Child {
  const findings = report.findings
    .filter(({ severity }) => severity !== 'hint')
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  if (findings.length === 0) return part('findings', 'Findings', el('p', {}, 'There are none.'));
  const rest = findings.length - most;
  return part(
    'findings',
    'Findings',
    table({
      caption: 'All findings',
      tools: true,
      columns: [{ title: 'Weight' }, { title: 'Finding', kind: 'name' }, { title: 'Rule' }, { title: 'Place' }],
      rows: findings.slice(0, most).map(({ severity, message, code, rule, path, range }) => ({
        cells: [pill(severity, tones[severity]), withCode(message), `${code} ${rule}`, placeText(path, range.start.line, link)],
      })),
    }),
    rest > 0 ? el('p', {}, `And ${counted(rest, 'more finding')}; the JSON report has all of them.`) : null,
  );
}
