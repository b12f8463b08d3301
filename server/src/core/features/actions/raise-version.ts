import { metadataText } from '../../document/metadata/metadata.ts';
import { type Change, raised } from '../../text/next-version.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { comparableValue } from '../document-control/canonical-value.ts';
import { restate, statedFields } from '../document-control/state-value.ts';
import { historyRow } from './history-row.ts';
import { type ActionPlace, isAtDocumentControl, type Offer, offerEdits } from './offer.ts';
import { type Revision, revisionEntry } from './revision-entry.ts';
import { actionWords } from './words.ts';

/** Raises the version, and adds an entry to the history the document keeps; what changed is left for its author to say. */
export function raiseVersion(place: ActionPlace): Offer[] {
  const { document } = place;
  const { isDocument, type } = document.classification;
  const current = metadataText(document.metadata, 'version');
  if (!isDocument || type === 'template' || current === undefined || !isAtDocumentControl(place)) return [];
  return (['minor', 'major'] as const).flatMap((change): Offer[] => {
    const version = raised(current, change);
    const made = version === null ? null : versionEdits(place, version, change);
    if (version === null || !made) return [];
    const tail = made.hasEntry ? ', with a revision entry to fill in' : '';
    const title = `Raise the version to \`${version}\` (${change} change)${tail}`;
    return [offerEdits(place, { id: `version-${change}`, title, kind: 'refactor' }, () => made.edits)];
  });
}

function versionEdits(
  { service, document, text }: ActionPlace,
  version: string,
  change: Change,
): { readonly edits: readonly TextEdit[]; readonly hasEntry: boolean } | null {
  const words = actionWords(document.language);
  const owner = metadataText(document.metadata, 'owner');
  const revision: Revision = { version, date: service.asOf, author: owner ?? words.author, change: words.describeChange };
  const isSame = (other: string): boolean =>
    comparableValue('version', other, service.catalog) === comparableValue('version', version, service.catalog);
  const stated = restate(document, text, 'version', (field) => {
    const own = raised(field.text, change);
    return own !== null && isSame(own) ? own : version;
  });
  const entry = revisionEntry(document, text, revision);
  const row = historyRow(service.catalog, document, text, revision);
  // a history alone states the version by its newest row
  if (!stated || (statedFields(document, 'version').length === 0 && !row)) return null;
  return { edits: [...stated, ...(entry ? [entry] : []), ...(row ?? [])], hasEntry: entry !== null || row !== null };
}
