import type { Finding } from '../rules/rule.ts';
import type { IsmsService } from '../service-api.ts';
import { rangesIntersect, type TextRange } from '../text/text-range.ts';
import { type EditsByUri, editsOf, preferredFixes } from './select-fixes.ts';
import { suppressEdit } from './suppress.ts';

/** Kinds of code actions, spelled as in LSP. */
export type CodeActionKind = 'quickfix' | 'source.fixAll.annexa';

/** Something that can be done about findings. */
export interface CodeAction {
  readonly title: string;
  readonly kind: CodeActionKind;
  /** UTF-16 offsets; the edits of one file do not overlap. */
  readonly edits: EditsByUri;
  /** True if it is the one right thing to do about its finding. */
  readonly isPreferred: boolean;
  /** The findings it mends or silences. */
  readonly findings: readonly Finding[];
}

/** The engine's own findings speak of comments and files; a comment cannot silence them. */
const notSuppressible = new Set(['suppression-unused', 'config-invalid', 'file-unreadable', 'file-too-large', 'workspace-incomplete']);

/**
 * What can be done about the findings at a place: each fix, all fixes of a rule in the document, suppressing it; and, if
 * asked for, everything that can be mended without a question.
 * @param span UTF-16 offsets; findings that touch it count
 * @param only kinds the client asks for, prefixes included (`source`, `source.fixAll`); all by default
 */
export function codeActions(service: IsmsService, uri: string, span: TextRange, only?: readonly string[]): readonly CodeAction[] {
  const wants = (kind: CodeActionKind): boolean => wantsKind(kind, only);
  const all = service.findings(uri);
  const actions: CodeAction[] = [];
  if (wants('quickfix')) {
    const here = all.filter((finding) => rangesIntersect(span, finding.span));
    actions.push(...here.flatMap((finding) => fixesOf(service, finding)), ...fixRule(all, here), ...suppress(service, uri, here));
  }
  const everything = wants('source.fixAll.annexa') ? fixAll(service, uri) : null;
  return everything ? [...actions, everything] : actions;
}

/** True if a client that asks for some kinds asks for this one; kinds are told by prefixes, and no kinds mean all. */
export function wantsKind(kind: string, only?: readonly string[]): boolean {
  return only === undefined || only.length === 0 || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

/** All fixes of a document that need no question, in one action; null if there is none. */
export function fixAll(service: IsmsService, uri: string): CodeAction | null {
  const { edits, mended } = preferredFixes(service.findings(uri));
  if (mended.length === 0) return null;
  return { title: 'Fix all findings that have one right fix', kind: 'source.fixAll.annexa', edits, isPreferred: false, findings: mended };
}

function fixesOf(service: IsmsService, finding: Finding): CodeAction[] {
  const onlyOne = finding.fixes.filter((fix) => fix.preferred).length === 1;
  return service.fixesOf(finding).map((fix) => ({
    title: fix.title,
    kind: 'quickfix',
    edits: editsOf(fix),
    isPreferred: fix.preferred && onlyOne,
    findings: [finding],
  }));
}

function fixRule(all: readonly Finding[], here: readonly Finding[]): CodeAction[] {
  return [...new Set(here.map((finding) => finding.rule))].flatMap((rule): CodeAction[] => {
    const { edits, mended } = preferredFixes(all.filter((finding) => finding.rule === rule));
    if (mended.length < 2) return [];
    return [{ title: `Fix all \`${rule}\` in this document`, kind: 'quickfix', edits, isPreferred: false, findings: mended }];
  });
}

/** One action for a rule and line, however many findings it has there. */
function suppress(service: IsmsService, uri: string, here: readonly Finding[]): CodeAction[] {
  const document = service.document(uri);
  const text = service.openText(uri)?.text;
  if (!document || text === undefined) return [];
  const byPlace = new Map<string, CodeAction>();
  for (const finding of here) {
    if (notSuppressible.has(finding.rule)) continue;
    const suppression = suppressEdit(document, text, finding);
    if (!suppression) continue;
    const { title, edit } = suppression;
    const key = `${finding.rule} ${edit.range.start}`;
    const findings = [...(byPlace.get(key)?.findings ?? []), finding];
    byPlace.set(key, { title, kind: 'quickfix', edits: new Map([[uri, [edit]]]), isPreferred: false, findings });
  }
  return [...byPlace.values()];
}
