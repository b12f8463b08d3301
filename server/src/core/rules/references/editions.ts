import { formerEdition } from '../../catalog/control-ids.ts';
import type { PolicyDocument, Reference } from '../../document/policy-document.ts';
import { quoted } from '../quoted.ts';
import type { Fix, RuleContext } from '../rule.ts';
import { aboutOtherStandards } from './other-standards.ts';

/** Fewest ids of each edition that make a list of declared controls mixed. */
const fewestMixed = 2;

/** The ids of the 2013 edition that ought to be replaced, and whether they stand mixed with those of 2022. */
export interface Editions {
  readonly claims: readonly Reference[];
  /** Without those in histories, in tables that set old and new side by side, and in parts about other standards. */
  readonly mentions: readonly Reference[];
  /** One list declares ids of both editions. */
  readonly mixedClaims: boolean;
  /** The text names ids of both editions, without saying which is meant. */
  readonly mixedMentions: boolean;
}

const answers = new WeakMap<PolicyDocument, Editions>();

/** What a document has of both editions; worked out once. */
export function editionsOf(context: RuleContext): Editions {
  let editions = answers.get(context.document);
  if (!editions) {
    editions = read(context);
    answers.set(context.document, editions);
  }
  return editions;
}

function read({ document, catalog }: RuleContext): Editions {
  const legacy = document.references.filter((reference) => reference.status === 'legacy');
  const claims = legacy.filter(({ kind }) => kind === 'claim');
  if (legacy.length === 0) return { claims, mentions: [], mixedClaims: false, mixedMentions: false };
  const isOfAnother = aboutOtherStandards(document, catalog);
  const successors = placesOfSuccessors(document);
  const counts = catalog.documentTypes.get(document.classification.type ?? '')?.coverage !== false;
  const mentions = !counts
    ? []
    : legacy.filter(
        (mention) =>
          mention.kind === 'mention' &&
          mention.editionStated !== 'label' &&
          !isHistory(document, mention) &&
          !isMapped(document, mention, successors) &&
          !isOfAnother(mention.section),
      );
  const objectives = new Set(catalog.frameworks.get(formerEdition)?.objectives?.map(({ id }) => id));
  // `A.8.2` was the number of a group in 2013: it tells no edition
  const isNew = ({ status, controls }: Reference): boolean => status === 'current' && controls.some((id) => !objectives.has(id));
  const flat = claims.filter(({ framework, place }) => framework !== formerEdition && place === 'front-matter');
  const newClaims = document.references.filter((reference) => reference.kind === 'claim' && isNew(reference));
  const unstated = mentions.filter(({ editionStated }) => !editionStated);
  return {
    claims,
    mentions,
    mixedClaims: distinct(flat) >= fewestMixed && distinct(newClaims) >= fewestMixed && flat.length === claims.length,
    mixedMentions:
      unstated.length > 0 &&
      document.references.some(
        (reference) => reference.kind === 'mention' && isNew(reference) && !reference.editionStated && !isHistory(document, reference),
      ),
  };
}

/** How many different ids there are. */
function distinct(references: readonly Reference[]): number {
  return new Set(references.map(({ text }) => text)).size;
}

/** A revision history tells what was, so old ids belong there. */
function isHistory({ sections }: PolicyDocument, { section }: Reference): boolean {
  return sections[section]?.kinds.includes('history') ?? false;
}

/** A successor stands on the same line, or in a table of the same section: old and new are set side by side. */
function isMapped({ lines }: PolicyDocument, mention: Reference, successors: ReadonlySet<string>): boolean {
  return mention.controls.some((control) =>
    placesOf(control, lines.lineAt(mention.range.start), mention).some((place) => successors.has(place)),
  );
}

/** Where the document mentions current controls: by line, and by section for those in tables. */
function placesOfSuccessors({ references, lines }: PolicyDocument): Set<string> {
  const places = new Set<string>();
  for (const reference of references) {
    if (reference.kind !== 'mention' || reference.status !== 'current') continue;
    const line = lines.lineAt(reference.range.start);
    for (const control of reference.controls) for (const place of placesOf(control, line, reference)) places.add(place);
  }
  return places;
}

function placesOf(control: string, line: number, { place, section }: Reference): string[] {
  return place === 'table' ? [`${control} line ${line}`, `${control} table ${section}`] : [`${control} line ${line}`];
}

/** Splits references by whether a comment in the document excuses their line from a rule: a folded finding must not hide the others with one. */
export function byExcuse(
  document: PolicyDocument,
  references: readonly Reference[],
  names: readonly string[],
): { open: Reference[]; excused: Reference[] } {
  const lines = new Set<number>();
  for (const { line, reason, rules } of document.suppressions)
    if (reason !== '' && rules.some(({ name }) => names.includes(name.toLowerCase()))) lines.add(line);
  const isExcused = ({ range }: Reference): boolean => lines.size > 0 && lines.has(document.lines.lineAt(range.start));
  return { open: references.filter((each) => !isExcused(each)), excused: references.filter(isExcused) };
}

/** The fix that replaces every id of which there is no doubt; applied unasked only if that is all of them. */
export function replaceAll(edits: Fix['edits'], references: readonly Reference[]): Fix[] {
  return edits.length === 0 ? [] : [{ title: 'Replace all that have one successor', preferred: edits.length === references.length, edits }];
}

/** The successor of each mention that has just one, put in its place. */
export function mentionEdits({ uri }: PolicyDocument, mentions: readonly Reference[]): Fix['edits'] {
  return mentions
    .filter(({ form, controls }) => form === 'id' && controls.length === 1)
    .map(({ range, controls }) => ({ uri, range, newText: controls[0] as string }));
}

/** The same for claims; a successor that is claimed already is not claimed again. */
export function claimEdits({ uri }: PolicyDocument, claims: readonly Reference[], claimed: ReadonlySet<string>): Fix['edits'] {
  const used = new Set(claimed);
  return claims.flatMap(({ form, framework, controls, itemRange }) => {
    const [only] = controls;
    if (form !== 'id' || framework === formerEdition || controls.length !== 1 || !only || used.has(only)) return [];
    used.add(only);
    return [{ uri, range: itemRange, newText: only }];
  });
}

/** What took the place of an id, for a related place. */
export function successorNote({ text, controls }: Reference): string {
  const names = controls.slice(0, 3).map((id) => `\`${id}\``);
  return names.length === 0
    ? `${quoted(text)} has no successor`
    : `${quoted(text)} is now ${names.join(', ')}${controls.length > 3 ? ' and others' : ''}`;
}
