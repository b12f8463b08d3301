import type { Ratio } from '../../../isms/coverage.ts';
import { currencyOf, soundOf } from '../../document-ratios.ts';
import type { ReportFramework } from '../../model/coverage-report.ts';
import { bar, type Child, counted, el, part } from '../element.ts';
import type { HtmlContext } from '../html-context.ts';

/** The numbers that matter most, each as k of n. */
export function headline({ report }: HtmlContext): Child {
  const cards: Child[] = report.frameworks.flatMap((framework) => frameworkCards(framework, report.frameworks.length > 1));
  cards.push(card('Documents kept current', currencyOf(report.documents), 'in force and not overdue, of those meant to be in force'));
  if (report.readiness)
    cards.push(card('Documented information', report.readiness.documented.items, 'that clauses 4 to 10 ask for in writing'));
  const { errors, warnings, infos } = report.summary;
  cards.push(
    card(
      'Documents without findings',
      soundOf(report.documents),
      `${counted(errors, 'error')} and ${counted(warnings, 'warning')} in all; besides ${infos} for information`,
    ),
  );
  return part('headline', 'At a glance', el('ul', { className: ['cards'] }, cards));
}

function frameworkCards({ title, effective, claimed, decided, total, excluded }: ReportFramework, named: boolean): Child[] {
  const suffix = named ? `, ${title}` : '';
  return [
    card(`Effective coverage${suffix}`, effective, `covered, of ${total} controls without the ${excluded} excluded`),
    card(`Claimed${suffix}`, claimed, 'named by some document, in force or not; the gap to effective is the work left'),
    card(`Decided${suffix}`, decided, 'with a complete row in the Statement of Applicability'),
  ];
}

/** A number with its share and a bar. */
export function card(name: string, value: Ratio, note: string): Child {
  return el(
    'li',
    { className: ['card'] },
    el('span', { className: ['name'] }, name),
    el('strong', {}, `${value.k}/`, el('wbr', {}), value.n),
    el('span', {}, value.percent === null ? 'n/a' : `${value.percent} %`),
    bar(value),
    el('span', { className: ['note'] }, note),
  );
}
