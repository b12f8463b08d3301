import { type Ratio, ratio } from '../../../isms/coverage.ts';
import type { ReportControl, ReportFramework } from '../../model/coverage-report.ts';
import { bar, type Child, el, part, ratioText, table } from '../element.ts';
import { stateLooks, stateNames } from '../states.ts';

/** All controls of a framework at one look: a tile for each, by theme. */
export function heatMap({ id, title, groups, controls, states }: ReportFramework): Child {
  const legend = stateNames
    .filter((state) => states[state] > 0)
    .map((state) =>
      el(
        'li',
        {},
        el('span', { className: ['pill', `is-${state}`] }, `${stateLooks[state].letter} ${state} ${states[state]}`),
        el('span', { className: ['soft'] }, ` ${stateLooks[state].meaning}`),
      ),
    );
  return part(
    id,
    `Controls: ${title}`,
    el('ul', { className: ['legend'] }, legend),
    groups.map((group) => {
      const own = controls.filter((control) => control.group === group.id);
      return [el('h3', {}, `${group.title} · ${ratioText(effectiveOf(own))}`), el('ul', { className: ['tiles'] }, own.map(tile))];
    }),
  );
}

/** How the controls are covered that have a value of an attribute, for each attribute of the framework. */
export function byAttribute({ id, attributes, controls }: ReportFramework): Child {
  if (attributes.length === 0) return null;
  return part(
    `${id}-attributes`,
    'Coverage by attribute',
    el('p', { className: ['soft'] }, 'The attributes of ISO/IEC 27002:2022. A control may have several values, and counts with each.'),
    el(
      'div',
      { className: ['flow'] },
      attributes.map((attribute) => {
        const rows = attribute.values.map((value) => {
          const covered = effectiveOf(controls.filter((control) => control.attributes[attribute.id]?.includes(value.id)));
          return {
            cells: [value.title, bar(covered), covered.percent === null ? 'n/a' : `${covered.k}/${covered.n} · ${covered.percent} %`],
          };
        });
        const columns = [
          { title: attribute.title, kind: 'name' as const },
          { title: 'Effective' },
          { title: 'Controls', kind: 'number' as const },
        ];
        return el('div', {}, table({ caption: `Coverage by ${attribute.title.toLowerCase()}`, columns, rows }));
      }),
    ),
  );
}

function tile({ id, title, state }: ReportControl): Child {
  const name = `${id} ${title}: ${state}`;
  return el(
    'li',
    {},
    el(
      'a',
      { href: `#${anchorOf(id)}`, className: [`is-${state}`], title: name, ariaLabel: name },
      id.replace(/^A\./, ''),
      el('span', { ariaHidden: 'true' }, stateLooks[state].letter),
    ),
  );
}

/** The anchor of a control in the table of all controls. */
export function anchorOf(id: string): string {
  return `control-${id.toLowerCase()}`;
}

function effectiveOf(controls: readonly ReportControl[]): Ratio {
  const applicable = controls.filter(({ state }) => state !== 'excluded');
  return ratio(applicable.filter(({ state }) => state === 'covered').length, applicable.length);
}
