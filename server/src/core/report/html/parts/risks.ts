import type { ReportRisk, ReportRisks, RiskScale } from '../../model/risk-report.ts';
import { scoreWords, treatmentWords } from '../../risks/risk-words.ts';
import { type Child, counted, el, part, table } from '../element.ts';
import type { HtmlContext } from '../html-context.ts';
import { documentText } from '../place-links.ts';

/** Colours there are, from calm to alarming. */
const tones = 4;
/** More ids than this make a cell a list. */
const mostInCell = 6;

/** The risks on their scale, before and after treatment, then each of them. */
export function risksPart(risks: ReportRisks, { link }: HtmlContext): Child {
  const { rows } = risks;
  if (rows.length === 0) return part('risks', 'Risks', el('p', {}, 'There is no register of risks that can be read.'));
  const others = risks.otherScales ?? [];
  const isBelow = (path: string) => others.some(({ source }) => path.startsWith(`${source}/`));
  return part(
    'risks',
    'Risks',
    el('p', { className: ['soft'] }, summaryOf(rows)),
    scaled({ scale: risks.scale, rows: rows.filter(({ path }) => !isBelow(path)) }, ''),
    others.map(({ source, scale }) => scaled({ scale, rows: rows.filter(({ path }) => path.startsWith(`${source}/`)) }, ` · ${source}`)),
    table({
      caption: 'All risks',
      tools: true,
      columns: [
        { title: 'Id', kind: 'short' },
        { title: 'Risk', kind: 'name' },
        { title: 'Owner' },
        { title: 'Score', kind: 'short' },
        { title: 'Treatment' },
        { title: 'Controls' },
        { title: 'Residual', kind: 'short' },
        { title: 'Status' },
        { title: 'Accepted' },
      ],
      rows: rows.map((risk) => ({
        cells: [
          risk.id,
          documentText(risk.path, risk.title, risk.line, link),
          risk.owner,
          scoreWords(risk.score, risk.level),
          treatmentWords(risk),
          risk.controls.join(', '),
          scoreWords(risk.residualScore, risk.residualLevel),
          risk.status?.replaceAll('_', ' ') ?? '',
          acceptance(risk),
        ],
      })),
    }),
  );
}

function summaryOf(rows: readonly ReportRisk[]): string {
  const have = (test: (risk: ReportRisk) => boolean): string => `${rows.filter(test).length} of ${rows.length}`;
  return `${counted(rows.length, 'risk')}: ${have(({ score, level }) => score !== null || level !== null)} rated, ${have(({ owner }) => owner !== '')} with an owner, ${have(({ treatments }) => treatments.length > 0)} with a treatment, ${have(({ acceptedDate }) => acceptedDate !== null)} accepted on a stated day.`;
}

/** By whom and when what remains was accepted; days are not broken. */
function acceptance({ acceptedBy, acceptedDate }: ReportRisk): Child {
  const day = acceptedDate === null ? null : el('span', { className: ['short'] }, acceptedDate);
  return acceptedBy === '' ? day : [acceptedBy, day === null ? null : ', ', day];
}

/** The risks that are rated on one scale. @param suffix for headings, where there are several */
function scaled(risks: ReportRisks, suffix: string): Child {
  // where registers give only the score that remains, a matrix would show those alone that are accepted as they are
  const withSteps = risks.rows.some(({ residualLikelihood, treatments }) => residualLikelihood !== null && treatments[0] !== 'accept');
  return [
    el(
      'div',
      { className: ['columns'] },
      matrix(risks, `Before treatment${suffix}`, ({ likelihood, impact }) => [likelihood, impact]),
      withSteps
        ? matrix(risks, `After treatment${suffix}`, ({ residualLikelihood, residualImpact }) => [residualLikelihood, residualImpact])
        : levels(risks, suffix),
    ),
    legend(risks.scale),
  ];
}

/** What the colours of a matrix stand for. */
function legend(scale: RiskScale): Child {
  const last = scale.levels.length - 1;
  return el(
    'p',
    { className: ['soft'] },
    scale.levels.flatMap(({ name, upTo }, i) => [
      el('span', { className: ['pill', ...toneOf(scale, name)] }, name.replaceAll('_', ' ')),
      i < last ? ` up to ${upTo} · ` : last > 0 ? ` above ${scale.levels[last - 1]?.upTo}` : '',
    ]),
  );
}

/** The step of a scale with the name that the config gives it, in a line of its own. */
function stepName(title: string, step: number, names: readonly string[] | undefined): Child {
  const name = names?.[step - 1];
  return name === undefined ? `${title} ${step}` : [`${title} ${step}`, el('br', {}), el('span', { className: ['soft'] }, name)];
}

function matrix(
  { scale, rows }: ReportRisks,
  title: string,
  stepsOf: (risk: ReportRisk) => readonly [number | null, number | null],
): Child {
  const body = Array.from({ length: scale.likelihood }, (_, i) => scale.likelihood - i).map((likelihood) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, stepName('Likelihood', likelihood, scale.labels?.likelihood)),
      Array.from({ length: scale.impact }, (_, i) => i + 1).map((impact) => {
        const here = rows.filter((risk) => stepsOf(risk)[0] === likelihood && stepsOf(risk)[1] === impact).map(({ id }) => id);
        const level = scale.grid[likelihood - 1]?.[impact - 1] ?? null;
        const more = here.length - mostInCell;
        const ids = here.slice(0, mostInCell).flatMap((id) => [el('span', { className: ['short'] }, id), ' ']);
        // a colour alone tells nothing to who cannot see it, or prints in grey
        const name = level === null ? null : el('span', { className: ['level'] }, level.replaceAll('_', ' '));
        return el('td', { className: toneOf(scale, level) }, name, ids, more > 0 ? `+${more}` : null);
      }),
    ),
  );
  const head = Array.from({ length: scale.impact }, (_, i) => el('th', { scope: 'col' }, stepName('Impact', i + 1, scale.labels?.impact)));
  return el(
    'div',
    { className: ['scroll'], tabIndex: 0, role: 'region', ariaLabel: title },
    el('h3', {}, title),
    el(
      'table',
      { className: ['matrix'] },
      el('caption', {}, `Risks by likelihood and impact, ${title[0]?.toLowerCase()}${title.slice(1)}`),
      el('thead', {}, el('tr', {}, el('td', {}), head)),
      el('tbody', {}, body),
    ),
  );
}

/** Where registers give only the score that remains: how many risks there are of each level. */
function levels({ scale, rows }: ReportRisks, suffix: string): Child {
  return el(
    'div',
    {},
    el('h3', {}, `Before and after treatment${suffix}`),
    table({
      caption: `Risks by level${suffix}`,
      columns: [
        { title: 'Level', kind: 'name' },
        { title: 'Before', kind: 'number' },
        { title: 'After', kind: 'number' },
      ],
      rows: [...scale.levels].reverse().map(({ name }) => ({
        cells: [
          el('span', { className: ['pill', ...toneOf(scale, name)] }, name.replaceAll('_', ' ')),
          rows.filter(({ level }) => level === name).length,
          rows.filter(({ residualLevel }) => residualLevel === name).length,
        ],
      })),
    }),
  );
}

function toneOf({ levels: all }: RiskScale, level: string | null): string[] {
  const rank = all.findIndex(({ name }) => name === level);
  return rank < 0 ? [] : [`level-${1 + Math.round((rank * (tones - 1)) / Math.max(1, all.length - 1))}`];
}
