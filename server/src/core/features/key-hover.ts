import { frameworkByName } from '../catalog/control-ids.ts';
import type { FrontMatterEntry, FrontMatterValue } from '../document/front-matter/front-matter-value.ts';
import type { MetadataField } from '../document/metadata/metadata.ts';
import { type MetadataKey, metadataKeyByName } from '../document/metadata/metadata-keys.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import type { IsmsService } from '../service-api.ts';
import { rangeTouches, type TextRange } from '../text/text-range.ts';
import type { Hover } from './hover-content.ts';
import { inlineCode } from './markdown-text.ts';
import { kindTitle } from './section-hover.ts';
import { nestedKeys, valueWords } from './value-words.ts';

/** How many aliases of a key are listed. */
const listed = 6;

/** Explains a key of the document control data, or a value that means something of its own. */
export function keyHover(service: IsmsService, document: PolicyDocument, offset: number): Hover | null {
  for (const field of document.metadata.fields) {
    if (!field.blank && rangeTouches(field.valueRange, offset)) {
      const found = valueHover(service, document, field);
      if (found) return found;
    }
    const known = rangeTouches(field.keyRange, offset) ? metadataKeyByName(field.key) : undefined;
    if (known) return { contents: describeKey(service, document, known, field.written), range: field.keyRange };
  }
  return nestedHover(service, document, offset);
}

function describeKey(service: IsmsService, document: PolicyDocument, known: MetadataKey, written: string): string {
  const { key, summary, aliases = [] } = known;
  const values = known.values ?? (key === 'type' ? [...service.catalog.documentTypes.keys()] : []);
  const lines = [`**${key}**`, summary];
  if (values.length > 0) lines.push(`Values: ${values.map(inlineCode).join(', ')}`);
  lines.push(...needs(service, document, key));
  if (written.trim().toLowerCase() !== key) lines.push(`${inlineCode(written)} is read as ${inlineCode(key)}.`);
  else if (aliases.length > 0) {
    const more = aliases.length > listed ? ` and ${aliases.length - listed} more` : '';
    lines.push(`Also read: ${aliases.slice(0, listed).map(inlineCode).join(', ')}${more}`);
  }
  return lines.join('\n\n');
}

/** Which types of documents need a key, and whether this document does. */
function needs({ catalog }: IsmsService, { classification }: PolicyDocument, key: string): string[] {
  const lines: string[] = [];
  for (const level of ['required', 'recommended'] as const) {
    const all = [...catalog.documentTypes.values()];
    const types = all.filter(({ metadata }) => metadata[level].includes(key));
    const others = all.filter((type) => !types.includes(type));
    if (types.length === 0) continue;
    const names = (list: typeof all): string => list.map(({ id }) => inlineCode(id)).join(', ');
    const who = others.length === 0 ? 'every document' : others.length <= 3 ? `every document but ${names(others)}` : names(types);
    lines.push(level === 'required' ? `Needed by ${who}.` : `Recommended for ${who}.`);
  }
  const own = catalog.documentTypes.get(classification.type ?? '')?.metadata;
  if (own?.required.includes(key)) lines.push('This document needs it.');
  else if (own?.recommended.includes(key)) lines.push('It is recommended for this document.');
  return lines;
}

function valueHover(service: IsmsService, document: PolicyDocument, field: MetadataField): Hover | null {
  const { key, text, valueRange: range } = field;
  if (key === 'type') return typeHover(service, document, range);
  const words = valueWords[key];
  if (!words) return null;
  const written = text.trim().toLowerCase();
  const spelled = [written, written.replace(/[ -]/g, '_'), metadataKeyByName(key)?.valueAliases?.[written] ?? ''];
  const value = spelled.find((each) => Object.hasOwn(words, each));
  if (value === undefined) return null;
  const alias = key === 'status' && value !== written ? [`${inlineCode(text)} is read as ${inlineCode(value)}.`] : [];
  return { contents: [`**${value}**`, words[value] as string, ...alias].join('\n\n'), range };
}

function typeHover(service: IsmsService, document: PolicyDocument, range: TextRange): Hover | null {
  const type = service.catalog.documentTypes.get(document.classification.type ?? '');
  if (!type) return null;
  const kinds = type.sections.map(
    ({ kind, level }) => `- ${kindTitle(service.catalog.sectionKinds.get(kind), document.language) ?? kind} (${level})`,
  );
  const lines = [`**${type.title[document.language] ?? type.title.en ?? type.id}**`, type.summary];
  if (kinds.length > 0) lines.push(`Sections asked for:\n\n${kinds.join('\n')}`);
  return { contents: lines.join('\n\n'), range };
}

/** Keys and values inside `satisfies`, `controls` and `evidence`: frameworks by name, `extent`, `ref` and the like. */
function nestedHover({ catalog }: IsmsService, { frontMatter }: PolicyDocument, offset: number): Hover | null {
  const [outer, ...path] = pathAt(frontMatter.entries, offset);
  const inner = path.at(-1);
  if (!outer || !inner) return null;
  const key = metadataKeyByName(outer.key)?.key ?? '';
  const group = key === 'controls' ? 'satisfies' : key;
  const name = inner.key.toLowerCase();
  if (!rangeTouches(inner.keyRange, offset)) {
    const value = inner.value.kind === 'scalar' && group === 'satisfies' ? inner.value.text.toLowerCase() : '';
    const words = Object.hasOwn(valueWords, name) ? valueWords[name]?.[value] : undefined;
    return words ? { contents: `**${value}**\n\n${words}`, range: inner.value.range } : null;
  }
  const words = nestedKeys[group];
  if (words && Object.hasOwn(words, name)) return { contents: `**${name}**\n\n${words[name]}`, range: inner.keyRange };
  const framework = group === 'satisfies' ? catalog.frameworks.get(frameworkByName(catalog, inner.key) ?? '') : undefined;
  if (!framework) return null;
  const contents = `**${framework.title}**\n\nThe controls of this framework that the document covers. It has ${framework.controls.size}.`;
  return { contents, range: inner.keyRange };
}

/** The entries that hold an offset, outermost first; empty where it is at none. */
function pathAt(entries: readonly FrontMatterEntry[], offset: number): FrontMatterEntry[] {
  for (const entry of entries) {
    if (rangeTouches(entry.keyRange, offset)) return [entry];
    if (rangeTouches(entry.value.range, offset)) return [entry, ...pathIn(entry.value, offset)];
  }
  return [];
}

function pathIn(value: FrontMatterValue, offset: number): FrontMatterEntry[] {
  if (value.kind === 'map') return pathAt(value.entries, offset);
  const item = value.kind === 'list' ? value.items.find(({ range }) => rangeTouches(range, offset)) : undefined;
  return item ? pathIn(item, offset) : [];
}
