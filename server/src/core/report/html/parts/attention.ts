import { isDataFile } from '../../../document/registers/register-files.ts';
import type { ReportReadinessItem } from '../../model/readiness-report.ts';
import { type Child, counted, el, part } from '../element.ts';
import type { HtmlContext } from '../html-context.ts';

/** So many names are enough to see what is meant. */
const shown = 6;

/** What somebody should look at first, in order of weight; each item leads to its part. */
export function attention(context: HtmlContext): Child {
  const items = [...itemsOf(context)];
  if (items.length === 0)
    return part('attention', 'What needs attention', el('p', {}, 'Nothing stands out: no errors, no overdue documents, no open controls.'));
  return part('attention', 'What needs attention', el('ol', { className: ['attention'] }, items));
}

function* itemsOf({ report }: HtmlContext): Generator<Child> {
  const { errors } = report.summary;
  if (errors > 0)
    yield item('#findings', counted(errors, 'finding is an error', 'findings are errors'), [
      ...new Set(report.findings.filter(({ severity }) => severity === 'error').map(({ path }) => path)),
    ]);
  for (const { id, controls } of report.frameworks)
    for (const [state, one, many] of [
      ['conflict', 'control is excluded and claimed all the same', 'controls are excluded and claimed all the same'],
      ['missing', 'control is named by no document that counts', 'controls are named by no document that counts'],
      ['mentioned', 'control is mentioned and claimed by no document', 'controls are mentioned and claimed by no document'],
      ['stale', 'control rests on documents that are not kept current', 'controls rest on documents that are not kept current'],
      ['draft', 'control rests on documents that are not in force yet', 'controls rest on documents that are not in force yet'],
      ['partial', 'control is covered in part', 'controls are covered in part'],
    ] as const) {
      const found = controls.filter((control) => control.state === state);
      if (found.length > 0)
        yield item(
          `#${id}`,
          counted(found.length, one, many),
          found.map((control) => control.id),
        );
    }
  const overdue = report.documents.filter(({ overdueDays }) => overdueDays > 0).sort((a, b) => b.overdueDays - a.overdueDays);
  if (overdue.length > 0)
    yield item(
      '#documents',
      counted(overdue.length, 'document is overdue for review', 'documents are overdue for review'),
      overdue.map(({ title, overdueDays }) => `${title} (${counted(overdueDays, 'day')})`),
    );
  const changed = report.documents.filter(({ state }) => state === 'changed');
  if (changed.length > 0)
    yield item(
      '#documents',
      counted(changed.length, 'document has changed since its approval', 'documents have changed since their approval'),
      changed.map(({ title }) => title),
    );
  const late = (report.duties ?? []).flatMap(({ duties }) =>
    duties.filter(({ kind, overdueDays }) => overdueDays > 0 && kind !== 'review'),
  );
  if (late.length > 0)
    yield item(
      '#duties',
      counted(late.length, 'other duty is overdue', 'other duties are overdue'),
      late.map(({ title }) => title),
    );
  const expired = report.evidence?.filter(({ state }) => state === 'expired') ?? [];
  if (expired.length > 0)
    yield item(
      '#evidence',
      counted(expired.length, 'piece of evidence no longer counts', 'pieces of evidence no longer count'),
      expired.map(({ title }) => title),
    );
  const undecided = report.applicability.filter(({ applicable }) => applicable === null);
  if (undecided.length > 0)
    yield item(
      '#statement',
      counted(undecided.length, 'control is undecided', 'controls are undecided'),
      undecided.map((row) => row.control),
    );
  const unwritten = report.readiness?.items.filter(({ documented }) => !documented) ?? [];
  yield* unwrittenItems(
    unwritten.filter(({ state }) => state === 'missing'),
    ['thing that the clauses ask for in writing is not there', 'things that the clauses ask for in writing are not there'],
  );
  yield* unwrittenItems(
    unwritten.filter(({ state }) => state !== 'missing'),
    ['thing that the clauses ask for is written, but not in force', 'things that the clauses ask for are written, but not in force'],
  );
  // a register in a data file may have no place for it
  const unowned = report.documents.filter(
    ({ path, owner, state, type }) => owner === null && state !== 'ended' && type !== 'template' && !isDataFile(path),
  );
  if (unowned.length > 0)
    yield item(
      '#documents',
      counted(unowned.length, 'document has no owner', 'documents have no owner'),
      unowned.map(({ title }) => title),
    );
}

function* unwrittenItems(items: readonly ReportReadinessItem[], words: readonly [string, string]): Generator<Child> {
  const names = items.map(({ reference, title }) => `${reference} ${title}`);
  if (items.length > 0) yield item('#readiness', counted(items.length, ...words), names);
}

/** One thing to look at, with the first names of what it is about. */
export function item(href: string, text: string, names: readonly string[]): Child {
  const rest = names.length - shown;
  const listed = names.slice(0, shown).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  return el('li', {}, el('a', { href }, text), listed === '' ? null : el('span', { className: ['soft'] }, `: ${listed}`));
}
