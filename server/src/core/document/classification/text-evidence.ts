import type { DocumentVocabulary } from './document-words.ts';

/** True if there is nothing but a link or the news that the content is elsewhere. */
export function isStub(markdown: string, said: number, vocabulary: DocumentVocabulary): boolean {
  if (said > 0 || markdown.length > 900) return false;
  const body = markdown.replace(/^#.*$/gm, '').trim();
  return body === '' || vocabulary.saysMoved(body) || (body.length < 400 && /[^\s(]\.(?:pdf|docx?|xlsx?)\)/i.test(body));
}

/** Fences that hold a picture in words. */
const diagram = /^\n```[ \t]{0,3}\{?\.?(?:mermaid|plantuml|puml|dot|graphviz|d2|bpmn|svg|chart)/i;

/** How much of a text stands in code fences, 0 to 1; diagrams are no code. */
export function codeShare(markdown: string): number {
  let code = 0;
  let open = -1;
  let isDiagram = false;
  for (let at = markdown.indexOf('\n```'); at >= 0; at = markdown.indexOf('\n```', at + 4)) {
    if (open >= 0 && !isDiagram) code += at - open;
    if (open < 0) isDiagram = diagram.test(markdown.slice(at, at + 30));
    open = open >= 0 ? -1 : at;
  }
  return markdown.length === 0 ? 0 : code / markdown.length;
}

/** `src/risk.ts`, `schema.prisma:12` in a code span. */
const sourceFile = /`[^`\n]{1,100}\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|php|cs|cpp|prisma|sql|vue|svelte|s?css)(?::\d{1,6})?`/g;

/** True if a text names several files of source code: a plan of programmers, not of an ISMS. */
export function namesSources(markdown: string): boolean {
  const head = markdown.slice(0, 20_000);
  sourceFile.lastIndex = 0;
  for (let count = 0; count < 4; count++) if (!sourceFile.test(head)) return false;
  return true;
}

/** What a register of risks has for columns. */
const likelihood = /likelihood|probability/i;
const impact = /impact|severity/i;
const answers = /owner|treatment|mitigation|control|response/i;
/** A register starts no further down. */
const registerReach = 20_000;

/** True if a table rates risks and says what is done about them: it is a register of risks, however little stands around it. */
export function ratesRisks(markdown: string): boolean {
  return markdown
    .slice(0, registerReach)
    .split('\n')
    .some((line) => line.includes('|') && likelihood.test(line) && impact.test(line) && answers.test(line));
}

/** What the columns of a Statement of Applicability are called. */
const applies = /applicab|included/i;
const because = /justif|reason|rationale/i;

/** True if a table has a column for whether a control applies and one for why. */
export function decidesOnControls(markdown: string): boolean {
  return markdown
    .slice(0, registerReach)
    .split('\n')
    .some((line) => line.includes('|') && applies.test(line) && because.test(line));
}
