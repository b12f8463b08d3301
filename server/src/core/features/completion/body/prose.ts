import { controlCandidates } from '../control-candidates.ts';
import { type CompletionList, completionItems } from '../items.ts';
import { type BodyRequest, bodyFramework, type LineAt } from './body-request.ts';

/** `A.`, `A.5`, `A.5.1`, `a.5.`; behind `Annex` also `A 5.1`. */
const id = /(?:^|[^\p{L}\p{N}_.@#/\\$-]|\d[-])(A\.(?:\d{1,2}(?:\.(?:\d{1,2}(?:\.\d{0,2})?)?)?)?|a\.\d{1,2}(?:\.\d{0,2})?)$/u;
const spacedId = /\b(?:annexe?|anhang|anexo) (A \d{1,2}(?:\.\d{0,2})?)$/iu;
/** `A.laptop`: words right behind the dot. */
const words = /(?:^|[^\p{L}\p{N}_.@#/\\$-])(A\.(\p{L}[\p{L}\p{N}-]{1,30}(?: [\p{L}\p{N}-]{0,30}){0,2}))$/u;
const atWords = /(?:^|[^\p{L}\p{N}_.@/\\])(@([\p{L}\p{N}][\p{L}\p{N}.-]{0,30}(?: [\p{L}\p{N}.-]{0,30}){0,3})?)$/u;
/** Words and marks behind which a bare `A.` begins an id and ends no sentence such as `We chose option A.` */
const introduces =
  /(?:[(,;/:[|–—]|(?:^|[^\p{L}])(?:annexe?|anhang|anexo|controls?|kontrollen?|maßnahmen?|contrôles?|mesures?|controles?|see|siehe|vgl\.|voir|véase|cf\.|and|und|et|or|oder|ou|with|mit|avec|con|to|under|per|by|from|of|nach|gemäß|laut|selon|según|covers?|implements?|satisfies|addresses|meets|fulfils?|2700[12](?::20\d\d)?|A\.\d{1,2}\.\d{1,2}))[\s*_]*$/iu;

/**
 * Completes control ids in running text: behind `A.` by number or words, and behind `@` where that is wanted; null
 * elsewhere. What the document claims is marked, not moved: it is what its text should speak of.
 */
export function completeProse(request: BodyRequest, line: LineAt): CompletionList | null {
  const { offset, document, ask } = request;
  // what is looked at is short, however long the line
  const before = line.before.slice(-200);
  const found = tokenIn(before, ask.atTrigger === true);
  if (!found) return null;
  const { token, query } = found;
  if (token === 'A.' && ask.automatic && !introduces.test(before.slice(0, -2))) return null;
  const framework = bodyFramework(request);
  if (!framework) return null;
  const ids = new Set<string>();
  for (const { kind, controls } of document.references) if (kind === 'claim') for (const control of controls) ids.add(control);
  const rest = /\d\.?$|^A\.$/.test(token) ? (/^(?:\d|\.(?=\d))*/.exec(line.after)?.[0].length ?? 0) : 0;
  const candidates = controlCandidates(framework, query, { ids, note: 'claimed by this document', sink: false });
  return completionItems(candidates, { range: { start: offset - token.length, end: offset + rest }, typed: token }, true);
}

function tokenIn(before: string, atTrigger: boolean): { token: string; query: string } | null {
  const written = id.exec(before)?.[1] ?? spacedId.exec(before)?.[1];
  if (written !== undefined) return { token: written, query: written };
  const named = words.exec(before);
  if (named) return { token: named[1] as string, query: named[2] as string };
  const at = atTrigger ? atWords.exec(before) : null;
  return at ? { token: at[1] as string, query: at[2] ?? '' } : null;
}
