import { sectionAt } from '../../../document/sections/sections.ts';
import { rangeTouches, type TextRange } from '../../../text/text-range.ts';
import type { Candidate } from '../completion-item.ts';
import { controlCandidates } from '../control-candidates.ts';
import { type CompletionList, completionItems, noItems } from '../items.ts';
import { type BodyRequest, bodyFramework, type LineAt, listToken } from './body-request.ts';

/** What a comment can say to Annexa. */
const commands: readonly (readonly [string, string])[] = [
  ['satisfies', 'the controls that this section covers'],
  ['annexa-disable-next-line', 'no finding of a rule on the next line, with the reason'],
  ['annexa-disable-line', 'no finding of a rule on this line, with the reason'],
  ['annexa-disable', 'no finding of a rule in this document, with the reason'],
];

/**
 * Completes `<!-- satisfies: A.8.2, … -->` with controls, and `<!-- annexa-disable-next-line … -->` with the rules that
 * have something to say about the document.
 * @param comment what stands between the marks of the comment
 */
export function completeClaimComment(request: BodyRequest, comment: TextRange): CompletionList {
  const { text, offset } = request;
  const before = text.slice(comment.start, offset);
  const claim = /^\s*satisfies:/i.exec(before);
  if (claim) {
    const start = Math.max(comment.start + claim[0].length, text.lastIndexOf('\n', offset - 1) + 1);
    const end = offset + text.slice(offset, comment.end).search(/[\r\n]|$/);
    return claimList(request, start, end);
  }
  const suppression = /^\s*annexa-disable(?:-next-line|-line)?[ \t][^:\r\n]*$/.exec(before);
  if (suppression) return completionItems(ruleCandidates(request), wordToken(text, offset), false);
  if (request.ask.automatic || !/^\s*[\w-]*$/.test(before)) return noItems;
  const items = commands.map(
    ([label, detail]): Candidate => ({ label, kind: 'key', detail, insert: label === 'satisfies' ? `${label}: ` : `${label} ` }),
  );
  return completionItems(items, wordToken(text, offset), false);
}

/** Completes `## Privileged access {A.8.2}`; null elsewhere. */
export function completeHeadingClaim(request: BodyRequest, line: LineAt): CompletionList | null {
  if (!/^[ \t>]{0,20}#{1,6}[ \t]/.test(line.before)) return null;
  const open = line.before.lastIndexOf('{');
  if (open < 0 || /[}]|^[#.:]|=/.test(line.before.slice(open + 1))) return null;
  const close = line.after.indexOf('}');
  // without its bracket only what stands right behind the cursor belongs to the id
  const end = close >= 0 ? close : line.after.search(/[^\w.]|$/);
  return claimList(request, line.start + open + 1, request.offset + end);
}

function claimList(request: BodyRequest, start: number, end: number): CompletionList {
  const framework = bodyFramework(request);
  if (!framework) return noItems;
  const { document, text, offset } = request;
  const section = sectionAt(document.sections, offset);
  const ids = new Set<string>();
  for (const reference of document.references)
    if (reference.kind === 'claim' && reference.place !== 'front-matter' && reference.section === section)
      if (!rangeTouches(reference.range, offset)) for (const control of reference.controls) ids.add(control);
  const token = listToken(text, start, offset, end);
  const lead = token.range.start > 0 && /[:,;]/.test(text[token.range.start - 1] as string) ? ' ' : '';
  const candidates = controlCandidates(framework, token.typed, { ids, note: 'already claimed here', sink: true });
  return completionItems(candidates, { ...token, lead }, true);
}

/** The rules that report something, those behind the cursor first. */
function ruleCandidates({ service, uri, document, offset }: BodyRequest): Candidate[] {
  const line = document.lines.lineAt(offset);
  const findings = service.findings(uri);
  const rules = new Map<string, string>();
  const behind = findings.filter(({ range }) => range.start.line >= line);
  for (const { rule, message } of [...behind, ...findings]) if (!rules.has(rule)) rules.set(rule, message);
  return [...rules].map(([rule, message]) => ({ label: rule, kind: 'value', detail: message, insert: rule }));
}

function wordToken(text: string, offset: number): { range: TextRange; typed: string } {
  let start = offset;
  while (start > 0 && /[\w-]/.test(text[start - 1] as string) && !text.startsWith('<!--', start - 4)) start--;
  let end = offset;
  while (end < text.length && /[\w-]/.test(text[end] as string) && !text.startsWith('-->', end)) end++;
  return { range: { start, end }, typed: text.slice(start, offset) };
}
