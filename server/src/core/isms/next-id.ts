import type { NewDocumentDefaults } from '../config/resolved-config.ts';
import { metadataText } from '../document/metadata/metadata.ts';
import type { WorkspaceFacts } from './workspace-facts.ts';

/** What ids of a document type begin with where a workspace has none. */
const codes: Readonly<Record<string, string>> = {
  policy: 'POL',
  standard: 'STD',
  procedure: 'PRO',
  'work-instruction': 'WIN',
  guideline: 'GDL',
  plan: 'PLN',
  register: 'REG',
  record: 'REC',
  report: 'RPT',
  charter: 'CHR',
  scope: 'SCP',
  methodology: 'MTH',
  soa: 'SOA',
  template: 'TPL',
};

/** An id that can be counted up: `ISMS-POL-` and `007`. */
const counted = /^(.{0,60}?)(\d{1,9})$/su;

/**
 * The next free id for a document of a type: that of the config counted up, else of the kind the workspace uses for the
 * type, else of the kind it uses for other types (`ACME-POL-003` makes `ACME-STD-001`), else `STD-001`.
 */
export function nextId(workspace: WorkspaceFacts, type: string, { ids }: NewDocumentDefaults): string {
  const first = ids[type] ?? usualId(workspace, type) ?? likeOtherTypes(workspace, type) ?? `${codeOf(type)}-001`;
  const [, prefix = first, digits = ''] = counted.exec(first) ?? [];
  // one below the first id of the config, which may be free
  let highest = Number(digits) - 1;
  for (const id of workspace.index.documentIds()) {
    const [, before, number] = counted.exec(id) ?? [];
    if (before?.toLowerCase() === prefix.toLowerCase()) highest = Math.max(highest, Number(number));
  }
  return prefix + String(highest + 1).padStart(digits.length, '0');
}

function codeOf(type: string): string {
  return codes[type] ?? 'DOC';
}

/** An id with the beginning that most documents of a type share. */
function usualId(workspace: WorkspaceFacts, type: string): string | undefined {
  const kinds = new Map<string, { count: number; id: string }>();
  for (const document of workspace.documents()) {
    const id = document.classification.type === type ? metadataText(document.metadata, 'id') : undefined;
    const prefix = id === undefined ? undefined : counted.exec(id)?.[1]?.toLowerCase();
    if (id !== undefined && prefix !== undefined) tally(kinds, prefix, id);
  }
  return mostFrequent(kinds);
}

/** The first id of a type, formed as the ids of other types are. */
function likeOtherTypes(workspace: WorkspaceFacts, type: string): string | undefined {
  const kinds = new Map<string, { count: number; id: string }>();
  for (const document of workspace.documents()) {
    const id = metadataText(document.metadata, 'id');
    const code = codeOf(document.classification.type ?? '');
    const [, prefix = '', digits = ''] = (id && counted.exec(id)) || [];
    const at = prefix.toUpperCase().lastIndexOf(code);
    if (at < 0) continue;
    const made = `${prefix.slice(0, at)}${codeOf(type)}${prefix.slice(at + code.length)}${'1'.padStart(digits.length, '0')}`;
    tally(kinds, made, made);
  }
  return mostFrequent(kinds);
}

function tally(kinds: Map<string, { count: number; id: string }>, key: string, id: string): void {
  const known = kinds.get(key);
  if (known) known.count++;
  else kinds.set(key, { count: 1, id });
}

function mostFrequent(kinds: ReadonlyMap<string, { count: number; id: string }>): string | undefined {
  let best: { count: number; id: string } | undefined;
  for (const kind of kinds.values()) if (!best || kind.count > best.count) best = kind;
  return best?.id;
}
