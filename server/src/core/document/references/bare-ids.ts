import type { StandardName } from '../../catalog/other-standards.ts';
import { ownStandard } from '../../catalog/other-standards.ts';
import { canonical, type IdToken, readTail } from './reference-grammar.ts';

/** Tells whether a number such as `8.13` is a control, and whether it is a clause of the management system too. */
export interface NumberJudge {
  isControl(id: string): boolean;
  /** @param number without letter: `8.1` */
  isClause(number: string): boolean;
}

const space = '[ \\t\\u00a0]';
/** The word for a control, in the languages that put the number behind it. */
const word = '(?:[Cc]ontrols?|CONTROLS?|Kontrollen?|Maßnahmen?|[Cc]ontrôles?|[Mm]esures?|[Cc]ontrol(?:es)?|[Mm]edidas?)';
const pair = '(\\d{1,2})\\.(\\d{1,2})(?!\\d|\\.\\d|[%°€$])';
/** `ISO 27001:2022 8.13`, `ISO 27001 control 5.1`: what stands behind the name. */
const afterName = new RegExp(`${space}?[,:(–-]?${space}?(${word}:?${space})?${pair}(?!${space}?(?:%|[Mm]i?o|hours?|days?|years?))`, 'uy');
/** `Annex A controls 5.15`, `Control 5.15`; the letters in the middle are quick to find. */
const afterWord = new RegExp(`(?:ontr[oô]l(?:s|es|len)?|aßnahmen?)(?::|\\*\\*)?${space}${pair}`, 'gu');
const annexBefore = /(?:Annex|Annexe|Anhang|Anexo|Allegato|Bijlage)[ \u00a0]A(?:'s|’s)?[ \u00a0]\p{L}$/u;

/**
 * Finds controls written without their letter: behind the name of the standard, or behind the word for a control. A
 * number that is a clause as well (`ISO 27001 5.1`) counts only if something says that a control is meant.
 * @param names what the text names, in order
 * @param byWord the word for a control alone is enough: no other standard with such numbers is named
 */
export function* findBareIds(text: string, names: readonly StandardName[], judge: NumberJudge, byWord: boolean): Generator<IdToken> {
  for (const name of names) {
    if (name.standard !== ownStandard || name.edition === '2013') continue;
    afterName.lastIndex = name.end;
    const match = afterName.exec(text);
    // the numbers of ISO/IEC 27002 are those of the controls
    const isControl = match?.[1] !== undefined || text.startsWith('27002', name.start);
    if (match) yield* idsFrom(text, match, isControl, judge);
  }
  afterWord.lastIndex = 0;
  for (let match = afterWord.exec(text); match; match = afterWord.exec(text)) {
    const before = text.slice(Math.max(0, match.index - 16), match.index);
    if (!/[CKcM]$/u.test(before)) continue;
    if (byWord || annexBefore.test(before)) yield* idsFrom(text, match, true, judge);
  }
}

/** The ids that start with the numbers at the end of a match. @param isControl something says that controls are meant */
export function* idsFrom(text: string, match: RegExpExecArray, isControl: boolean, judge: NumberJudge): Generator<IdToken> {
  const [control, domain] = [match.at(-1) as string, match.at(-2) as string];
  const end = match.index + match[0].length;
  const start = end - domain.length - control.length - 1;
  const isMeant = (id: string): boolean => judge.isControl(id) && (isControl || !judge.isClause(id.slice(2)));
  const token = { id: canonical(domain, control), to: null, range: { start, end }, certain: true, named: true, declared2013: false };
  const tail = readTail(text, end, domain, control);
  if (tail.range && judge.isControl(tail.range.to) && (isMeant(token.id) || isMeant(tail.range.to))) {
    yield { ...token, to: tail.range.to, range: { start, end: tail.range.end } };
    return;
  }
  for (const each of [token, ...tail.items]) if (isMeant(each.id)) yield { ...token, id: each.id, range: each.range };
}
