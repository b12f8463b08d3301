import type { Catalog, Control } from '../catalog/catalog.ts';
import { frameworkByName } from '../catalog/control-ids.ts';
import { readFrontMatter } from '../document/front-matter/front-matter.ts';
import type { FrontMatterEntry, FrontMatterMap, FrontMatterValue } from '../document/front-matter/front-matter-value.ts';
import { metadataKeyByName } from '../document/metadata/metadata-keys.ts';
import type { PolicyDocument, Reference } from '../document/policy-document.ts';
import { readClaims } from '../document/references/claims.ts';
import { isPlaceholder } from '../document/sections/titles.ts';
import type { IsmsService } from '../service-api.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import { containerOf } from './claims/claim-container.ts';
import { type ClaimTarget, insertClaim } from './claims/insert-claim.ts';
import { newFrontMatter, placeOfKey, takesKeys } from './document-control/insert-front-matter.ts';

/**
 * The edit that adds a control to what an open document claims, see {@link claimEdit}.
 * @param control id of the document's default framework (`A.5.15`), or with its framework (`iso27001-2022:A.5.15`)
 * @returns null if it is claimed already, no such control exists, the text is not open, or its front matter cannot be changed
 */
export function claimControlEdit(service: IsmsService, uri: string, control: string): TextEdit | null {
  const document = service.document(uri);
  const text = service.openText(uri)?.text;
  return document && text !== undefined ? claimEdit(service, document, text, control) : null;
}

/**
 * The edit that adds a control to the claims in the front matter, in the form they have: list, map or text, under `controls`
 * or `satisfies`. In catalogue order if the others are. Without claims a new `controls` is made, without front matter
 * that too. Whatever it proposes was read back: it adds this claim, loses none and leaves the front matter readable.
 * @param text the text the document was read from
 * @param control as for {@link claimControlEdit}
 */
export function claimEdit(service: IsmsService, document: PolicyDocument, text: string, control: string): TextEdit | null {
  const { catalog } = service;
  const defaultFramework = service.configFor(document.uri).frameworks[0] as string;
  const wanted = catalog.controlByKey(control) ?? catalog.control(defaultFramework, control);
  if (!wanted || document.references.some((each) => isClaimOf(each, wanted)) || !takesKeys(document, text)) return null;
  const order = new Map([...(catalog.frameworks.get(wanted.framework)?.controls.keys() ?? [])].map((id, i) => [id, i]));
  for (const edit of proposals({ document, text, order }, catalog, wanted, defaultFramework))
    if (edit && isSound(edit, document, text, catalog, wanted, defaultFramework)) return edit;
  return null;
}

function isClaimOf({ kind, framework, controls }: Reference, control: Control): boolean {
  return kind === 'claim' && framework === control.framework && controls.includes(control.id);
}

/** Ways to add the claim, the best first. */
function* proposals(target: ClaimTarget, catalog: Catalog, control: Control, defaultFramework: string): Generator<TextEdit | null> {
  const { document, text } = target;
  const { entries, kind } = document.frontMatter;
  const isDefault = control.framework === defaultFramework;
  const ofKey = (key: string): FrontMatterEntry[] => entries.filter((entry) => metadataKeyByName(entry.key)?.key === key);
  const [controls, satisfies] = [ofKey('controls'), ofKey('satisfies')];
  const others = entries.filter((entry) => !controls.includes(entry) && !satisfies.includes(entry));
  const claims = document.references.filter(
    (each) => each.kind === 'claim' && each.framework === control.framework && each.status !== 'malformed',
  );
  for (const group of [[...satisfies, ...controls], others]) {
    const claim = claims.findLast(({ place, range }) => place === 'front-matter' && group.some(({ value }) => isIn(range.start, value)));
    const container = claim && containerOf(group, claim);
    if (container) yield insertClaim(target, container, control);
  }
  if (isDefault) for (const { value, keyRange } of controls) yield fill(target, keyRange.end, value, control);
  for (const { value, keyRange } of [...satisfies, ...controls]) {
    if (value.kind === 'map') {
      const own = value.entries.find(({ key }) => frameworkByName(catalog, key) === control.framework);
      yield own ? fill(target, own.keyRange.end, own.value, control) : addFramework(target, value, control);
    } else if (isDefault) yield fill(target, keyRange.end, value, control);
  }
  const key = isDefault && controls.length === 0 ? 'controls' : 'satisfies';
  if (ofKey(key).length > 0) return;
  const line = `${key}: ${key === 'controls' ? `[${control.id}]` : `{ ${control.framework}: [${control.id}] }`}`;
  if (kind === 'none') yield newFrontMatter(document, text, [line]);
  else {
    const at = placeOfKey(document, text, key);
    yield { range: { start: at, end: at }, newText: line + document.eol };
  }
}

/** Fills an empty value, list or placeholder; a list gets a further item. */
function fill(target: ClaimTarget, keyEnd: number, value: FrontMatterValue, control: Control): TextEdit | null {
  if (value.kind === 'list') return insertClaim(target, { kind: 'list', value }, control);
  if (value.kind === 'map') return value.entries.length === 0 ? { range: value.range, newText: `[${control.id}]` } : null;
  if (value.value !== null && !isPlaceholder(value.text)) return null;
  if (value.source.trim() !== '') return { range: value.range, newText: `[${control.id}]` };
  const at = target.text.indexOf(':', keyEnd) + 1;
  return { range: { start: at, end: at }, newText: ` [${control.id}]` };
}

/** Adds a framework with the control to `satisfies`. */
function addFramework({ document, text }: ClaimTarget, map: FrontMatterMap, control: Control): TextEdit {
  const { lines, eol } = document;
  const pair = `${control.framework}: [${control.id}]`;
  const last = map.entries.at(-1);
  if (!last) return { range: map.range, newText: `{ ${pair} }` };
  const end = last.keyRange.start + text.slice(last.keyRange.start, Math.max(last.keyRange.end + 1, last.value.range.end)).trimEnd().length;
  if (map.flow) return { range: { start: end, end }, newText: `, ${pair}` };
  const at = lines.lineStart(lines.lineAt(end - 1) + 1);
  const indent = ' '.repeat(lines.positionAt(last.keyRange.start).character);
  return { range: { start: at, end: at }, newText: `${indent}${pair}${eol}` };
}

/** True if the text reads well with the edit, claims the control, and all it claimed before. */
function isSound(
  edit: TextEdit,
  document: PolicyDocument,
  text: string,
  catalog: Catalog,
  control: Control,
  defaultFramework: string,
): boolean {
  const { frontMatter } = readFrontMatter(applyEdits(text, [edit]).text);
  const context = { catalog, defaultFramework, sections: document.sections };
  const isRead = ({ status }: Reference): boolean => status !== 'malformed';
  const before = readClaims(document.frontMatter.entries, context).filter(isRead).map(sayClaim);
  const after = readClaims(frontMatter.entries, context).filter(isRead);
  if (frontMatter.problems.length > 0 || !after.some((each) => isClaimOf(each, control) && each.status === 'current')) return false;
  const left = after.map(sayClaim);
  return left.length === before.length + 1 && before.every((claim) => left.includes(claim));
}

function sayClaim({ framework, text, extent, section, status }: Reference): string {
  return [framework, text, extent, section, status].join(' ');
}

function isIn(offset: number, { range }: FrontMatterValue): boolean {
  return range.start <= offset && offset < range.end;
}
