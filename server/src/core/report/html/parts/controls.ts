import type { ReportControl, ReportFramework, ReportReference } from '../../model/coverage-report.ts';
import { type Child, el, part, table } from '../element.ts';
import { documentName, type HtmlContext } from '../html-context.ts';
import { documentText } from '../place-links.ts';
import { statePill } from '../states.ts';
import { withCode } from '../text.ts';
import { anchorOf } from './heat-map.ts';

/** A control that hundreds of documents speak of is not better known by all of them. */
const mostDocuments = 8;

const referenceWords: Readonly<Record<ReportReference['status'], string>> = {
  ok: '',
  draft: 'not in force yet',
  stale: 'not kept current',
  empty: 'the section is empty',
  mention: 'mentioned only',
};

/** Every control with its state and the documents and sections that say how it is met. */
export function controlTable(framework: ReportFramework, context: HtmlContext): Child {
  return part(
    `${framework.id}-controls`,
    'Controls in detail',
    table({
      caption: 'All controls with their documents',
      tools: true,
      columns: [{ title: 'Control', kind: 'name' }, { title: 'Title' }, { title: 'State' }, { title: 'Documents, and why' }],
      rows: framework.controls.map((control) => ({
        id: anchorOf(control.id),
        cells: [control.id, control.title, statePill(control.state), [reasonOf(control), documentsOf(control, context)]],
      })),
    }),
  );
}

/** Why the state is not what it should be. */
function reasonOf({ state, reason }: ReportControl): Child {
  return state === 'covered' || reason === '' ? null : el('p', {}, withCode(reason));
}

function documentsOf(control: ReportControl, context: HtmlContext): Child {
  const { references } = control;
  const claims = references.filter(({ kind }) => kind === 'claim');
  const listed = claims.length > 0 ? claims : references;
  const byPath = new Map<string, ReportReference[]>();
  for (const reference of listed) {
    const there = byPath.get(reference.path);
    if (there) there.push(reference);
    else byPath.set(reference.path, [reference]);
  }
  if (byPath.size === 0) return control.reason === '' ? el('span', { className: ['soft'] }, 'none') : null;
  const rest = byPath.size - mostDocuments;
  const items = [...byPath].slice(0, mostDocuments).map(([path, own]) => {
    const [first] = own as [ReportReference, ...ReportReference[]];
    const sections = [...new Set(own.flatMap(({ section }) => section ?? []))].slice(0, 3);
    const remarks = [
      ...sections.map((section) => `“${section}”`),
      first.extent === 'full' ? '' : first.extent,
      referenceWords[first.status],
    ].filter((remark) => remark !== '');
    return el(
      'li',
      {},
      documentText(path, documentName(context, path), first.line, context.link),
      remarks.length > 0 ? el('span', { className: ['soft'] }, ` ${remarks.join(', ')}`) : null,
    );
  });
  return el('ul', {}, items, rest > 0 ? el('li', { className: ['soft'] }, `and ${rest} more`) : null);
}
