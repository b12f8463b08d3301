import type { Element } from 'xast';
import { x as tag } from 'xastscript';
import { daysBetween } from '../../text/iso-date.ts';
import { ratioText } from '../text/ratio-text.ts';
import { visibleText } from '../text/visible-text.ts';
import { xmlDocument } from '../text/xml-document.ts';
import type { HistoryPoint, ReportHistory } from './report-history.ts';

/** Size of the picture and of the room around the plot, in units of the picture. */
const size = { width: 860, plot: 260, left: 52, right: 150, top: 46, foot: 58 } as const;
/** Longer names are cut; the whole name stands in the title of its point. */
const longestName = 14;
/** No more days than fit are written below the plot. */
const mostDays = 8;
const colors = ['#1f7a43', '#0b57a4', '#8a3ffc', '#a15c00'] as const;

const style = `text{font:12px system-ui,sans-serif;fill:#1c2330}.soft{fill:#566070}.line{fill:none;stroke-width:2.5}.claimed{stroke-dasharray:5 4;stroke-width:1.5}.grid{stroke:#d5dae2}.back{fill:#ffffff}`;

/**
 * How coverage came along, as a picture (SVG) without script or network: a line for effective coverage of each framework and
 * a dashed one for what is claimed, by day. Every point says its numbers as k of n.
 */
export function historyChart({ points }: ReportHistory): string {
  const ids = [...new Set(points.flatMap(({ frameworks }) => frameworks.map(({ id }) => id)))];
  const first = points[0]?.asOf ?? '';
  const days = points.map(({ asOf }) => daysBetween(first, asOf));
  const span = Math.max(1, days.at(-1) ?? 0);
  const room = size.width - size.left - size.right;
  // reports of one day stand side by side
  const isOneDay = (days.at(-1) ?? 0) === 0;
  const xs = points.map((_, i) => {
    const share = isOneDay ? (points.length > 1 ? i / (points.length - 1) : 0.5) : (days[i] as number) / span;
    return round(size.left + share * room);
  });
  const height = size.top + size.plot + size.foot;
  const title = `Coverage by day: ${points.map((point) => pointWords(point)).join('; ')}`;
  const picture = tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${size.width} ${height}`,
      width: size.width,
      height,
      role: 'img',
      'aria-label': visibleText(title),
    },
    tag('style', {}, style),
    tag('rect', { width: size.width, height, class: 'back' }),
    tag('text', { x: size.left, y: 22 }, 'Effective coverage (solid) and claimed (dashed), percent of the controls that apply'),
    [0, 25, 50, 75, 100].flatMap((percent) => gridLine(percent)),
    ids.flatMap((id, i) => seriesOf(id, points, xs, colors[i % colors.length] as string)),
    dayLabels(points, xs),
    ids.map((id, i) =>
      tag(
        'text',
        { x: size.width - size.right + 12, y: size.top + 14 + i * 18, fill: colors[i % colors.length] as string },
        visibleText(id),
      ),
    ),
  );
  return xmlDocument(picture);
}

function seriesOf(id: string, points: readonly HistoryPoint[], xs: readonly number[], stroke: string): Element[] {
  const told = points.flatMap((point, i) => {
    const found = point.frameworks.find((framework) => framework.id === id);
    return found && found.effective.percent !== null ? [{ point, found, x: xs[i] as number }] : [];
  });
  const line = (of: 'effective' | 'claimed'): string => told.map(({ found, x }) => `${x},${yOf(found[of].percent ?? 0)}`).join(' ');
  return [
    tag('polyline', { class: 'line claimed', stroke, points: line('claimed') }),
    tag('polyline', { class: 'line', stroke, points: line('effective') }),
    ...told.flatMap(({ point, found: { effective }, x }, i) => {
      const y = yOf(effective.percent ?? 0);
      const isEdge = i === 0 || i === told.length - 1;
      return [
        tag('circle', { cx: x, cy: y, r: 4, fill: stroke }, tag('title', {}, visibleText(pointWords(point, id)))),
        ...(isEdge ? [tag('text', { x, y: y - 10, 'text-anchor': 'middle' }, `${effective.k}/${effective.n}`)] : []),
      ];
    }),
  ];
}

function gridLine(percent: number): Element[] {
  const y = yOf(percent);
  return [
    tag('line', { x1: size.left, x2: size.width - size.right, y1: y, y2: y, class: 'grid' }),
    tag('text', { x: size.left - 8, y: y + 4, 'text-anchor': 'end', class: 'soft' }, `${percent} %`),
  ];
}

/** Day and name below the first, the last, and as many between as have room. */
function dayLabels(points: readonly HistoryPoint[], xs: readonly number[]): Element[] {
  const step = Math.max(1, Math.ceil(points.length / mostDays));
  let free = Number.NEGATIVE_INFINITY;
  return points.flatMap(({ asOf, name }, i) => {
    const x = xs[i] as number;
    if (x < free || (i % step !== 0 && i !== points.length - 1)) return [];
    free = x + 84;
    const y = size.top + size.plot + 20;
    return [
      tag('text', { x, y, 'text-anchor': 'middle' }, asOf),
      tag('text', { x, y: y + 16, 'text-anchor': 'middle', class: 'soft' }, shortened(visibleText(labelOf(name)))),
    ];
  });
}

/** What a point says: of one framework or of all. */
function pointWords({ asOf, name, complete, frameworks }: HistoryPoint, id?: string): string {
  const numbers = frameworks
    .filter((framework) => id === undefined || framework.id === id)
    .map((framework) => `${framework.id} ${ratioText(framework.effective)}, claimed ${ratioText(framework.claimed)}`);
  return `${asOf} ${name}${complete ? '' : ' (incomplete)'}: ${numbers.join(', ')}`;
}

function yOf(percent: number): number {
  return round(size.top + size.plot * (1 - percent / 100));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Of the path of a stored report, its last part. */
function labelOf(name: string): string {
  return name.endsWith('.json') ? name.slice(name.lastIndexOf('/') + 1, -'.json'.length) : name;
}

function shortened(text: string): string {
  const units = [...text];
  return units.length > longestName ? `${units.slice(0, longestName - 1).join('')}…` : text;
}
