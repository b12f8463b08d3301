import type { PolicyDocument } from '../../document/policy-document.ts';
import type { Finding } from '../../rules/rule.ts';
import { applyEdits, type TextEdit } from '../../text/text-edit.ts';
import { isMovable } from '../document-control/canonical-value.ts';
import { differences } from '../document-control/same-reading.ts';
import { documentControlEdits } from '../document-control-edits.ts';
import { type ActionPlace, type Offer, offerEdits } from './offer.ts';

/** How often it is tried again with fewer keys. */
const maxTries = 8;

/** Moves the document control data of the table, lines or quote at the cursor into front matter, with all others of the body. */
export function moveDocumentControl(place: ActionPlace): Offer[] {
  const { document, text } = place;
  if (!isAtCarrier(place) || planOf(place, document, text).edits.length === 0) return [];
  const title = 'Move the document control data into front matter';
  return [offerEdits(place, { id: 'document-control', title, kind: 'refactor.rewrite' }, () => soundEdits(place))];
}

function isAtCarrier({ document, span }: ActionPlace): boolean {
  const line = document.lines.lineAt(span.start);
  return document.metadata.fields.some(
    ({ carrier, key, keyRange, valueRange }) =>
      carrier !== 'front-matter' &&
      carrier !== 'history' &&
      isMovable(key) &&
      document.lines.lineAt(keyRange.start) <= line &&
      line <= document.lines.lineAt(valueRange.end),
  );
}

function planOf({ service }: ActionPlace, document: PolicyDocument, text: string, keep?: ReadonlySet<string>) {
  const { language } = service.configFor(document.uri);
  return documentControlEdits(document, text, { catalog: service.catalog, language, ...(keep && { keep }) });
}

/** The edits of the plan that is read afterwards as before, with no error or warning that was not there; null if none is. */
function soundEdits(place: ActionPlace): readonly TextEdit[] | null {
  const { service, document, text } = place;
  const keep = new Set<string>();
  for (let tries = 0; tries < maxTries; tries++) {
    const { edits, moved } = planOf(place, document, text, keep);
    if (edits.length === 0) return null;
    const after = applyEdits(text, edits).text;
    const now = service.preview(document.uri, after);
    const again = planOf(place, now.document, after);
    const blamed =
      differences(document, now.document, moved, service.catalog) ??
      (again.edits.length > 0 ? again.moved.map(({ key }) => key) : null) ??
      worse(service.preview(document.uri, text).findings, now);
    if (blamed === null) return edits;
    const fresh = blamed.filter((key) => !keep.has(key));
    // nobody in particular is to blame: then all stay
    for (const key of fresh.length > 0 ? fresh : moved.map((value) => value.key)) keep.add(key);
  }
  return null;
}

/** Keys at which errors or warnings stand that were not there before; null if there are none. */
function worse(
  before: readonly Finding[],
  { document, findings }: { document: PolicyDocument; findings: readonly Finding[] },
): string[] | null {
  const [old, now] = [countByRule(before), countByRule(findings)];
  const rules = new Set([...now.keys()].filter((rule) => (now.get(rule) ?? 0) > (old.get(rule) ?? 0)));
  if (rules.size === 0) return null;
  const spans = findings.flatMap(({ rule, span }) => (rules.has(rule) ? [span] : []));
  return document.metadata.fields.flatMap(({ key, carrier, keyRange, valueRange }) =>
    carrier === 'front-matter' && spans.some(({ start, end }) => keyRange.start <= end && start <= valueRange.end) ? [key] : [],
  );
}

function countByRule(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, severity } of findings)
    if (severity === 'error' || severity === 'warning') counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
