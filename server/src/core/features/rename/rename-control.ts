import { currentEdition, judgeId } from '../../catalog/control-ids.ts';
import type { PolicyDocument, Reference } from '../../document/policy-document.ts';
import { readClaim } from '../../document/references/reference-grammar.ts';
import type { IsmsService } from '../../service-api.ts';
import { inlineCode } from '../markdown-text.ts';
import { changesTheme, inForm, isElided, writtenControl } from './control-form.ts';
import { type Refusal, RenameEdits, type RenameResult } from './rename-result.ts';

/**
 * Replaces a control by another in all claims and mentions of the workspace, each in the form in which it is written.
 * Ranges of ids stay as they are, and the row of the control in a Statement of Applicability, which has one for each.
 * @param here the document in which the question was asked
 */
export async function renameControl(
  service: IsmsService,
  here: PolicyDocument,
  reference: Reference,
  newName: string,
): Promise<RenameResult | Refusal> {
  const from = writtenControl(reference) as string;
  const to = newControl(service, reference, from, newName);
  if (typeof to !== 'string') return to;
  const edits = new RenameEdits();
  const documents = service.documents();
  for (const document of documents.includes(here) ? documents : [...documents, here]) {
    const meant = document.references.filter((other) => means(other, reference, from));
    if (meant.length === 0) continue;
    const text = await service.sourceOf(document);
    if (text === null) for (const { range } of meant) edits.leave(document, range, 'unread');
    else replaceIn(service, document, text, meant, { reference, from, to }, edits);
  }
  return edits.result();
}

interface Change {
  readonly reference: Reference;
  readonly from: string;
  readonly to: string;
}

/** The id that was typed, canonical, or why it cannot be one. */
function newControl({ catalog }: IsmsService, { status, framework }: Reference, from: string, newName: string): string | Refusal {
  const name = inlineCode(newName);
  if (status === 'foreign') {
    const isKnown = catalog.otherStandards.get(framework) !== undefined;
    return !isKnown || catalog.otherStandards.accepts(framework, newName)
      ? newName
      : { refusal: `${name} is not written like an id of that standard.` };
  }
  const typed = /^\d{1,2}$/.test(newName) ? `A.${from.split('.')[1]}.${newName}` : newName;
  const reading = readClaim(typed);
  if (!reading || reading.to !== null) return { refusal: `${name} is not a control id. Write it like \`A.5.15\`.` };
  const verdict = judgeId(catalog, reading.id, status === 'legacy' && catalog.control(currentEdition, reading.id) === undefined);
  const isValid = verdict.status === 'current' || verdict.status === 'sub-item' || (verdict.status === 'legacy' && status === 'legacy');
  return isValid ? reading.id : { refusal: `${inlineCode(reading.id)} is no control of ISO/IEC 27001:2022 Annex A.` };
}

/** True for a reference that names the same control as the one renamed, on its own or in a range. */
function means(other: Reference, reference: Reference, from: string): boolean {
  if (other.form === 'range') return reference.status === 'current' && other.status === 'current' && other.controls.includes(from);
  if (other.status === 'sub-item' && reference.status === 'current') return other.controls.includes(from);
  return other.status === reference.status && other.framework === reference.framework && writtenControl(other) === from;
}

function replaceIn(
  { catalog }: IsmsService,
  document: PolicyDocument,
  text: string,
  meant: readonly Reference[],
  { from, to, reference: { status } }: Change,
  edits: RenameEdits,
): void {
  for (const other of meant) {
    const { range } = other;
    // an escape in quotes is written otherwise than it reads
    if (text.slice(range.start, range.end) !== other.text) edits.leave(document, range, 'unread');
    else if (other.form === 'range') edits.leave(document, range, 'range');
    else if (document.applicability.some((row) => row.control === from && row.range.start <= range.start && range.end <= row.range.end))
      edits.leave(document, range, 'statement');
    else if (status === 'foreign') edits.replace(document, range, to);
    else {
      const own = writtenControl(other) as string;
      const wanted = own === from ? to : `${to}${own.slice(from.length)}`;
      const followers = changesTheme(from, to) && !isElided(other) ? elidedAfter(document, text, other) : [];
      const isList = followers.some(({ range: { start } }) => text[start - 1] !== '/' && text.slice(start - 2, start) !== '/ ');
      if (isList) {
        edits.leave(document, range, 'list');
        continue;
      }
      edits.replace(document, range, inForm(other, own, wanted, catalog));
      // what took its theme from this id must name it from now on
      for (const follower of followers)
        if (!meant.includes(follower)) edits.replace(document, follower.range, `A.${from.split('.')[1]}.${Number(follower.text)}`);
    }
  }
}

/** The ids behind one that are written by their last number only: `16` and `18` in `A.5.15/16/18`. */
function elidedAfter(document: PolicyDocument, text: string, head: Reference): Reference[] {
  const behind = document.references.filter(({ range, place }) => place === head.place && range.start >= head.range.end);
  behind.sort((a, b) => a.range.start - b.range.start);
  const found: Reference[] = [];
  let end = head.range.end;
  for (const reference of behind) {
    const gap = text.slice(end, reference.range.start);
    if (gap.length > 3 || !/^(?:[ \u00a0]?\/[ \u00a0]?|[-\u2010-\u2014])$/.test(gap) || !isElided(reference)) break;
    found.push(reference);
    end = reference.range.end;
  }
  return found;
}
